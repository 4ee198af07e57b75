// People and machines that act in tests. All invented.
import * as v from 'valibot'
import { ActorId, CounterId, DeviceId } from '../../kernel/brands.ts'
import type { Actor } from '../../kernel/define.ts'
import { DEVICE_RIGHTS, PERMISSIONS, permissionsOf, type DeviceKind, type Role } from '../people/permissions.ts'

export const staff = (name: string, ...roles: readonly Role[]): Actor => ({
  id: v.parse(ActorId, `staff:${name}`),
  kind: 'staff',
  permissions: permissionsOf(roles),
  device: null,
  counter: null,
})

export const device = (id: string, kind: DeviceKind, counter: string | null = null): Actor => ({
  id: v.parse(ActorId, `device:${id}`),
  kind: 'device',
  permissions: new Set(DEVICE_RIGHTS[kind]),
  device: v.parse(DeviceId, id),
  counter: counter === null ? null : v.parse(CounterId, counter),
})

export const kiosk = (id = 'kiosk-1'): Actor => device(id, 'kiosk')

export const system: Actor = {
  id: v.parse(ActorId, 'system'),
  kind: 'system',
  permissions: new Set(PERMISSIONS),
  device: null,
  counter: null,
}
