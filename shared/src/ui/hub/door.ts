// A screen's way into its hall: its cookie, else the demo's own pairing, else a code that the duty officer compares.
import type { HubClient, HubStatus } from './client.ts'
import type { Pairing, PairingState } from './device.ts'

export type DoorState =
  | { readonly kind: 'in' }
  | {
      readonly kind: 'code'
      readonly code: string
      readonly expiresAt: number
      /** `refused`: the console said no to the code before; `cut-off`: this screen was known until now. */
      readonly why: 'new' | 'refused' | 'cut-off'
    }
  /** In the demo: this device was opened somewhere else, or taken down. `again` takes it back. */
  | { readonly kind: 'elsewhere' }

/** What the door asks of the hub; each rejects where the hub is away. */
export interface PairingDesk {
  readonly pairDemo: () => Promise<boolean>
  readonly begin: () => Promise<Pairing | null>
  readonly poll: (pairing: Pairing) => Promise<PairingState>
}

export interface DoorOptions {
  readonly hub: Pick<HubClient, 'open' | 'onStatus'>
  readonly desk: PairingDesk
  readonly wait: (ms: number) => Promise<void>
}

export interface Door {
  /** Opens the hub, and pairs whenever the hub does not know this screen. */
  readonly open: () => void
  /** Takes a device back that was opened elsewhere. */
  readonly again: () => void
  readonly state: () => DoorState
  readonly onState: (listener: (state: DoorState) => void) => () => void
}

const POLL_MS = 2000
const RETRY_MS = 3000

export function createDoor({ hub, desk, wait }: DoorOptions): Door {
  const listeners = new Set<(state: DoorState) => void>()
  let state: DoorState = { kind: 'in' }
  let mayPairItself = true
  let wasIn = false
  let admitting = false

  const set = (next: DoorState): void => {
    state = next
    for (const listener of [...listeners]) listener(next)
  }

  const pair = async (): Promise<void> => {
    let why: 'new' | 'refused' | 'cut-off' = wasIn ? 'cut-off' : 'new'
    let pairing: Pairing | null = null
    for (;;) {
      try {
        pairing ??= await desk.begin()
        if (pairing === null) await wait(RETRY_MS)
        else {
          set({ kind: 'code', code: pairing.code, expiresAt: pairing.expiresAt, why })
          await wait(POLL_MS)
          const answer = await desk.poll(pairing)
          if (answer === 'accepted') return
          if (answer === 'refused') why = 'refused'
          if (answer !== 'waiting') pairing = null
        }
      } catch {
        // The hub is away; the code may still hold when it is back.
        await wait(RETRY_MS)
      }
    }
  }

  const admit = async (): Promise<void> => {
    admitting = true
    const itself = mayPairItself && (await desk.pairDemo().catch(() => false))
    mayPairItself = false
    if (!itself) await pair()
    admitting = false
    set({ kind: 'in' })
    hub.open()
  }

  const look = ({ phase, error, demo }: HubStatus): void => {
    if (phase === 'live') wasIn = true
    if (phase !== 'unknown' || admitting || state.kind === 'elsewhere') return
    if (error !== null && error.code !== 'auth.required') {
      // The hub knows this screen and only does not want its line now.
      void wait(RETRY_MS).then(hub.open)
    } else if (wasIn && demo) set({ kind: 'elsewhere' })
    else void admit()
  }

  return {
    open: () => {
      hub.onStatus(look)
      hub.open()
    },
    again: () => {
      if (state.kind !== 'elsewhere') return
      mayPairItself = true
      void admit()
    },
    state: () => state,
    onState: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
