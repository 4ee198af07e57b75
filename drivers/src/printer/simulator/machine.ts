// The inside of a simulated printer: works off commands one by one as long as nothing stops it.
import type { Cancel, DeviceContext } from '../../kernel/context.ts'
import type { TicketPrinterModel } from '../../models/model.ts'
import { bitmapOf } from '../bitmap.ts'
import { qrModules, type QrLevel } from '../qr.ts'
import { readCommand, type PrinterCommand } from './command-reader.ts'
import { createFormatter } from './formatter.ts'
import type { GraphicsMemory } from './graphics-memory.ts'
import type { Paper } from './paper.ts'
import { isOnline, paperByte, type Sensors } from './sensors.ts'

export interface MachineOptions {
  readonly context: DeviceContext
  readonly model: TicketPrinterModel
  readonly sensors: Sensors
  readonly paper: Paper
  readonly memory: GraphicsMemory
  /** 0: paper takes no time. */
  readonly mmPerSecond: number
  readonly answer: (bytes: Uint8Array) => void
  readonly onAutomatic: (mask: number) => void
  /** Paper moved, or a slip was cut off. */
  readonly onPaper: () => void
  readonly onCut: () => void
  /** The cutter bites: `false` when it gets stuck. */
  readonly cuts: () => boolean
}

export interface Machine {
  receive(bytes: Uint8Array): void
  /** Goes on where it stopped, if it can. */
  work(): void
  /** Empties receive and print buffer; settings stay (`DLE DC4 8`). */
  clear(): void
  /** Everything that is not in flash is gone. */
  powerOff(): void
  waitingBytes(): number
}

const levels: Readonly<Record<number, QrLevel>> = { 0x30: 'L', 0x31: 'M', 0x32: 'Q', 0x33: 'H' }
/** Longest QR code drawn, bytes. Real boards draw longer ones; no ticket does. */
const LONGEST_QR = 600

