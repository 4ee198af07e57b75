// HID devices: one report is one piece of data, its report id first where the device uses ids.
import { devicesAsync, HIDAsync } from 'node-hid'
import type { DeviceContext } from '../kernel/context.ts'
import { DeviceError } from '../kernel/errors.ts'
import type { Transport } from '../kernel/transport.ts'
import { createChannelTransport } from './channel.ts'
import { chooseUsb, describeUsb, type UsbIdentity } from './usb-identity.ts'

export interface HidOptions extends UsbIdentity {
  /** Which of the device's collections, where it has several: 1 for desktop, 0x8C for scanners. */
  readonly usagePage?: number | undefined
  readonly usage?: number | undefined
  /** Sent once after each open, report id first: puts Honeywell scanners into HID POS mode (`FE 01`). */
  readonly featureReport?: readonly number[] | undefined
}

/** `write` sends one output report, its id (0 without ids) first. */
export function createHidTransport(context: DeviceContext, options: HidOptions): Transport {
  const target = `hid ${describeUsb(options)}`
  return createChannelTransport(context, {
    target,
    async connect({ onData, onLost }) {
      const found = chooseUsb(
        (await devicesAsync())
          .filter(
            ({ usagePage, usage }) =>
              (options.usagePage === undefined || usagePage === options.usagePage) &&
              (options.usage === undefined || usage === options.usage),
          )
          .map(({ path, vendorId, productId, serialNumber }) => ({ path, vendorId, productId, serial: serialNumber })),
        options,
      )
      if (found?.path === undefined) throw new DeviceError('transport.not-found', { target })
      const path = found.path
      // The library says "cannot open device" for every reason; there is one that a technician can mend.
      const device = await HIDAsync.open(path, { nonExclusive: true }).catch((thrown: unknown) => {
        throw new DeviceError('transport.no-permission', { target, path }, thrown)
      })
      if (options.featureReport !== undefined) await device.sendFeatureReport([...options.featureReport])
      device.on('data', (report: Buffer) => onData(new Uint8Array(report)))
      device.on('error', (error: unknown) => onLost(error instanceof Error ? error.message : String(error)))
      return {
        async write(bytes) {
          await device.write([...bytes])
        },
        async close() {
          device.removeAllListeners('data')
          await device.close()
        },
      }
    },
  })
}
