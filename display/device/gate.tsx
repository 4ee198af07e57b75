// Before a screen shows the hall: its code to be paired, or a word that it is on the way.
import { useEffect, useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import type { Texts } from './texts.ts'
import { Code } from '@tingxu/shared/ui/code.tsx'
import './gate.css'
import type { Door, DoorState } from './door.ts'

export function useDoor(door: Door): DoorState {
  const [state, setState] = useState(door.state())
  useEffect(() => {
    setState(door.state())
    return door.onState(setState)
  }, [door])
  return state
}

export interface PairingScreenProps {
  readonly t: Texts
  readonly code: string
  readonly minutes: number
  readonly refused: boolean
}

export function PairingScreen({ t, code, minutes, refused }: PairingScreenProps) {
  return (
    <Word title={t.common.pairing.title} text={refused ? t.common.pairing.refused : t.common.pairing.text}>
      <Code code={code} label={t.common.pairing.code} />
      <p class="second">{t.common.pairing.valid(minutes)}</p>
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
