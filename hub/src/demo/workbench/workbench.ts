// The simulated devices of the demo hall, in this process: drivers for the agent on one side, hands for people on the other.
import type { DeviceContext } from '@tingxu/drivers/kernel/context.ts'
import type { DeviceModel } from '@tingxu/drivers/models/model.ts'
import type { TicketPrinter } from '@tingxu/drivers/printer/contract.ts'
import type { RandomBytes } from '../../identity/secrets.ts'
import { createPrinterStand, type PrinterStand } from './printer-stand.ts'
import type { PrinterAction, WorkbenchSnapshot } from './types.ts'

export interface WorkbenchPrinter {
  /** What the hall knows it as. */
  readonly id: string
  readonly name: string
  readonly kiosk: string | null
  /** An id of `models`. */
  readonly model: string
  /** Letters of the hall's series: fewer are stored sooner in printers that keep plates. Default A-Z. */
  readonly plateLetters?: string
}

export interface WorkbenchOptions {
  readonly models: ReadonlyMap<string, DeviceModel>
  readonly printers: readonly WorkbenchPrinter[]
  readonly context: DeviceContext
  /** Ms since 1970. */
  readonly now: () => number
  /** For the noise of a printer that answers nonsense. */
  readonly random: RandomBytes
}

export interface Workbench {
  /** For the agent, which opens and closes them. */
  readonly printers: ReadonlyMap<string, TicketPrinter>
  snapshot(): WorkbenchSnapshot
  /** Raised by everything that `snapshot` would show. */
  version(): number
  /** The dots of a slip (plate, rules, QR code) as a PNG; undefined when there is no such slip any more. */
  slipPng(printer: string, slip: string): Buffer | undefined
  /** `false`: no such printer. */
  act(printer: string, action: PrinterAction): boolean
  /** After the agent is closed. */
  close(): void
}

/** Throws for a model that is missing: the demo's own data is wrong then. */
export function createWorkbench({ models, printers, context, now, random }: WorkbenchOptions): Workbench {
  let version = 1
  const onChange = () => {
    version++
  }
  const stands = new Map<string, PrinterStand>()
  for (const { model: modelId, ...printer } of printers) {
    const model = models.get(modelId)
    if (model === undefined) throw new Error(`The workbench has no model ${modelId}`)
    const seed = Buffer.from(random(4)).readUInt32BE(0)
    stands.set(printer.id, createPrinterStand({ ...printer, model, context, now, seed, onChange }))
  }
  return {
    printers: new Map([...stands].map(([id, { printer }]) => [id, printer])),
    snapshot: () => ({ printers: [...stands.values()].map((stand) => stand.snapshot()) }),
    version: () => version,
    slipPng: (printer, slip) => stands.get(printer)?.slipPng(slip),
    act(printer, action) {
      const stand = stands.get(printer)
      stand?.act(action)
      return stand !== undefined
    },
    close() {
      for (const stand of stands.values()) stand.stop()
    },
  }
}
