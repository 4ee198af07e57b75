import type { DeviceId } from '../../kernel/brands.ts'
import type { PMap } from '../../kernel/pmap.ts'
import type { DeviceKind } from '../people/permissions.ts'
import type { HallState } from '../state.ts'
import type { Device } from './types.ts'

const known = new WeakMap<PMap<DeviceId, Device>, Map<DeviceKind, readonly Device[]>>()

/** All devices of a kind. A state never changes: asked at every event, looked for once. */
export function devicesOf({ devices }: HallState, kind: DeviceKind): readonly Device[] {
  const byKind = known.get(devices) ?? new Map<DeviceKind, readonly Device[]>()
  known.set(devices, byKind)
  const found = byKind.get(kind) ?? [...devices.values()].filter((device) => device.kind === kind)
  byKind.set(kind, found)
  return found
}
