// What every screen of a hall starts with: the line to the hub and the door through which it gets in.
import type { DeviceKind } from '../../hall/people/permissions.ts'
import { after } from '../after.ts'
import { createHubClient, type HubClient } from './client.ts'
import { pairingDesk, renewDevice } from './device.ts'
import { createDoor, type Door } from './door.ts'
import { watchLine } from './line-watch.ts'

export interface DeviceLineOptions {
  readonly kind: DeviceKind
  /** Names its cookie, so that several screens of one hall fit into one browser. */
  readonly slot: string
  /** Which device of the demo it wants to be; null: whichever is free. */
  readonly device: string | null
  readonly build: string
}

export interface DeviceLine {
  readonly hub: HubClient
  readonly door: Door
}

/** A request into a dead line may hang for minutes; the next one may get through at once. */
const RENEW_MS = 1500

export function createDeviceLine({ kind, slot, device, build }: DeviceLineOptions): DeviceLine {
  const beforeConnect = (): Promise<boolean> => Promise.race([renewDevice(slot), tooLate()])
  const hub = createHubClient({ as: 'device', slot, build, beforeConnect })
  watchLine(hub)
  return { hub, door: createDoor({ hub, desk: pairingDesk(slot, kind, device), wait: after }) }
}

async function tooLate(): Promise<never> {
  await after(RENEW_MS)
  throw new Error('the hub does not answer')
}
