// Who is connected. A screen that reloads is not away: only after a while without any line is it said to be.
import type { DeviceId } from '@tingxu/shared/kernel/brands.ts'

export interface PresenceOptions {
  /** A clock that never jumps, ms. */
  readonly now: () => number
  readonly changed: (connected: ReadonlySet<DeviceId>) => void
  readonly tell: (device: DeviceId, level: 'ok' | 'down', code: 'device.ready' | 'device.away') => void
  /** Two lines of one device: two screens share a cookie. Told once when it begins and once when it ends. */
  readonly twice: (device: DeviceId, lasts: boolean) => void
}

export interface Presence {
  readonly seen: (device: DeviceId, connected: boolean) => void
  readonly connected: (device: DeviceId) => boolean
  /** Once a second: says who has been away for too long. */
  readonly look: () => void
}

const AWAY_MS = 8000
/** A line whose cable was pulled is noticed within 20 s; until then its successor makes two. */
const TWICE_MS = 30_000

export function createPresence({ now, changed, tell, twice }: PresenceOptions): Presence {
  const lines = new Map<DeviceId, number>()
  const leftAt = new Map<DeviceId, number>()
  const twiceSince = new Map<DeviceId, number>()
  const told = new Set<DeviceId>()
  const publish = (): void => changed(new Set(lines.keys()))
  return {
    seen: (device, connected) => {
      const count = (lines.get(device) ?? 0) + (connected ? 1 : -1)
      if (count > 0) lines.set(device, count)
      else lines.delete(device)
      if (count < 2) {
        twiceSince.delete(device)
        if (told.delete(device)) twice(device, false)
      } else if (!twiceSince.has(device)) twiceSince.set(device, now())
      if (connected) {
        leftAt.delete(device)
        tell(device, 'ok', 'device.ready')
      } else if (count <= 0) leftAt.set(device, now())
      publish()
    },
    connected: (device) => lines.has(device),
    look: () => {
      for (const [device, at] of twiceSince) {
        if (told.has(device) || now() - at < TWICE_MS) continue
        told.add(device)
        twice(device, true)
      }
      for (const [device, at] of leftAt) {
        if (now() - at < AWAY_MS) continue
        leftAt.delete(device)
        tell(device, 'down', 'device.away')
      }
    },
  }
}