export function createMachine(options: MachineOptions): Machine {
  const { context, model, sensors, paper, memory, answer } = options
  const isMasung = model.qr.dialect === 'masung'
  let buffer = new Uint8Array(0)
  /** A listener that touches the printer while it works must not start it again. */
  let isWorking = false
  let busy: Cancel | undefined
  let qr: { moduleDots: number; level: QrLevel; data: string } = { moduleDots: 3, level: 'L', data: '' }
  /** Rows of paper that the command under way has moved. */
  let moved = 0

  const feed = (rows: number) => {
    if (rows <= 0) return
    paper.feed(rows)
    moved += rows
    sensors.leftMm = Math.max(0, sensors.leftMm - (rows * 25.4) / model.paper.dotsPerInch)
  }
  const formatter = createFormatter(model, {
    top: () => paper.heightDots(),
    put: (item) => {
      paper.put(item)
    },
    feed,
  })

  const drawQr = () => {
    const { data, level, moduleDots } = qr
    if (data === '' || data.length > LONGEST_QR) return
    const modules = qrModules(data, level)
    const size = modules.length * moduleDots
    formatter.place(size, size, (x, y) => ({ kind: 'qr', x, y, moduleDots, level, data, modules }))
  }
  const symbol = ([kind, fn, ...rest]: Uint8Array) => {
    if (kind !== 0x31 || model.qr.dialect === 'masung') return
    if (fn === 0x43) qr.moduleDots = Math.min(16, Math.max(1, rest[0] ?? 3))
    if (fn === 0x45) qr.level = levels[rest[0] ?? 0x30] ?? qr.level
    if (fn === 0x50) qr.data = String.fromCharCode(...rest.slice(1, LONGEST_QR + 2))
    if (fn === 0x51) drawQr()
  }
  const masungSymbol = ([fn, ...rest]: Uint8Array) => {
    if (fn === 3) qr.moduleDots = Math.min(9, Math.max(1, rest[0] ?? 3))
    if (fn === 4) qr = { ...qr, level: 'M', data: String.fromCharCode(...rest) }
    if (fn === 5) drawQr()
  }
  const raster = (data: Uint8Array) => {
    const [, xLow = 0, xHigh = 0, yLow = 0, yHigh = 0] = data
    const picture = bitmapOf((xLow + xHigh * 256) * 8, yLow + yHigh * 256, data.slice(5))
    formatter.place(picture.widthDots, picture.heightDots, (x, y) => ({ kind: 'picture', x, y, picture }))
  }
  const graphics = (data: Uint8Array) => {
    if (model.plate !== 'kept') return
    const { answer: reply, print: picture } = memory.run(data)
    if (reply !== undefined) answer(reply)
    if (picture !== undefined) {
      formatter.place(picture.widthDots, picture.heightDots, (x, y) => ({ kind: 'picture', x, y, picture }))
    }
  }
  /** `false`: stuck, and to be tried again once it is free. */
  const cut = (rows: number): boolean => {
    formatter.flush()
    feed(rows)
    if (!options.cuts()) return false
    options.onCut()
    return true
  }

  const run = ({ name, data }: PrinterCommand): boolean => {
    switch (name) {
      case 'GS V':
        return cut(data.length > 1 ? (data[1] ?? 0) : 0)
      case 'ESC i':
      case 'ESC m':
        return cut(0)
      case 'GS v 0':
        raster(data)
        return true
      case 'GS ( L':
        graphics(data)
        return true
      case 'GS ( k':
        symbol(data)
        return true
      case '13 50 48':
        masungSymbol(data)
        return true
      case 'GS ( H':
        if (model.barrier === 'gs-h' && data.length === 6) answer(Uint8Array.of(0x37, 0x22, ...data.subarray(2), 0))
        return true
      case 'GS r':
        if (model.barrier === 'gs-r') answer(Uint8Array.of(paperByte(sensors)))
        return true
      case 'GS a':
        options.onAutomatic(model.status.automatic === null ? 0 : (data[0] ?? 0))
        return true
      case 'ACK':
      case 'NAK': {
        const next = memory.reply(name === 'ACK' ? 0x06 : 0x15)
        if (next !== undefined) answer(next)
        return true
      }
      default:
        if (name === 'ESC @') options.onAutomatic(0)
        formatter.run({ name, data })
        return true
    }
  }

  const pauseFor = (rows: number) => {
    if (rows === 0 || options.mmPerSecond === 0) return
    const tookMs = ((rows * 25.4) / model.paper.dotsPerInch / options.mmPerSecond) * 1000
    busy = context.setTimer(tookMs, () => {
      busy = undefined
      work()
    })
  }
  const work = () => {
    if (isWorking) return
    isWorking = true
    let at = 0
    while (busy === undefined && at < buffer.length && isOnline(sensors)) {
      const step = readCommand(buffer, at, { isMasung, isChinese: formatter.isChinese() })
      if (step === 'more') break
      moved = 0
      const isDone = run(step.command)
      if (isDone) at += step.length
      pauseFor(moved)
      if (moved > 0) options.onPaper()
      if (!isDone) break
    }
    buffer = buffer.slice(at)
    isWorking = false
  }

  const clear = () => {
    busy?.()
    busy = undefined
    buffer = new Uint8Array(0)
    memory.reset()
    formatter.run({ name: 'ESC S', data: new Uint8Array(0) })
    formatter.run({ name: 'CAN', data: new Uint8Array(0) })
  }

  return {
    receive(bytes) {
      const all = new Uint8Array(buffer.length + bytes.length)
      all.set(buffer)
      all.set(bytes, buffer.length)
      buffer = all
      work()
    },
    work,
    clear,
    powerOff() {
      clear()
      formatter.reset()
      qr = { moduleDots: 3, level: 'L', data: '' }
    },
    waitingBytes: () => buffer.length,
  }
}
