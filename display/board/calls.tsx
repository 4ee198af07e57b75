import { Component, type ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Texts } from '../device/texts.ts'
import { Arrow } from '@tingxu/shared/ui/arrow.tsx'
import { CounterName } from '@tingxu/shared/ui/counter-name.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { spelledNumber } from '@tingxu/shared/ui/ticket-number.ts'
import type { BoardCall } from '@tingxu/shared/hall/views/shapes.ts'

/** Entering and breathing three times end within this; a call that is older does not move when the line comes back. */
const MOVING_MS = 12_000

/** A row that cannot be drawn is left out; the board stays. */
export class Careful extends Component<{ readonly children: ComponentChildren }, { readonly failed: boolean }> {
  override state = { failed: false }
  static override getDerivedStateFromError() {
    return { failed: true }
  }
  render() {
    return this.state.failed ? null : this.props.children
  }
}

export interface CallsProps {
  readonly t: Texts
  /** Newest first. */
  readonly calls: readonly BoardCall[]
  /** What is shown is of now: the newest call is marked and moves. */
  readonly live: boolean
  /** Hub time. */
  readonly now: number
  /** Told of every row that is in the page. Returns the end of it. */
  readonly stands: (call: string) => () => void
}

export function Calls({ t, calls, live, now, stands }: CallsProps) {
  return (
    <ol class="calls" aria-live={live ? 'polite' : 'off'} aria-label={t.board.calling}>
      {calls.map((call, at) => (
        <Careful key={call.id}>
          <CallRow
            t={t}
            call={call}
            newest={at === 0 && live}
            fresh={now - call.at < MOVING_MS}
            first={at === 0}
            stands={stands}
          />
        </Careful>
      ))}
    </ol>
  )
}

interface CallRowProps {
  readonly t: Texts
  readonly call: BoardCall
  readonly first: boolean
  /** The first, and of now. */
  readonly newest: boolean
  readonly fresh: boolean
  readonly stands: (call: string) => () => void
}

function CallRow({ t, call: { id, number, counter }, first, newest, fresh, stands }: CallRowProps) {
  useEffect(() => stands(id), [id, stands])
  return (
    <li class={first ? (newest ? 'newest on-accent' : 'newest') : undefined} data-figures={counter.length}>
      <Plate
        number={number}
        bare={newest}
        motion={newest && fresh ? 'call' : undefined}
        label={t.common.ticket(spelledNumber(number))}
      />
      <Arrow length={first ? 1 : 4.6} stroke={first ? 5 : 4} />
      <CounterName number={counter} before={t.common.counterBefore} after={t.common.counterAfter} />
    </li>
  )
}
