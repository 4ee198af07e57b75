// Who is connected. A screen that reloads is not away: only after a while without any line is it said to be.
import type { DeviceId } from '@tingxu/shared/kernel/brands.ts'

export interface PresenceOptions {
  /** A clock that never jumps, ms. */
  readonly now: () => number
  readonly changed: (connected: ReadonlySet<DeviceId>) => void
  readonly tell: (device: DeviceId, level: 'ok' | 'down', code: 'device.ready' | 'device.away') => void
}

export interface Presence {
  readonly seen: (device: DeviceId, connected: boolean) => void
  readonly connected: (device: DeviceId) => boolean
  /** Once a second: says who has been away for too long. */
  readonly look: () => void
}

const AWAY_MS = 8000

export function createPresence({ now, changed, tell }: PresenceOptions): Presence {
  const lines = new Map<DeviceId, number>()
  const leftAt = new Map<DeviceId, number>()
  const publish = (): void => changed(new Set(lines.keys()))
  return {
    seen: (device, connected) => {
      const count = (lines.get(device) ?? 0) + (connected ? 1 : -1)
      if (count > 0) lines.set(device, count)
      else lines.delete(device)
      if (connected) {
        leftAt.delete(device)
        tell(device, 'ok', 'device.ready')
      } else if (count <= 0) leftAt.set(device, now())
      publish()
    },
    connected: (device) => lines.has(device),
    look: () => {
      for (const [device, at] of leftAt) {
        if (now() - at < AWAY_MS) continue
        leftAt.delete(device)
        tell(device, 'down', 'device.away')
      }
    },
  }
}
