// A screen's way in: its cookie, else the demo's own pairing, else a code that the duty officer compares.
import type { DeviceKind } from '@tingxu/shared/hall/people/permissions.ts'
import type { HubClient, HubStatus } from '@tingxu/shared/ui/hub/client.ts'
import { beginPairing, pairDemo, pollPairing, type Pairing } from '@tingxu/shared/ui/hub/device.ts'

export type DoorState =
  | { readonly kind: 'in' }
  | { readonly kind: 'code'; readonly code: string; readonly expiresAt: number; readonly refused: boolean }

export interface DoorOptions {
  readonly hub: HubClient
  readonly slot: string
  readonly kind: DeviceKind
  /** Which device of the demo it wants to be. */
  readonly device: string | null
}

export interface Door {
  readonly open: () => void
  readonly state: () => DoorState
  readonly onState: (listener: (state: DoorState) => void) => () => void
}

const POLL_MS = 2000

export function createDoor({ hub, slot, kind, device }: DoorOptions): Door {
  const listeners = new Set<(state: DoorState) => void>()
  let state: DoorState = { kind: 'in' }
  let admitting = false
  let demoTried = false

  const set = (next: DoorState): void => {
    state = next
    for (const listener of [...listeners]) listener(next)
  }
  const pause = (): Promise<void> => new Promise((resolve) => window.setTimeout(resolve, POLL_MS))

  const paired = async (): Promise<void> => {
    let pairing: Pairing | null = null
    let refused = false
    for (;;) {
      try {
        pairing ??= await beginPairing(slot, kind)
        if (pairing !== null) {
          set({ kind: 'code', code: pairing.code, expiresAt: pairing.expiresAt, refused })
          await pause()
          const answer = await pollPairing(slot, pairing)
          if (answer === 'accepted') return
          if (answer !== 'waiting') {
            pairing = null
            refused = answer === 'refused'
          }
          continue
        }
      } catch {
        // The hub is away; the code may still hold when it is back.
      }
      await pause()
    }
  }

  const admit = async (): Promise<void> => {
    if (admitting) return
    admitting = true
    const own = demoTried ? false : await pairDemo(slot, kind, device).catch(() => false)
    demoTried = true
    if (!own) await paired()
    admitting = false
    set({ kind: 'in' })
    hub.open()
  }

  const look = ({ phase }: HubStatus): void => {
    if (phase === 'unknown') void admit()
  }

  return {
    open: () => {
      hub.onStatus(look)
      hub.open()
    },
    state: () => state,
    onState: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
