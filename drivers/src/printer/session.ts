// One connection to a printer: prepares it, watches it, prints what is waiting. Ends when the connection does.
import type { Cancel, DeviceContext } from '../kernel/context.ts'
import { DeviceError, problem, problemOf, type DeviceProblem } from '../kernel/errors.ts'
import { createListeners } from '../kernel/listeners.ts'
import { createOnce, type Once } from '../kernel/once.ts'
import { status, type DeviceStatus } from '../kernel/status.ts'
import type { Transport } from '../kernel/transport.ts'
import type { Waker } from '../kernel/waker.ts'
import type { TicketPrinterModel } from '../models/model.ts'
import { createBufferState } from './buffer.ts'
import { conditionOfAutomatic, statusOfCondition, stopsSlip, type PrinterCondition } from './condition.ts'
import type { PrintJob, PrintOutcome } from './contract.ts'
import { createConversation } from './conversation.ts'
import type { EncodedSlip } from './escpos/encode-slip.ts'
import type { KeptGraphics } from './escpos/kept-graphics.ts'
import type { PaperCounter } from './paper-counter.ts'
import { clearsWhileStopped, keepGraphics, letSlipOut } from './prepare.ts'
import { readStatus } from './read-status.ts'
import { sendSlip } from './send-slip.ts'

/** What a session needs of the driver that outlives it. */
export interface SessionHost {
  readonly context: DeviceContext
  readonly transport: Transport
  readonly model: TicketPrinterModel
  readonly waker: Waker
  readonly paper: PaperCounter
  /** `undefined` for models that keep no graphics. Drawn at the first call. */
  keptGraphics(): KeptGraphics | undefined
  encode(job: PrintJob, kept: KeptGraphics | undefined, proofId: string): EncodedSlip
  nextProofId(): string
  /** The job that has waited longest, if any; taken out of the queue. */
  takeJob(): { readonly job: PrintJob; readonly settle: (outcome: PrintOutcome) => void } | undefined
  hasJob(): boolean
  report(status: DeviceStatus): void
  /** The driver closes. */
  readonly closing: Once<DeviceProblem>
  isClosing(): boolean
}

/** Rounds of unanswered or senseless status before it is reported, and before the connection is made anew. */
const ROUNDS_TO_REPORT = 2
const ROUNDS_TO_RECONNECT = 5
/** While something is wrong the printer is asked this often, ms, so that it is back soon after the cover closes. */
const DOWN_POLL_MS = 1000

