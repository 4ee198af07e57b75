import * as v from 'valibot'
import type { DeviceContext } from '../kernel/context.ts'
import type { Transport } from '../kernel/transport.ts'
import type { TicketPrinterModel } from '../models/model.ts'
import type { TicketPrinter } from '../printer/contract.ts'
import { createTicketPrinter, type TicketPrinterOptions } from '../printer/device.ts'
import { createTcpTransport } from '../transports/tcp.ts'

export const tcpPortSchema = v.strictObject({
  kind: v.literal('tcp'),
  host: v.pipe(v.string(), v.minLength(1), v.maxLength(253)),
  port: v.pipe(v.optional(v.number(), 9100), v.integer(), v.minValue(1), v.maxValue(65_535)),
})

/** What a device hangs on. `memory` is for simulated ones, whose far end somebody in this process holds. */
export type DevicePort =
  v.InferOutput<typeof tcpPortSchema> | { readonly kind: 'memory'; readonly transport: Transport }

export interface DeviceConfig {
  /** What the hall knows it as: `printer-1`. */
  readonly id: string
  readonly port: DevicePort
}

export type OpenDeviceOptions = Omit<TicketPrinterOptions, 'transport' | 'model'>

/** The driver of a device by what hangs where. Does no work until the driver is opened. */
export function openDevice(
  { id, port }: DeviceConfig,
  model: TicketPrinterModel,
  { context, ...options }: OpenDeviceOptions,
): TicketPrinter {
  const own: DeviceContext = {
    ...context,
    log: (level, message, facts) => context.log(level, message, { device: id, ...facts }),
  }
  const transport = port.kind === 'tcp' ? createTcpTransport(own, port) : port.transport
  return createTicketPrinter({ ...options, context: own, transport, model })
}
