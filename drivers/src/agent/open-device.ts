import type { DeviceContext } from '../kernel/context.ts'
import type { TicketPrinterModel } from '../models/model.ts'
import type { TicketPrinter } from '../printer/contract.ts'
import { createTicketPrinter, type TicketPrinterOptions } from '../printer/device.ts'
import { createPortTransport, type DevicePort } from './ports.ts'

export type { DevicePort } from './ports.ts'

export interface DeviceConfig {
  /** What the hall knows it as: `printer-1`. */
  readonly id: string
  readonly port: DevicePort
}

export type OpenDeviceOptions = Omit<TicketPrinterOptions, 'transport' | 'model'>

/** The driver of a printer by what hangs where. Does no work until the driver is opened. */
export function openDevice(
  { id, port }: DeviceConfig,
  model: TicketPrinterModel,
  { context, ...options }: OpenDeviceOptions,
): TicketPrinter {
  const own = contextOf(context, id)
  return createTicketPrinter({ ...options, context: own, transport: createPortTransport(own, port, model), model })
}

/** The context of one device: its log lines say which it is. */
export const contextOf = (context: DeviceContext, id: string): DeviceContext => ({
  ...context,
  log: (level, message, facts) => context.log(level, message, { device: id, ...facts }),
})
