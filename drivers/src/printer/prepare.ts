// What must be done before a slip may go out: nothing old in the buffer, the plate's pictures in the memory.
import type { TicketPrinterModel } from '../models/model.ts'
import type { Conversation } from './conversation.ts'
import { isPaperAnswer, type PrinterAnswer } from './escpos/answers.ts'
import * as command from './escpos/commands.ts'
import type { KeptGraphics } from './escpos/kept-graphics.ts'

/** More than any slip: ends a picture whose second half was lost with an earlier connection. */
const PADDING_BYTES = 32 * 1024
/** A process id that no slip ever carries. */
const PROBE_ID = '~~~~'

/** Waits until the printer has worked off everything sent so far; `true` too for models that cannot tell. */
async function caughtUp(conversation: Conversation, model: TicketPrinterModel, timeoutMs: number): Promise<boolean> {
  switch (model.barrier) {
    case 'gs-h': {
      const probe = command.processId(PROBE_ID)
      const isMine = await conversation.ask(
        probe,
        (answer) => (answer.kind === 'process-id' && answer.id === PROBE_ID ? true : undefined),
        timeoutMs,
      )
      return isMine === true
    }
    case 'gs-r': {
      conversation.oweInTurn()
      const isLast = (answer: PrinterAnswer) =>
        isPaperAnswer(answer) && conversation.owedInTurn() === 0 ? true : undefined
      return (await conversation.ask(command.askInTurn, isLast, timeoutMs)) === true
    }
    case 'none':
      return true
  }
}

/** No ticket is longer. */
const LONGEST_SLIP_MM = 160

/**
 * Waits for a slip of an earlier connection that is coming out just now: cleared away under it, its upper half would
 * hang before the next one. Costs an idle printer one answer, and one that is stuck the time of a slip.
 */
export async function letSlipOut(conversation: Conversation, model: TicketPrinterModel): Promise<void> {
  const { printMmPerSecond, answerMs } = model.timing
  await caughtUp(conversation, model, (LONGEST_SLIP_MM / printMmPerSecond) * 1000 + answerMs)
}

/**
 * Throws away what an earlier slip left in the printer. `false`: it is not known to be gone.
 * `isRetry` adds padding for printers that are stuck inside a picture and take every command for its dots.
 */
export async function clearBuffer(
  conversation: Conversation,
  model: TicketPrinterModel,
  isRetry: boolean,
): Promise<boolean> {
  if (model.clear === 'dle-dc4-8') {
    const isCleared = await conversation.ask(
      command.clear('dle-dc4-8'),
      (answer) => (answer.kind === 'cleared' ? true : undefined),
      model.timing.answerMs * 2,
    )
    return isCleared === true
  }
  if (isRetry) {
    conversation.forgiveInTurn()
    await conversation.send(new Uint8Array(PADDING_BYTES))
  }
  await conversation.send(command.clear(model.clear))
  return caughtUp(conversation, model, model.timing.proofMs)
}

/** Whether the buffer can be cleared while the printer is stopped by missing paper or an open cover. */
export const clearsWhileStopped = (model: TicketPrinterModel): boolean => model.clear === 'dle-dc4-8'

async function storedKeys(conversation: Conversation, timeoutMs: number): Promise<ReadonlySet<string> | undefined> {
  const keys = new Set<string>()
  let question = command.listStored
  for (;;) {
    const block = await conversation.ask(
      question,
      (answer) => (answer.kind === 'key-codes' ? answer : undefined),
      timeoutMs,
    )
    if (block === undefined) return undefined
    for (const key of block.keys) keys.add(key)
    question = command.acknowledge
    if (!block.more) break
  }
  await conversation.send(command.acknowledge)
  return keys
}

/**
 * Makes sure that the printer keeps the plate's pictures, storing only what is missing: flash wears out (Epson allows
 * ten writes a day). `false`: it does not keep them all; slips then carry their plate with them.
 */
export async function keepGraphics(
  conversation: Conversation,
  model: TicketPrinterModel,
  { pictures, isOutdated }: KeptGraphics,
): Promise<boolean> {
  const has = await storedKeys(conversation, model.timing.answerMs * 2)
  if (has === undefined) return false
  const missing = [...pictures.values()].filter(({ key }) => !has.has(key))
  if (missing.length === 0) return true
  for (const key of has) {
    if (isOutdated(key)) await conversation.send(command.deleteStored(key))
  }
  for (const { key, picture } of missing) {
    await conversation.send(command.store(key, picture))
    // The receive buffer is small and flash is slow: the next picture waits for this one.
    if (!(await caughtUp(conversation, model, model.timing.storeMs))) return false
  }
  const now = await storedKeys(conversation, model.timing.storeMs)
  return now !== undefined && missing.every(({ key }) => now.has(key))
}
