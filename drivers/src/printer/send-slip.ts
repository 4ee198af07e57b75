// Sends one slip and finds out what became of it.
import type { DeviceContext } from '../kernel/context.ts'
import { problem, problemOf, type DeviceProblem } from '../kernel/errors.ts'
import type { Once } from '../kernel/once.ts'
import type { TicketPrinterModel } from '../models/model.ts'
import { stopsSlip, statusOfCondition, type PrinterCondition } from './condition.ts'
import type { PrintProof } from './contract.ts'
import type { Conversation, Pick, Waiting } from './conversation.ts'
import { isPaperAnswer } from './escpos/answers.ts'
import type { EncodedSlip } from './escpos/encode-slip.ts'
import { readStatus } from './read-status.ts'

export interface SendSlipInput {
  readonly context: DeviceContext
  readonly conversation: Conversation
  readonly model: TicketPrinterModel
  readonly slip: EncodedSlip
  readonly proofId: string
  readonly target: string
  /** The connection is lost or the driver closes. */
  readonly interrupted: Once<DeviceProblem>
  /** Hears of every reading, also of those made here. */
  readonly onCondition: (listener: (condition: PrinterCondition) => void) => () => void
  readonly noteCondition: (condition: PrinterCondition) => void
}

export type SentSlip =
  | { readonly kind: 'proved'; readonly proof: PrintProof }
  /** `isStuck`: bytes of the slip still wait on this side, so the connection must be dropped to get rid of them. */
  | { readonly kind: 'unknown'; readonly problem: DeviceProblem; readonly isStuck: boolean }

/** Between two looks at the printer while a slip is coming out, ms. */
const LOOK_MS = 400

export async function sendSlip(input: SendSlipInput): Promise<SentSlip> {
  const { context, conversation, model, slip, target, interrupted, onCondition } = input
  let stop: (why: DeviceProblem) => void = () => undefined
  const stopped = new Promise<DeviceProblem>((resolve) => {
    stop = resolve
  })
  const stopListening = onCondition((condition) => {
    if (stopsSlip(condition)) stop(problem(statusOfCondition(condition).code))
  })
  const stopWatching = interrupted.listen(stop)
  const isProof = proofOf(model, conversation, input.proofId)
  if (model.barrier === 'gs-r') conversation.oweInTurn()
  // Waits from before the first byte: a fast printer answers before the write is known to be done.
  const proof = isProof === undefined ? undefined : conversation.waitFor(isProof)
  try {
    const written = conversation.send(slip.bytes).then(
      () => 'out' as const,
      (thrown: unknown) => problemOf(thrown, target),
    )
    const first = await Promise.race([written, stopped])
    if (first !== 'out') {
      // A printer that stops still takes bytes into its buffer; only what it leaves on this side is stuck.
      const rest = await within(context, model.timing.answerMs, written)
      return { kind: 'unknown', problem: first, isStuck: rest !== 'out' }
    }
    const answer = proof === undefined ? assume(input, stopped) : wait(input, proof, stopped)
    const result = await answer
    return typeof result === 'string'
      ? { kind: 'proved', proof: result }
      : { kind: 'unknown', problem: result, isStuck: false }
  } catch (thrown) {
    return { kind: 'unknown', problem: problemOf(thrown, target), isStuck: true }
  } finally {
    proof?.cancel()
    stopListening()
    stopWatching()
  }
}

function proofOf(model: TicketPrinterModel, conversation: Conversation, proofId: string): Pick<PrintProof> | undefined {
  switch (model.barrier) {
    case 'gs-h':
      return (answer) => (answer.kind === 'process-id' && answer.id === proofId ? 'named' : undefined)
    case 'gs-r':
      return (answer) => (isPaperAnswer(answer) && conversation.owedInTurn() === 0 ? 'in-turn' : undefined)
    case 'none':
      return undefined
  }
}

/** The proof, or why there is none: the time is over, or the printer stopped. */
async function wait(
  { context, conversation, model, noteCondition }: SendSlipInput,
  proof: Waiting<PrintProof>,
  stopped: Promise<DeviceProblem>,
): Promise<PrintProof | DeviceProblem> {
  const { proofMs } = model.timing
  const looks = model.status.realTime && model.status.whilePrinting
  const deadlineMs = context.now() + proofMs
  let isDecided = false
  // A wait that ends without a proof ends with the connection: then `stopped` says why.
  const proved = proof.result.then(async (found): Promise<PrintProof | DeviceProblem> => found ?? (await stopped))
  const decided = Promise.race([proved, stopped]).finally(() => {
    isDecided = true
  })
  for (;;) {
    const leftMs = deadlineMs - context.now()
    if (leftMs <= 0) return problem('job.no-proof', { timeoutMs: proofMs })
    const event = await within(context, looks ? Math.min(LOOK_MS, leftMs) : leftMs, decided)
    if (event !== undefined) return event
    if (!looks || context.now() >= deadlineMs) continue
    const look = readStatus(conversation, model, () => isDecided).then((reading) => {
      if (reading.kind === 'condition') noteCondition(reading.condition)
    })
    await Promise.race([look, decided])
  }
}

/** Without a proof: waits as long as the paper needs, then looks whether the printer is still well. */
async function assume(
  { context, conversation, model, slip, noteCondition }: SendSlipInput,
  stopped: Promise<DeviceProblem>,
): Promise<PrintProof | DeviceProblem> {
  const why = await within(context, (slip.lengthMm / model.timing.printMmPerSecond) * 1000, stopped)
  if (why !== undefined) return why
  const reading = await readStatus(conversation, model)
  if (reading.kind !== 'condition') {
    return problem(reading.kind === 'silent' ? 'printer.no-answer' : 'printer.unknown-answer')
  }
  noteCondition(reading.condition)
  return stopsSlip(reading.condition) ? problem(statusOfCondition(reading.condition).code) : 'assumed'
}

/** What `event` gives, or `undefined` when `ms` pass before. */
function within<T>(context: DeviceContext, ms: number, event: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const stopTimer = context.setTimer(ms, () => {
      resolve(undefined)
    })
    event.then(resolve, reject).finally(stopTimer)
  })
}
