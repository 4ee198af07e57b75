// Serial ports, built-in and USB, by path or by what the USB plug says.
import { SerialPort } from 'serialport'
import * as v from 'valibot'
import type { DeviceContext } from '../kernel/context.ts'
import { DeviceError } from '../kernel/errors.ts'
import type { Transport } from '../kernel/transport.ts'
import { createChannelTransport } from './channel.ts'
import { chooseUsb, describeUsb, type UsbIdentity } from './usb-identity.ts'

export interface SerialOptions {
  /** `/dev/ttyS0`, `COM3`; or the USB ids of the device, found anew at every open, for ports whose number changes. */
  readonly port: string | UsbIdentity
  /** 300-921600, default 9600 */
  readonly baud?: number
  readonly dataBits?: 7 | 8
  readonly parity?: 'none' | 'even' | 'odd'
  readonly stopBits?: 1 | 2
  readonly flow?: 'none' | 'hardware' | 'software'
  readonly writeTimeoutMs?: number
}

export function createSerialTransport(context: DeviceContext, options: SerialOptions): Transport {
  const { port: wanted, baud = 9600, flow = 'none' } = options
  const target = `serial ${typeof wanted === 'string' ? wanted : describeUsb(wanted)}`
  return createChannelTransport(context, {
    target,
    ...(options.writeTimeoutMs === undefined ? {} : { writeTimeoutMs: options.writeTimeoutMs }),
    async connect({ onData, onLost }) {
      const path = typeof wanted === 'string' ? wanted : await findPath(wanted, target)
      const port = new SerialPort({
        ...{ path, baudRate: baud, autoOpen: false, lock: true },
        dataBits: options.dataBits ?? 8,
        parity: options.parity ?? 'none',
        stopBits: options.stopBits ?? 1,
        ...{ rtscts: flow === 'hardware', xon: flow === 'software', xoff: flow === 'software' },
      })
      await new Promise<void>((resolve, reject) => {
        port.open((error) => (error === null ? resolve() : reject(error)))
      })
      port.on('data', (bytes: Buffer) => onData(new Uint8Array(bytes)))
      port.on('error', (error: Error) => onLost(error.message))
      port.on('close', () => onLost('the port is gone'))
      return {
        write: (bytes) =>
          new Promise((resolve, reject) => {
            port.write(Buffer.from(bytes), (failed) => {
              if (failed) return reject(failed)
              port.drain((error) => (error ? reject(error) : resolve()))
            })
          }),
        // What still waits for a device that does not read must not go out later.
        close: () =>
          new Promise((resolve) => {
            if (!port.isOpen) return resolve()
            port.flush(() => port.close(() => resolve()))
          }),
      }
    },
  })
}

const portsSchema = v.array(
  v.object({
    path: v.string(),
    vendorId: v.optional(v.string()),
    productId: v.optional(v.string()),
    serialNumber: v.optional(v.string()),
  }),
)

async function findPath(wanted: UsbIdentity, target: string): Promise<string> {
  const listed: unknown = await SerialPort.list()
  const found = chooseUsb(
    v.parse(portsSchema, listed).map(({ path, vendorId, productId, serialNumber }) => ({
      path,
      vendorId: Number.parseInt(vendorId ?? '', 16),
      productId: Number.parseInt(productId ?? '', 16),
      serial: serialNumber,
    })),
    wanted,
  )
  if (found === undefined) throw new DeviceError('transport.not-found', { target })
  return found.path
}
