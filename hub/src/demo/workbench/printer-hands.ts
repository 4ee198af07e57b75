// What hands do to a simulated printer: what breaks now, what breaks while the next slip comes out, and what mends it.
import type { Cancel, DeviceContext } from '@tingxu/drivers/kernel/context.ts'
import type { AnswerManner, SimulatedPrinter } from '@tingxu/drivers/printer/simulator.ts'
import type { MemoryPair } from '@tingxu/drivers/transports/memory.ts'
import type { Fault, PrinterAction } from './types.ts'

export interface PrinterHandsOptions {
  readonly context: DeviceContext
  readonly cable: MemoryPair
  /** The one on the cable now. */
  readonly simulated: () => SimulatedPrinter
  /** Stands another of its model on the cable. */
  readonly replace: () => void
  readonly takePaper: () => void
  readonly onChange: () => void
}

export interface PrinterHands {
  act(action: PrinterAction): void
  faults(): readonly Fault[]
  isPlugged(): boolean
  /** The first byte of a slip goes out. */
  slipBegins(): void
  slipEnded(): void
  stop(): void
}

const LOW_MM = 1500
/** Less than any slip is long. */
const ENDS_MM = 20
const SLOW_ANSWERS_MS = 700
/** By then paper moves, and no slip is cut yet. */
const WITHIN_SLIP_MS = 100

type NextFault = Extract<Fault, `${string}-next`>

export function createPrinterHands(options: PrinterHandsOptions): PrinterHands {
  const { context, cable, simulated, onChange } = options
  let isPlugged = true
  let isSlow = false
  let next: NextFault | undefined
  let about: Cancel = () => undefined
  /** Whoever mends a printer first pulls off what hangs out of it. */
  const mended = (mend: (printer: SimulatedPrinter) => void) => () => {
    simulated().tearOff()
    mend(simulated())
  }

  const toggleAnswers = (manner: AnswerManner) =>
    simulated().setAnswers(simulated().state().answers === manner ? 'normal' : manner)
  const pull = () => {
    isPlugged = false
    cable.pull()
  }
  const put = () => {
    isPlugged = true
    cable.plug()
  }

  const replace = () => {
    pull()
    next = undefined
    isSlow = false
    options.replace()
    put()
  }

  const actions: Readonly<Record<PrinterAction, () => void>> = {
    'take-paper': options.takePaper,
    'run-low': () => simulated().loadPaper(LOW_MM),
    'run-out': () => simulated().loadPaper(0),
    'run-out-next': () => simulated().loadPaper(ENDS_MM),
    'load-roll': mended((printer) => printer.loadPaper()),
    jam: () => simulated().jam(),
    'jam-next': () => {
      next = 'jam-next'
      simulated().jam('at-cut')
    },
    'clear-jam': mended((printer) => {
      next = undefined
      printer.clearJam()
    }),
    'open-cover': () => simulated().setCover(true),
    'open-cover-next': () => (next = 'cover-next'),
    'close-cover': mended((printer) => printer.setCover(false)),
    'pull-cable': pull,
    'pull-cable-next': () => (next = 'cable-next'),
    'put-cable': put,
    garbage: () => toggleAnswers('garbage'),
    'garbage-next': () => (next = 'garbage-next'),
    silent: () => toggleAnswers('silent'),
    'silent-next': () => (next = 'silent-next'),
    slow: () => {
      isSlow = !isSlow
      simulated().setAnswerDelay(isSlow ? SLOW_ANSWERS_MS : 0)
    },
    replace,
    'replace-next': () => (next = 'replace-next'),
  }
  /** What breaks a moment after the slip has begun; a jam is the cutter's own affair. */
  const breaks: Readonly<Record<Exclude<NextFault, 'jam-next'>, () => void>> = {
    'cover-next': actions['open-cover'],
    'cable-next': pull,
    'garbage-next': () => simulated().setAnswers('garbage'),
    'silent-next': () => simulated().setAnswers('silent'),
    'replace-next': replace,
  }

  return {
    act(action) {
      actions[action]()
      onChange()
    },
    faults() {
      const { paper, jammed, coverOpen, answers } = simulated().state()
      const all: readonly (readonly [Fault, boolean])[] = [
        ['cable', !isPlugged],
        ['cover', coverOpen],
        ['jam', jammed],
        ['paper-out', paper === 'out'],
        ['paper-low', paper === 'low'],
        ['garbage', answers === 'garbage'],
        ['silent', answers === 'silent'],
        ['slow', isSlow],
      ]
      const now = all.flatMap(([fault, holds]) => (holds ? [fault] : []))
      return next === undefined || (next === 'jam-next' && jammed) ? now : [...now, next]
    },
    isPlugged: () => isPlugged,
    slipBegins() {
      if (next === undefined || next === 'jam-next') return
      const happen = breaks[next]
      next = undefined
      about = context.setTimer(WITHIN_SLIP_MS, () => {
        happen()
        onChange()
      })
    },
    slipEnded() {
      if (next === 'jam-next') next = undefined
    },
    stop: () => about(),
  }
}
