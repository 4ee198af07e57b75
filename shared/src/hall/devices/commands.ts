import * as v from 'valibot'
import { CounterId, DeviceId, ZoneId } from '../../kernel/brands.ts'
import { defineCommand } from '../../kernel/define.ts'
import { localTextSchema } from '../../kernel/local-text.ts'
import { deviceKinds } from '../people/permissions.ts'
import { driverCode } from '../slips/commands.ts'
import { DEVICE_LEVELS } from './types.ts'

/** The six digits a screen shows while it waits to be paired. */
export const pairingCode = v.pipe(v.string(), v.regex(/^\d{6}$/, 'six digits'), v.brand('PairingCode'))
export const modelId = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(60), v.brand('ModelId'))
const device = 'kiosk-1'

export const place = {
  name: localTextSchema(40),
  zone: v.optional(v.nullable(ZoneId), null),
  counter: v.optional(v.nullable(CounterId), null),
  printer: v.optional(v.nullable(DeviceId), null),
  model: v.optional(v.nullable(modelId), null),
  agent: v.optional(v.nullable(DeviceId), null),
  seats: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          address: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255)),
          counter: CounterId,
        }),
      ),
      v.maxLength(255),
      v.check((seats) => new Set(seats.map(({ address }) => address)).size === seats.length, 'each address once'),
    ),
    [],
  ),
  panelInches: v.optional(v.nullable(v.pipe(v.number(), v.minValue(5), v.maxValue(200))), null),
}

export const registerDevice = defineCommand({
  type: 'device.register',
  permission: 'device.manage',
  data: v.strictObject({
    device: DeviceId,
    kind: v.picklist(deviceKinds),
    /** Of the screen that waits to be paired; a printer or keypad behind an agent has none. */
    code: v.optional(v.nullable(pairingCode), null),
    ...place,
  }),
  http: { method: 'POST', path: '/devices' },
  says: 'Register a device and say where it stands (E4); with the code a waiting screen shows, it is paired.',
  example: { device, kind: 'kiosk', code: '482913', name: { 'zh-Hans': '取号机1' }, zone: 'east' },
})

export const changeDevice = defineCommand({
  type: 'device.change',
  permission: 'device.manage',
  data: v.strictObject({ device: DeviceId, ...place }),
  http: { method: 'PUT', path: '/devices/{device}' },
  says: "Change a device's name, place, printer or model.",
  example: { device, name: { 'zh-Hans': '取号机1' }, zone: 'east' },
})

export const revokeDevice = defineCommand({
  type: 'device.revoke',
  permission: 'device.manage',
  data: v.strictObject({ device: DeviceId, stolen: v.optional(v.boolean(), false) }),
  http: { method: 'DELETE', path: '/devices/{device}' },
  says: 'Cut a device off; it has to be paired again.',
  example: { device },
})

export const lockDevice = defineCommand({
  type: 'device.lock',
  permission: 'device.lock',
  data: v.strictObject({ device: DeviceId }),
  http: { method: 'POST', path: '/devices/{device}/lock' },
  says: 'Lock a kiosk: it gives no numbers until it is unlocked.',
  example: { device },
})

export const unlockDevice = defineCommand({
  type: 'device.unlock',
  permission: 'device.lock',
  data: v.strictObject({ device: DeviceId }),
  http: { method: 'POST', path: '/devices/{device}/unlock' },
  says: 'Unlock a kiosk.',
  example: { device },
})

export const reportDevice = defineCommand({
  type: 'device.report',
  permission: 'device.report',
  data: v.strictObject({ device: DeviceId, level: v.picklist(DEVICE_LEVELS), code: driverCode }),
  http: { method: 'POST', path: '/devices/{device}/state' },
  says: "A change of a device's state, as data (E3).",
  example: { device: 'printer-1', level: 'down', code: 'printer.paper-out' },
})

export const deviceCommands = [
  registerDevice,
  changeDevice,
  revokeDevice,
  lockDevice,
  unlockDevice,
  reportDevice,
] as const