/** Runs until the connection is lost, given up, or the driver closes; says why. */
export async function runSession(host: SessionHost): Promise<DeviceProblem> {
  const { context, transport, model, paper, waker } = host
  const conversation = createConversation(context, transport)
  const conditions = createListeners<[PrinterCondition]>()
  const buffer = createBufferState(conversation, model)
  let condition: PrinterCondition | undefined
  let isPrinting = false
  let kept: KeptGraphics | 'unknown' | 'missing' | undefined = model.plate === 'kept' ? 'unknown' : undefined
  let silentRounds = 0
  let garbledRounds = 0
  let lost: DeviceProblem | undefined
  let nextPollMs = 0
  const connectionLost = () => lost

  const interrupted = createOnce<DeviceProblem>()
  const stopListening = transport.onClose((why) => {
    lost = why ?? problem('transport.closed', { target: transport.target })
    interrupted.happen(host.isClosing() ? problem('printer.closed') : lost)
    waker.wake()
  })
  const stopWatching = host.closing.listen(interrupted.happen)

  const currentStatus = (): DeviceStatus => {
    if (silentRounds >= ROUNDS_TO_REPORT) return status('down', 'printer.no-answer')
    if (garbledRounds >= ROUNDS_TO_REPORT) return status('down', 'printer.unknown-answer')
    if (condition === undefined) return status('down', 'printer.starting')
    const own = statusOfCondition(condition)
    if (own.level === 'down') return own
    if (!isPrinting && !buffer.isClear()) {
      return status('down', buffer.resists() ? 'printer.buffer-not-cleared' : 'printer.starting')
    }
    if (kept === 'unknown') return status('down', 'printer.starting')
    if (own.level === 'warning') return own
    if (paper.isLow()) return status('warning', 'printer.paper-low', { counted: true })
    return kept === 'missing' ? status('warning', 'printer.graphics-missing') : own
  }
  const report = () => {
    host.report(currentStatus())
  }

  const noteCondition = (now: PrinterCondition) => {
    const before = condition
    condition = now
    silentRounds = 0
    garbledRounds = 0
    paper.observe(now)
    // Whatever waited in the printer starts to come out as soon as it can: throw it away before it is trusted again.
    if (before !== undefined && stopsSlip(before) && !stopsSlip(now)) buffer.soil()
    report()
    conditions.call(now)
  }
  conversation.onAnswer((answer) => {
    if (answer.kind !== 'automatic') return
    noteCondition(conditionOfAutomatic(answer.bytes))
    waker.wake()
  })

  const poll = async () => {
    const reading = await readStatus(conversation, model, () => host.hasJob() && isReady())
    if (reading.kind === 'condition') noteCondition(reading.condition)
    silentRounds = reading.kind === 'silent' ? silentRounds + 1 : 0
    garbledRounds = reading.kind === 'garbled' ? garbledRounds + 1 : 0
    if (reading.kind !== 'interrupted') {
      nextPollMs = context.now() + (isReady() ? model.timing.pollMs : Math.min(model.timing.pollMs, DOWN_POLL_MS))
    }
    if (silentRounds >= ROUNDS_TO_RECONNECT) {
      throw new DeviceError('transport.lost', { target: transport.target, reason: 'nothing was answered' })
    }
    report()
  }

  const prepareGraphics = async () => {
    const graphics = host.keptGraphics()
    kept = graphics !== undefined && (await keepGraphics(conversation, model, graphics)) ? graphics : 'missing'
    report()
  }

  const isStopped = () => condition === undefined || statusOfCondition(condition).level === 'down'
  const isReady = () => currentStatus().level !== 'down'

  /** Prints one job. `false`: the connection must be given up, since bytes of the slip are stuck on this side. */
  const print = async ({ job, settle }: NonNullable<ReturnType<SessionHost['takeJob']>>): Promise<boolean> => {
    const failed = (why: DeviceProblem) => {
      settle({ state: 'failed', problem: why })
      return true
    }
    const proofId = host.nextProofId()
    let slip: EncodedSlip
    try {
      slip = host.encode(job, typeof kept === 'object' ? kept : undefined, proofId)
    } catch (thrown) {
      return failed(problem('job.invalid', { reason: thrown instanceof Error ? thrown.message : String(thrown) }))
    }
    let stopWaiting: Cancel = () => undefined
    try {
      // A recording that hangs must not keep the driver from closing.
      const stopped = new Promise<DeviceProblem>((resolve) => {
        stopWaiting = interrupted.listen(resolve)
      })
      const why = await Promise.race([job.onSent(), stopped])
      if (why !== undefined) return failed(why)
    } catch (thrown) {
      return failed(
        problem('job.intent-not-recorded', { reason: thrown instanceof Error ? thrown.message : String(thrown) }),
      )
    } finally {
      stopWaiting()
    }
    if (!isReady()) return failed(problem(currentStatus().code))

    buffer.soil()
    isPrinting = true
    const sent = await sendSlip({
      ...{ context, conversation, model, slip, proofId, interrupted, noteCondition },
      target: transport.target,
      onCondition: (listener) => conditions.add(listener),
    })
    isPrinting = false
    paper.used(slip.lengthMm)
    if (sent.kind === 'proved') {
      buffer.emptied()
      settle({ state: 'confirmed', proof: sent.proof, lengthMm: slip.lengthMm, missing: slip.missing })
      return true
    }
    if (!sent.isStuck && !host.isClosing() && clearsWhileStopped(model))
      await buffer.clear(isStopped()).catch(() => undefined)
    context.log('warn', 'a slip is uncertain', { job: job.id, code: sent.problem.code })
    report()
    settle({ state: 'uncertain', problem: sent.problem, mayStillPrint: !buffer.isClear() })
    return !sent.isStuck
  }

  try {
    await poll()
    if (!isStopped()) await letSlipOut(conversation, model)
    while (!host.isClosing() && connectionLost() === undefined) {
      const wasStopped = isStopped()
      await buffer.clear(wasStopped)
      if (context.now() >= nextPollMs) await poll()
      // It goes again: now it can be cleared, at once and not only after the next look.
      if (wasStopped && !isStopped() && !buffer.isClear()) continue
      if (buffer.isClear() && !isStopped() && kept === 'unknown') await prepareGraphics()
      report()
      const next = isReady() ? host.takeJob() : undefined
      if (next === undefined) await waker.sleep(Math.max(1, nextPollMs - context.now()))
      else if (!(await print(next)))
        return problem('transport.lost', { target: transport.target, reason: 'a slip got stuck' })
    }
    return connectionLost() ?? problem('printer.closed')
  } catch (thrown) {
    return connectionLost() ?? problemOf(thrown, transport.target)
  } finally {
    stopListening()
    stopWatching()
    conversation.end()
  }
}
