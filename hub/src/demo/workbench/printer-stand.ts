// One simulated printer on the workbench: driver, cable, simulator, the slips that came out, what can be done to it.
import type { DeviceContext } from '@tingxu/drivers/kernel/context.ts'
import { concatBytes, toHex } from '@tingxu/drivers/kernel/bytes.ts'
import type { TicketPrinterModel } from '@tingxu/drivers/models/model.ts'
import { openDevice } from '@tingxu/drivers/agent/open-device.ts'
import type { TicketPrinter } from '@tingxu/drivers/printer/contract.ts'
import { createSimulatedPrinter, type PrintedSlip } from '@tingxu/drivers/printer/simulator.ts'
import { createMemoryPair } from '@tingxu/drivers/transports/memory.ts'
import { pngOf } from './png.ts'
import { createPrinterHands } from './printer-hands.ts'
import type { PrinterAction, PrinterSnapshot, SlipSnapshot } from './types.ts'

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
  /** 1, 2, 3 … over all printers that stood here. */
  readonly number: number
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

export function createPrinterStand(options: StandOptions): PrinterStand {
  const { id, name, kiosk, model, context, onChange } = options
  const cable = createMemoryPair(context, { name: `simulated ${id}` })
  const slips: KeptSlip[] = []
  let received: Uint8Array[] = []
  let receivedBytes = 0
  let job: string | null = null
  let printed = 0

  // Heard before the simulator: a slip's own bytes are complete when it is cut off.
  const stopHearing = cable.device.onData((bytes) => {
    received.push(bytes)
    receivedBytes += bytes.length
    while (receivedBytes > MOST_BYTES) receivedBytes -= received.shift()?.length ?? 0
  })
  const startSlip = () => {
    received = []
    receivedBytes = 0
  }
  /** Another roll and another memory for each that stands here. */
  const stand = () => {
    const simulated = createSimulatedPrinter({
      ...{ context, model, end: cable.device, seed: options.seed, keptSlips: KEPT_SLIPS },
      mmPerSecond: model.timing.printMmPerSecond,
    })
    simulated.onChange(onChange)
    simulated.onSlip((slip) => {
      const number = ++printed
      slips.push({ slip, number, bytes: concatBytes(received), job, at: options.now(), taken: false, png: undefined })
      if (slips.length > KEPT_SLIPS) slips.shift()
      hands.slipEnded()
      startSlip()
      onChange()
    })
    return simulated
  }
  let simulated = stand()
  const hands = createPrinterHands({
    ...{ context, cable, onChange },
    simulated: () => simulated,
    replace: () => {
      simulated.stop()
      simulated = stand()
    },
    takePaper: () => {
      for (const slip of slips) slip.taken = true
    },
  })

  const driver = openDevice({ id, port: { kind: 'memory', transport: cable.host } }, model, {
    context,
    ...(options.plateLetters === undefined ? {} : { plateLetters: options.plateLetters }),
  })
  const cancels = [stopHearing, driver.onStatus(onChange)]
  const printer: TicketPrinter = {
    ...driver,
    print: (asked) =>
      driver.print({
        ...asked,
        async onSent() {
          await asked.onSent()
          startSlip()
          job = asked.id
          hands.slipBegins()
        },
      }),
  }

  return {
    printer,
    snapshot() {
      const { level, code } = driver.status()
      return {
        ...{
          id,
          name,
          kiosk,
          model: model.id,
          state: { level, code },
          cable: hands.isPlugged(),
          faults: hands.faults(),
        },
        paper: { leftMm: simulated.state().paperLeftMm, rollMm: model.paper.rollMm },
        slips: [...slips].reverse().map((kept) => slipSnapshot(kept, model)),
      }
    },
    slipPng(slip) {
      const kept = slips.find(({ number }) => String(number) === slip)
      if (kept === undefined) return undefined
      return (kept.png ??= pngOf(kept.slip.dots))
    },
    act: hands.act,
    stop() {
      for (const cancel of cancels) cancel()
      hands.stop()
      simulated.stop()
    },
  }
}

const mmOf = (dots: number, dotsPerInch: number): number => Math.round((dots * 25.4) / dotsPerInch)

function slipSnapshot({ slip, number, bytes, job, at, taken }: KeptSlip, { paper }: TicketPrinterModel): SlipSnapshot {
  const { widthDots, heightDots, items } = slip
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
