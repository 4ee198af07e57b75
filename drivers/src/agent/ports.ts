// What a device hangs on: as a person writes it into agent.json, and the transport that it makes.
import * as v from 'valibot'
import type { DeviceContext } from '../kernel/context.ts'
import type { Transport } from '../kernel/transport.ts'
import type { AnyModel } from '../models/peripheral.ts'
import { createDeviceFileTransport } from '../transports/device-file.ts'
import { createHelperTransport } from '../transports/helper.ts'
import { createHidTransport } from '../transports/hid.ts'
import { createSerialTransport } from '../transports/serial.ts'
import { createTcpTransport } from '../transports/tcp.ts'

const words = v.pipe(v.string(), v.minLength(1), v.maxLength(253))
const usbId = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{4}$/i, 'four hexadecimal digits'),
  v.transform((digits) => Number.parseInt(digits, 16)),
)
const usb = { vendorId: usbId, productId: usbId, serial: v.optional(words) }
const portNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))

export const portSchema = v.variant('kind', [
  /** Without a number, the one of the model; 9100 where it has none. */
  v.strictObject({ kind: v.literal('tcp'), host: words, port: v.optional(portNumber) }),
  v.pipe(
    v.strictObject({
      kind: v.literal('serial'),
      /** `/dev/ttyS0`, `COM3`; or `usb`, where the number of the port changes. */
      path: v.optional(words),
      usb: v.optional(v.strictObject(usb)),
      /** Without it, the model's; 9600 where it has none. */
      baud: v.optional(v.pipe(v.number(), v.integer(), v.minValue(300), v.maxValue(921_600))),
      parity: v.optional(v.picklist(['none', 'even', 'odd'])),
      dataBits: v.optional(v.picklist([7, 8])),
      stopBits: v.optional(v.picklist([1, 2])),
      flow: v.optional(v.picklist(['none', 'hardware', 'software'])),
    }),
    v.check(({ path, usb: ids }) => (path === undefined) !== (ids === undefined), 'either path or usb'),
  ),
  v.strictObject({ kind: v.literal('file'), path: words }),
  v.strictObject({ kind: v.literal('hid'), ...usb }),
  v.strictObject({ kind: v.literal('helper'), command: words, args: v.optional(v.array(words), []) }),
])

/** `memory` is for simulated devices, whose far end somebody in this process holds. */
export type DevicePort = v.InferOutput<typeof portSchema> | { readonly kind: 'memory'; readonly transport: Transport }

const RAW_PRINTING = 9100
const BAUD = 9600

export function createPortTransport(
  context: DeviceContext,
  port: DevicePort,
  { connection }: Pick<AnyModel, 'connection'>,
): Transport {
  switch (port.kind) {
    case 'memory':
      return port.transport
    case 'tcp':
      return createTcpTransport(context, { host: port.host, port: port.port ?? connection.tcpPort ?? RAW_PRINTING })
    case 'serial': {
      const { parity, dataBits, stopBits, flow } = port
      return createSerialTransport(context, {
        port: port.usb ?? port.path ?? '',
        baud: port.baud ?? connection.baud ?? BAUD,
        ...(parity === undefined ? {} : { parity }),
        ...(dataBits === undefined ? {} : { dataBits }),
        ...(stopBits === undefined ? {} : { stopBits }),
        ...(flow === undefined ? {} : { flow }),
      })
    }
    case 'file':
      return createDeviceFileTransport(context, { path: port.path })
    case 'hid': {
      const { usagePage, usage, featureReport } = connection.hid ?? {}
      const { vendorId, productId, serial } = port
      return createHidTransport(context, {
        ...{ vendorId, productId, serial, usagePage, usage },
        featureReport: featureReport === undefined ? undefined : [...featureReport],
      })
    }
    case 'helper':
      return createHelperTransport(context, { command: port.command, args: port.args })
  }
}
