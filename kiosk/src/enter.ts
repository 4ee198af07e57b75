// How a kiosk gets into its hall: known, self-paired in the demo, or with a code that an officer accepts.
import type { HubClient, HubStatus } from '@tingxu/shared/ui/hub/client.ts'
import { beginPairing, pairDemo, pollPairing, type Pairing } from '@tingxu/shared/ui/hub/device.ts'

export type Entry =
  { readonly at: 'in' } | { readonly at: 'code'; readonly pairing: Pairing } | { readonly at: 'refused' }

export interface EnterOptions {
  readonly hub: HubClient
  readonly slot: string
  /** Which of the demo's kiosks; null: whichever is free. */
  readonly device: string | null
  readonly tell: (entry: Entry) => void
  readonly wait: (ms: number) => Promise<void>
  readonly now: () => number
}

const POLL_MS = 2000
const RETRY_MS = 3000
const REFUSED_MS = 15_000

/** Opens the hub and pairs whenever the hub does not know this kiosk. */
export function enterHall(options: EnterOptions): void {
  const { hub } = options
  let mayPairItself = true
  let entering = false
  const look = ({ phase }: HubStatus): void => {
    if (phase === 'live') options.tell({ at: 'in' })
    if (phase !== 'unknown' || entering) return
    entering = true
    const itself = mayPairItself
    mayPairItself = false
    void pair(options, itself).then(() => {
      entering = false
      hub.open()
    })
  }
  hub.onStatus(look)
  hub.open()
}

async function pair(options: EnterOptions, itself: boolean): Promise<void> {
  const { slot, device, wait } = options
  for (;;) {
    try {
      if (itself && (await pairDemo(slot, 'kiosk', device))) return
      const pairing = await beginPairing(slot, 'kiosk')
      if (pairing !== null && (await accepted(options, pairing))) return
    } catch {
      // The hub is away; a new code needs it.
    }
    await wait(RETRY_MS)
  }
}

async function accepted({ slot, tell, wait, now }: EnterOptions, pairing: Pairing): Promise<boolean> {
  tell({ at: 'code', pairing })
  while (now() < pairing.expiresAt) {
    await wait(POLL_MS)
    const state = await pollPairing(slot, pairing)
    if (state === 'accepted') return true
    if (state === 'refused') {
      tell({ at: 'refused' })
      await wait(REFUSED_MS)
    }
    if (state !== 'waiting') return false
  }
  return false
}
