// Benches and sample slips for tests here and in the workspaces that drive printers.
import * as v from 'valibot'
import { systemContext } from '../kernel/context.ts'
import { createManualContext, type ManualContext } from '../kernel/manual-context.ts'
import { loadDeviceModel } from '../models/load.ts'
import type { TicketPrinterModel } from '../models/model.ts'
import { createMemoryPair, type MemoryPairOptions } from '../transports/memory.ts'
import { createDeviceFileTransport } from '../transports/device-file.ts'
import { createPtyLine } from '../transports/pty-testing.ts'
import { createTcpTransport } from '../transports/tcp.ts'
import { createTcpDeviceEnd } from '../transports/tcp-device.ts'
import type { PrintJob, TicketPrinter } from './contract.ts'
import { createTicketPrinter, type TicketPrinterOptions } from './device.ts'
import { createSimulatedPrinter, type SimulatedPrinter, type SimulatedPrinterOptions } from './simulator.ts'
import { slipDocumentSchema, type SlipDocument } from './slip-document.ts'
import { ticketSlip, type TicketSlipWords } from './ticket-slip.ts'

/** A model of `config/devices`; throws when its file is not right. */
export async function printerModel(id: string): Promise<TicketPrinterModel> {
  const file = new URL(`../../../config/devices/${id}.json`, import.meta.url)
  const loaded = await loadDeviceModel(decodeURIComponent(file.pathname))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
  return loaded.value
}

/** The slip of the mockups. */
export const sampleWords: TicketSlipWords = {
  hall: '云溪市政务服务大厅',
  printedAt: '3月12日 9:42',
  number: { prefix: 'A', digits: '023' },
  service: '户口、身份证',
  facts: [
    { label: '前面还有', value: '7 人' },
    { label: '大约要等', value: '10–15 分钟' },
    { label: '请到这里等', value: '二楼东区' },
  ],
  qr: { url: 'https://hall.yunxi.gov.cn/t/8KJ2-N5QW7RZ4-M', caption: '扫码看还有几个人', note: '不用一直盯着屏幕' },
}

export const sampleSlip = (words: Partial<TicketSlipWords> = {}): SlipDocument =>
  v.parse(slipDocumentSchema, ticketSlip({ ...sampleWords, ...words }))

/** A slip that says its number in words too, so that simulated paper can be read. */
export const sampleJob = (digits: string, more: Partial<PrintJob> = {}): PrintJob => ({
  id: `slip-${digits}`,
  slip: sampleSlip({ number: { prefix: 'A', digits }, service: `户口 ${digits}` }),
  onSent: () => Promise.resolve(),
  ...more,
})

/** The numbers of the sample slips that came out, in order. */
export const printedNumbers = (simulated: SimulatedPrinter): string[] =>
  simulated
    .slips()
    .flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'text' && /^ \d{3}$/.test(item.text) ? [item.text.trim()] : [])),
    )

