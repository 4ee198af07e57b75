import type { CounterView, HeldLine } from '@tingxu/shared/hall/views/shapes.ts'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { Row, Rows } from '@tingxu/shared/ui/rows.tsx'
import { spelledNumber } from '@tingxu/shared/ui/ticket-number.ts'
import type { May } from '../common/session.ts'
import { clockTime, type Setting } from '../common/setting.ts'

/** Why somebody is held, and until when. */
export function heldWords({ state, until, at }: HeldLine, setting: Setting): string {
  const words = setting.t.counter.reasons
  if (state === 'no-show') return words.noShowAt(clockTime(at, setting))
  return until === null ? words.parkedOpen : words.parkedUntil(clockTime(until, setting))
}

export interface HeldProps {
  readonly view: CounterView
  readonly setting: Setting
  readonly may: May
  readonly live: boolean
  readonly onRefused: (reason: string) => void
  readonly onUnpark: (number: string) => void
  readonly onReturn: (number: string) => void
}

/** Who is set aside here, and who missed their call. */
export function Held({ view, setting, may, live, onRefused, onUnpark, onReturn }: HeldProps) {
  const { t } = setting
  const words = t.counter.held
  if (view.held.length === 0) return null
  return (
    <section class="held" aria-label={words.title} tabIndex={view.held.length > 4 ? 0 : undefined}>
      <Rows label={words.title} ruled={false}>
        {view.held.map((held) => (
          <Row
            key={held.ticket}
            lead={<Plate number={held.number} label={t.common.ticket(spelledNumber(held.number))} />}
            title={heldWords(held, setting)}
          >
            {held.state === 'parked' ? (
              <Key
                word={words.resume}
                notNow={unparkNotNow()}
                onRefused={onRefused}
                onPress={() => onUnpark(held.number)}
              />
            ) : (
              may('ticket.return') && (
                <Key
                  word={words.callBack}
                  notNow={live ? undefined : t.counter.notNow.away}
                  onRefused={onRefused}
                  onPress={() => onReturn(held.number)}
                />
              )
            )}
          </Row>
        ))}
      </Rows>
    </section>
  )

  function unparkNotNow(): string | undefined {
    if (!live) return t.counter.notNow.away
    if (view.phase === 'paused') return t.counter.notNow.paused
    return view.here === null ? undefined : t.counter.notNow.serving
  }
}
