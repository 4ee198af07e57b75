// One simulated printer on the workbench: driver, cable, simulator, the slips that came out, what can be done to it.
import type { DeviceContext } from '@tingxu/drivers/kernel/context.ts'
import { concatBytes, toHex } from '@tingxu/drivers/kernel/bytes.ts'
import type { TicketPrinterModel } from '@tingxu/drivers/models/model.ts'
import { openDevice } from '@tingxu/drivers/agent/open-device.ts'
import type { TicketPrinter } from '@tingxu/drivers/printer/contract.ts'
import { createSimulatedPrinter, type PrintedSlip } from '@tingxu/drivers/printer/simulator.ts'
import { createMemoryPair } from '@tingxu/drivers/transports/memory.ts'
import { pngOf } from './png.ts'
import type { Fault, PrinterAction, PrinterSnapshot, SlipSnapshot } from './types.ts'

export interface StandOptions {
  readonly id: string
  readonly name: string
  readonly kiosk: string | null
  readonly model: TicketPrinterModel
  /** For printers that keep plates: letters of the hall's series. */
  readonly plateLetters?: string
  readonly context: DeviceContext
  /** Ms since 1970, for the time at which a slip came out. */
  readonly now: () => number
  readonly seed: number
  readonly onChange: () => void
}

export interface PrinterStand {
  readonly printer: TicketPrinter
  snapshot(): PrinterSnapshot
  slipPng(slip: string): Buffer | undefined
  act(action: PrinterAction): void
  stop(): void
}

interface KeptSlip {
  readonly slip: PrintedSlip
  readonly bytes: Uint8Array
  readonly job: string | null
  readonly at: number
  taken: boolean
  png: Buffer | undefined
}

export const KEPT_SLIPS = 12
/** A plate sent as a raster makes slips of 20 KB: the head and the tail tell enough. */
const HEX_HEAD_BYTES = 192
const HEX_TAIL_BYTES = 32
const MOST_BYTES = 64 * 1024
const LOW_MM = 1500
/** Less than any slip is long. */
const ENDS_MM = 20
const SLOW_ANSWERS_MS = 700

export function createPrinterStand(options: StandOptions): PrinterStand {
  const { id, name, kiosk, model, context, onChange } = options
  const cable = createMemoryPair(context, { name: `simulated ${id}` })
  const slips: KeptSlip[] = []
  let received: Uint8Array[] = []
  let receivedBytes = 0
  let job: string | null = null
  let isPlugged = true
  let isSlow = false
  let jamsNext = false

  // Heard before the simulator: a slip's own bytes are complete when it is cut off.
  const stopHearing = cable.device.onData((bytes) => {
    received.push(bytes)
    receivedBytes += bytes.length
    while (receivedBytes > MOST_BYTES) receivedBytes -= received.shift()?.length ?? 0
  })
  const simulated = createSimulatedPrinter({
    ...{ context, model, end: cable.device, seed: options.seed, keptSlips: KEPT_SLIPS },
    mmPerSecond: model.timing.printMmPerSecond,
  })
  const startSlip = () => {
    received = []
    receivedBytes = 0
  }
  const cancels = [
    stopHearing,
    simulated.onChange(onChange),
    simulated.onSlip((slip) => {
      slips.push({ slip, bytes: concatBytes(received), job, at: options.now(), taken: false, png: undefined })
      if (slips.length > KEPT_SLIPS) slips.shift()
      jamsNext = false
      startSlip()
      onChange()
    }),
  ]

  const driver = openDevice({ id, port: { kind: 'memory', transport: cable.host } }, model, {
    context,
    ...(options.plateLetters === undefined ? {} : { plateLetters: options.plateLetters }),
  })
  cancels.push(driver.onStatus(onChange))
  const printer: TicketPrinter = {
    ...driver,
    print: (asked) =>
      driver.print({
        ...asked,
        async onSent() {
          await asked.onSent()
          startSlip()
          job = asked.id
        },
      }),
  }

  const faults = (): Fault[] => {
    const { paper, jammed, coverOpen, answers } = simulated.state()
    const all: readonly (readonly [Fault, boolean])[] = [
      ['cable', !isPlugged],
      ['cover', coverOpen],
      ['jam', jammed],
      ['jam-next', jamsNext && !jammed],
      ['paper-out', paper === 'out'],
      ['paper-low', paper === 'low'],
      ['garbage', answers === 'garbage'],
      ['slow', isSlow],
    ]
    return all.flatMap(([fault, holds]) => (holds ? [fault] : []))
  }

  const actions: Readonly<Record<PrinterAction, () => void>> = {
    'take-paper': () => {
      for (const slip of slips) slip.taken = true
    },
    'run-low': () => simulated.loadPaper(LOW_MM),
    'run-out': () => simulated.loadPaper(0),
    'run-out-next': () => simulated.loadPaper(ENDS_MM),
    'load-roll': () => simulated.loadPaper(),
    jam: () => simulated.jam(),
    'jam-next': () => {
      jamsNext = true
      simulated.jam('at-cut')
    },
    'clear-jam': () => {
      jamsNext = false
      simulated.clearJam()
    },
    'open-cover': () => simulated.setCover(true),
    'close-cover': () => simulated.setCover(false),
    'pull-cable': () => {
      isPlugged = false
      cable.pull()
    },
    'put-cable': () => {
      isPlugged = true
      cable.plug()
    },
    garbage: () => simulated.setAnswers(simulated.state().answers === 'garbage' ? 'normal' : 'garbage'),
    slow: () => {
      isSlow = !isSlow
      simulated.setAnswerDelay(isSlow ? SLOW_ANSWERS_MS : 0)
    },
  }

  return {
    printer,
    snapshot() {
      const { level, code } = driver.status()
      return {
        ...{ id, name, kiosk, model: model.id, state: { level, code }, cable: isPlugged, faults: faults() },
        paper: { leftMm: simulated.state().paperLeftMm, rollMm: model.paper.rollMm },
        slips: [...slips].reverse().map((kept) => slipSnapshot(kept, model)),
      }
    },
    slipPng(slip) {
      const kept = slips.find(({ slip: { number } }) => String(number) === slip)
      if (kept === undefined) return undefined
      return (kept.png ??= pngOf(kept.slip.dots))
    },
    act(action) {
      actions[action]()
      onChange()
    },
    stop() {
      for (const cancel of cancels) cancel()
      simulated.stop()
    },
  }
}

const mmOf = (dots: number, dotsPerInch: number): number => Math.round((dots * 25.4) / dotsPerInch)

function slipSnapshot({ slip, bytes, job, at, taken }: KeptSlip, { paper }: TicketPrinterModel): SlipSnapshot {
  const { number, widthDots, heightDots, items } = slip
  return {
    ...{ id: String(number), job, at, taken, widthDots, heightDots },
    lengthMm: mmOf(heightDots, paper.dotsPerInch),
    bytes: bytes.length,
    hex: hexOf(bytes),
    words: items.flatMap((item) => {
      if (item.kind !== 'text') return []
      const { text, x, y, width, height, bold, reverse } = item
      return [{ text, x, y, width, height, bold, reverse }]
    }),
  }
}

const hexOf = (bytes: Uint8Array): string =>
  bytes.length <= HEX_HEAD_BYTES + HEX_TAIL_BYTES
    ? toHex(bytes)
    : `${toHex(bytes.subarray(0, HEX_HEAD_BYTES))} … ${toHex(bytes.subarray(-HEX_TAIL_BYTES))}`
