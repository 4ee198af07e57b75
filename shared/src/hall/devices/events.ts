import * as v from 'valibot'
import { DeviceId } from '../../kernel/brands.ts'
import { defineEvent } from '../../kernel/define.ts'
import { deviceKinds } from '../people/permissions.ts'
import { driverCode } from '../slips/commands.ts'
import { pairingCode, place } from './commands.ts'
import { DEVICE_LEVELS } from './types.ts'

export const deviceRegistered = defineEvent(
  'device.registered',
  2,
  v.strictObject({ device: DeviceId, kind: v.picklist(deviceKinds), code: v.nullable(pairingCode), ...place }),
)
export const deviceChanged = defineEvent('device.changed', 2, v.strictObject({ device: DeviceId, ...place }))
export const deviceRevoked = defineEvent('device.revoked', 1, v.strictObject({ device: DeviceId, stolen: v.boolean() }))
export const deviceLocked = defineEvent('device.locked', 1, v.strictObject({ device: DeviceId }))
export const deviceUnlocked = defineEvent('device.unlocked', 1, v.strictObject({ device: DeviceId }))
export const deviceReported = defineEvent(
  'device.reported',
  1,
  v.strictObject({ device: DeviceId, level: v.picklist(DEVICE_LEVELS), code: driverCode }),
)

export const deviceEvents = [
  deviceRegistered,
  deviceChanged,
  deviceRevoked,
  deviceLocked,
  deviceUnlocked,
  deviceReported,
] as const
