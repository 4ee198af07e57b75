// A ticket printer without the printer: speaks the device's side byte for byte over any transport's far end.
import type { Cancel } from '../kernel/context.ts'
import { createListeners } from '../kernel/listeners.ts'
import { createSeededRandom } from '../kernel/seeded-random.ts'
import { createGraphicsMemory } from './simulator/graphics-memory.ts'
import { createMachine } from './simulator/machine.ts'
import { createPaper, type PrintedSlip } from './simulator/paper.ts'
import { createRealTimeScanner } from './simulator/real-time.ts'
import { automaticBytes, isOnline, isPaperLow, isPaperOut, realTimeByte, type Sensors } from './simulator/sensors.ts'
import type { AnswerManner, SimulatedPrinter, SimulatedPrinterOptions } from './simulator/types.ts'

export type { PaperItem, PrintedSlip } from './simulator/paper.ts'
export type * from './simulator/types.ts'

/** Hard limit of the receive buffer: a picture must fit, noise must not fill the memory. */
const MOST_WAITING_BYTES = 256 * 1024
/** What a board takes beyond a full buffer, so that it can still be asked and cleared. */
const SPARE_BYTES = 256

export function createSimulatedPrinter(options: SimulatedPrinterOptions): SimulatedPrinter {
  const { context, model, end } = options
  const keptSlips = options.keptSlips ?? 50
  const receiveBufferBytes = options.receiveBufferBytes ?? 65_536
  const random = createSeededRandom(options.seed ?? 1)
  const changed = createListeners<[]>()
  const printed = createListeners<[PrintedSlip]>()
  const slips: PrintedSlip[] = []
  const paper = createPaper(model.paper.widthDots)
  const memory = createGraphicsMemory(256 * 1024)
  const sensors: Sensors = {
    leftMm: options.paperMm ?? model.paper.rollMm,
    nearEndMm: options.nearEndMm ?? 3000,
    ...{ coverOpen: false, jammed: false, headHot: false, fault: false, heldOffline: false },
  }
  const lateAnswers = new Set<Cancel>()
  let manner: AnswerManner = 'normal'
  let delayMs = 0
  let lastDueMs = 0
  let automaticMask = 0
  let lastAutomatic = ''
  let jamsAtCut = false
  let powered = true
  let limitBytes = receiveBufferBytes

  const answer = (bytes: Uint8Array) => {
    if (manner === 'silent') return
    const said = manner === 'normal' ? bytes : random.bytes(1 + random.below(6))
    // One wire: a late answer holds up those behind it.
    const dueMs = Math.max(context.now() + delayMs, lateAnswers.size > 0 ? lastDueMs : 0)
    if (dueMs <= context.now()) {
      end.write(said)
      return
    }
    lastDueMs = dueMs
    const cancel = context.setTimer(dueMs - context.now(), () => {
      lateAnswers.delete(cancel)
      end.write(said)
    })
    lateAnswers.add(cancel)
  }

  /** After anything that can be felt: reports by itself, goes on working, takes or refuses more bytes. */
  const felt = () => {
    if (!powered) return
    tellAutomatic()
    machine.work()
    tellAutomatic()
    balance()
    changed.call()
  }
  const tellAutomatic = () => {
    const bytes = automaticBytes(sensors)
    const said = bytes.join()
    if (automaticMask !== 0 && said !== lastAutomatic) answer(bytes)
    lastAutomatic = said
  }
  const balance = () => {
    const waiting = machine.waitingBytes()
    end.setReading(waiting < (isOnline(sensors) ? MOST_WAITING_BYTES : limitBytes))
  }

  const machine = createMachine({
    ...{ context, model, sensors, paper, memory, answer },
    mmPerSecond: options.mmPerSecond ?? 0,
    onAutomatic(mask) {
      automaticMask = mask
      if (mask === 0) return
      lastAutomatic = automaticBytes(sensors).join()
      answer(automaticBytes(sensors))
    },
    onPaper: () => {
      tellAutomatic()
      changed.call()
    },
    cuts() {
      if (!jamsAtCut) return true
      jamsAtCut = false
      sensors.jammed = true
      return false
    },
    onCut() {
      const slip = paper.cut()
      if (slip === undefined) return
      slips.push(slip)
      if (slips.length > keptSlips) slips.shift()
      printed.call(slip)
    },
  })

  const clear = () => {
    machine.clear()
    felt()
  }
  const scanner = createRealTimeScanner(
    (bytes) => {
      const roomBytes = MOST_WAITING_BYTES - machine.waitingBytes()
      machine.receive(bytes.length > roomBytes ? bytes.subarray(0, roomBytes) : bytes)
    },
    (command) => {
      if (command.kind === 'status') {
        const byte = model.status.realTime ? realTimeByte(sensors, command.n) : undefined
        if (byte !== undefined) answer(Uint8Array.of(byte))
      } else if (command.kind === 'clear') {
        if (model.clear !== 'dle-dc4-8') return
        clear()
        answer(Uint8Array.of(0x37, 0x25, 0x00))
      } else if (command.n === 2 && sensors.jammed) {
        clear()
      }
    },
  )

  const stopListening = end.onData((bytes) => {
    if (!powered) return
    scanner.push(bytes)
    tellAutomatic()
    balance()
  })
  // A new host finds room for its real-time commands even when the buffer is full of what an earlier one left.
  const stopGreeting = end.onConnect(() => {
    limitBytes = Math.max(receiveBufferBytes, machine.waitingBytes() + SPARE_BYTES)
    balance()
  })
  const set = (change: Partial<Sensors>) => {
    Object.assign(sensors, change)
    felt()
  }
  const dropLateAnswers = () => {
    for (const cancel of lateAnswers) cancel()
    lateAnswers.clear()
  }

  return {
    slips: () => slips,
    hanging: () => paper.hanging(),
    tearOff() {
      paper.tearOff()
      changed.call()
    },
    state: () => ({
      online: powered && isOnline(sensors),
      paper: isPaperOut(sensors) ? 'out' : isPaperLow(sensors) ? 'low' : 'present',
      paperLeftMm: Math.round(sensors.leftMm),
      coverOpen: sensors.coverOpen,
      jammed: sensors.jammed,
      headHot: sensors.headHot,
      fault: sensors.fault,
      powered,
      answers: manner,
      waitingBytes: machine.waitingBytes(),
      storedPictures: memory.keys().length,
      flashWrites: memory.writes(),
    }),
    onChange: (listener) => changed.add(listener),
    onSlip: (listener) => printed.add(listener),
    loadPaper: (mm = model.paper.rollMm) => {
      set({ leftMm: mm })
    },
    setCover: (open) => {
      set({ coverOpen: open })
    },
    jam(when = 'now') {
      if (when === 'now') set({ jammed: true })
      else jamsAtCut = true
    },
    clearJam: () => {
      set({ jammed: false })
    },
    setHeadHot: (hot) => {
      set({ headHot: hot })
    },
    setFault: (fault) => {
      set({ fault })
    },
    setHeldOffline: (held) => {
      set({ heldOffline: held })
    },
    setAnswers(next) {
      manner = next
      changed.call()
    },
    setAnswerDelay(ms) {
      delayMs = ms
    },
    setPower(on) {
      if (powered === on) return
      powered = on
      dropLateAnswers()
      scanner.reset()
      automaticMask = 0
      machine.powerOff()
      changed.call()
    },
    stop() {
      stopListening()
      stopGreeting()
      dropLateAnswers()
      machine.powerOff()
    },
  }
}