/** A driver, and what stands at its other end. */
export interface PrinterBench {
  readonly printer: TicketPrinter
  readonly model: TicketPrinterModel
  /** Missing where a real printer stands there: then nothing can be broken on purpose. */
  readonly simulated?: SimulatedPrinter
  readonly cable?: { pull(): void; plug(): void }
  /** Waits until it holds, turning the clock where time is virtual. */
  until(holds: () => boolean): Promise<void>
  /** Waits for a promise, turning the clock where time is virtual. */
  outcome<T>(promise: Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface BenchOptions {
  readonly driver?: Partial<TicketPrinterOptions>
  readonly simulator?: Partial<SimulatedPrinterOptions>
  readonly cable?: MemoryPairOptions
}

export interface VirtualBench extends PrinterBench {
  readonly simulated: SimulatedPrinter
  readonly cable: { pull(): void; plug(): void }
  readonly clock: ManualContext
  /** Every byte the driver sent, with the virtual time at which it arrived. */
  readonly received: readonly { readonly atMs: number; readonly bytes: Uint8Array }[]
}

/** Longest a bench on virtual time waits for anything, ms. */
const PATIENCE_MS = 300_000

/** Driver and simulator in memory on virtual time. */
export function virtualBench(model: TicketPrinterModel, options: BenchOptions = {}): VirtualBench {
  const clock = createManualContext()
  const cable = createMemoryPair(clock, options.cable)
  const received: { atMs: number; bytes: Uint8Array }[] = []
  cable.device.onData((bytes) => {
    received.push({ atMs: clock.now(), bytes })
  })
  const simulated = createSimulatedPrinter({ context: clock, model, end: cable.device, ...options.simulator })
  const printer = createTicketPrinter({ context: clock, transport: cable.host, model, ...options.driver })
  const until = async (holds: () => boolean) => {
    await clock.settle()
    for (const endMs = clock.now() + PATIENCE_MS; !holds(); await clock.advance(5)) {
      if (clock.now() > endMs) throw new Error(`Waited in vain; the printer is ${JSON.stringify(printer.status())}`)
    }
  }
  return {
    ...{ printer, model, simulated, cable, clock, received, until },
    async outcome(promise) {
      let isDone = false
      const mark = () => {
        isDone = true
      }
      promise.then(mark, mark)
      await until(() => isDone)
      return promise
    },
    async close() {
      await printer.close()
      simulated.stop()
      await cable.device.close()
    },
  }
}

/** The time-outs of a model for tests that run on real time. */
export const impatient = (model: TicketPrinterModel): TicketPrinterModel => ({
  ...model,
  timing: { ...model.timing, answerMs: 150, proofMs: 600, pollMs: 50, printMmPerSecond: 500 },
})

/** Driver and simulator over a real socket, in real time. */
export async function tcpBench(model: TicketPrinterModel): Promise<PrinterBench> {
  const context = systemContext(() => undefined)
  const end = createTcpDeviceEnd()
  let port = await end.listen(0)
  const simulated = createSimulatedPrinter({ context, model, end })
  const transport = createTcpTransport(context, { host: '127.0.0.1', port, openTimeoutMs: 1000 })
  const printer = createTicketPrinter({ context, transport, model, backoff: { firstMs: 20, longestMs: 100 } })
  return {
    ...{ printer, model, simulated },
    cable: {
      pull: () => {
        void end.close()
      },
      plug: () => {
        void end.listen(port).then((same) => {
          port = same
        })
      },
    },
    ...onRealTime(printer, simulated),
    async close() {
      await printer.close()
      simulated.stop()
      await end.close()
    },
  }
}

/**
 * Driver and simulator at the two ends of a pseudo-terminal, by the serial library or as the device file of a USB
 * printer, in real time.
 */
export async function ptyBench(model: TicketPrinterModel, by: 'serial' | 'file'): Promise<PrinterBench> {
  const context = systemContext(() => undefined)
  const line = await createPtyLine(context)
  const simulated = createSimulatedPrinter({ context, model, end: line.device })
  const transport =
    by === 'serial' ? line.host : createDeviceFileTransport(context, { path: line.path, readEveryMs: 5 })
  const printer = createTicketPrinter({ context, transport, model, backoff: { firstMs: 20, longestMs: 100 } })
  return {
    ...{ printer, model, simulated },
    cable: { pull: line.pull, plug: () => void line.plug() },
    ...onRealTime(printer, simulated),
    async close() {
      await printer.close()
      simulated.stop()
      await line.close()
    },
  }
}

/** A real printer on the network; `address` is `host:port`. */
export function hardwareBench(model: TicketPrinterModel, address: string): PrinterBench {
  const [host = '', port = '9100'] = address.split(':')
  const context = systemContext(() => undefined)
  const transport = createTcpTransport(context, { host, port: Number(port) })
  const printer = createTicketPrinter({ context, transport, model })
  return { printer, model, ...onRealTime(printer), close: () => printer.close() }
}

function onRealTime(printer: TicketPrinter, simulated?: SimulatedPrinter): Pick<PrinterBench, 'until' | 'outcome'> {
  return {
    outcome: (promise) => promise,
    until: (holds) =>
      new Promise((resolve) => {
        const check = () => {
          if (!holds()) return
          stopStatus()
          stopSimulated?.()
          resolve()
        }
        const stopStatus = printer.onStatus(check)
        const stopSimulated = simulated?.onChange(check)
        check()
      }),
  }
}
