// From what a request carries (cookie, key) to who is asking and what they may do, always by the state of now.
import * as v from 'valibot'
import {
  DEVICE_RIGHTS,
  permissionsOf,
  ROLES,
  type Permission,
  type Role,
} from '@tingxu/shared/hall/people/permissions.ts'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import { ActorId, type CounterId, type DeviceId, type KeyId, type StaffId } from '@tingxu/shared/kernel/brands.ts'
import type { Actor } from '@tingxu/shared/kernel/define.ts'

/** Who was recognised, without the rights, which may change while a socket is open. */
export type Principal =
  | { readonly kind: 'staff'; readonly staff: StaffId; readonly session: string }
  | { readonly kind: 'device'; readonly device: DeviceId }
  | { readonly kind: 'key'; readonly key: KeyId }
  | { readonly kind: 'public' }

const actorId = (text: string): ActorId => v.parse(ActorId, text)

const nobody: ReadonlySet<Permission> = new Set()

const actor = (
  id: string,
  kind: Actor['kind'],
  permissions: ReadonlySet<Permission>,
  device: DeviceId | null = null,
  counter: CounterId | null = null,
): Actor => ({
  ...{ id: actorId(id), kind, permissions, device, counter },
})

/** The hub itself: timers, its own agent. */
export const systemActor: Actor = actor(
  'system',
  'system',
  new Set<Permission>([
    'system',
    'device.report',
    'job.report',
    'device.manage',
    'staff.manage',
    'hall.configure',
    'key.manage',
    // A table read in on the hub's own machine; somebody else still has to let it pass.
    'guide.write',
  ]),
)

/** A device on an agent's cable, speaking for the counter it is used at. */
export const deviceActor = (device: DeviceId, counter: CounterId, permissions: ReadonlySet<Permission>): Actor =>
  actor(`device:${device}`, 'device', permissions, device, counter)

/** Null once the person, device or key is gone. */
export function actorOf(principal: Principal, state: HallState): Actor | null {
  switch (principal.kind) {
    case 'public':
      return actor('anonymous', 'anonymous', nobody)
    case 'staff': {
      const staff = state.staff.get(principal.staff)
      return staff === undefined ? null : actor(`staff:${staff.id}`, 'staff', permissionsOf(staff.roles))
    }
    case 'device': {
      const device = state.devices.get(principal.device)
      if (device === undefined) return null
      return actor(
        `device:${device.id}`,
        'device',
        new Set<Permission>(DEVICE_RIGHTS[device.kind]),
        device.id,
        device.counter,
      )
    }
    case 'key': {
      const key = state.keys.get(principal.key)
      return key === undefined
        ? null
        : actor(`key:${key.id}`, 'key', new Set<Permission>(ROLES[key.role satisfies Role]))
    }
  }
}

/** The same actor until the state's people or devices change: asked for each command, worked out rarely. */
export function cachedActor(principal: Principal): (state: HallState) => Actor | null {
  let seen: readonly unknown[] = []
  let found: Actor | null = null
  return (state) => {
    const reads = [state.staff, state.devices, state.keys]
    if (reads.every((each, at) => each === seen[at]) && seen.length > 0) return found
    seen = reads
    return (found = actorOf(principal, state))
  }
}
