// Before a screen shows the hall: its code to be paired, or a word that it is on the way.
import type { ComponentChildren } from 'preact'
import { Code } from '@tingxu/shared/ui/code.tsx'
import type { Door, DoorState } from '@tingxu/shared/ui/hub/door.ts'
import { PrimaryKey } from '@tingxu/shared/ui/primary-key.tsx'
import './gate.css'
import type { Texts } from './texts.ts'

export interface AtDoorProps {
  readonly t: Texts
  readonly door: Pick<Door, 'again'>
  readonly state: Exclude<DoorState, { kind: 'in' }>
  readonly now: () => number
}

/** This screen is not in the hall: how it gets in. */
export function AtDoor({ t, door, state, now }: AtDoorProps) {
  const { pairing } = t.common
  if (state.kind === 'elsewhere')
    return (
      <Word title={pairing.elsewhere} text={pairing.elsewhereText}>
        <PrimaryKey word={pairing.here} onPress={door.again} />
      </Word>
    )
  const title = state.why === 'cut-off' ? pairing.cutOff : pairing.title
  return (
    <Word title={title} text={state.why === 'refused' ? pairing.refused : pairing.text}>
      <Code code={state.code} label={pairing.code} />
      <p class="second">{pairing.valid(Math.max(1, Math.ceil((state.expiresAt - now()) / 60_000)))}</p>
    </Word>
  )
}

export interface WordProps {
  readonly title: string
  readonly text?: string | undefined
  readonly children?: ComponentChildren
}

/** One big word in the middle of the glass. */
export function Word({ title, text, children }: WordProps) {
  return (
    <main class="word-screen">
      <h1>{title}</h1>
      {text !== undefined && <p>{text}</p>}
      {children}
    </main>
  )
}
