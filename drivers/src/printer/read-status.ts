import type { TicketPrinterModel } from '../models/model.ts'
import { conditionOfRealTime, type PrinterCondition } from './condition.ts'
import type { Conversation, Pick } from './conversation.ts'
import { askStatus } from './escpos/commands.ts'

export type StatusReading =
  | { readonly kind: 'condition'; readonly condition: PrinterCondition }
  /** No answer at all. Never taken for "out of paper". */
  | { readonly kind: 'silent' }
  /** Bytes came that are no answer, or more than were asked for: nothing they say is believed. */
  | { readonly kind: 'garbled' }
  /** Something more urgent came up between two questions. */
  | { readonly kind: 'interrupted' }

const realTimeByte: Pick<number> = (answer) => (answer.kind === 'real-time' ? answer.byte : undefined)

/** What a printer that cannot be asked is taken to be. */
export const assumedWell: PrinterCondition = {
  offline: false,
  coverOpen: false,
  paper: 'present',
  jammed: false,
  headHot: false,
  fault: false,
}

/** Asks `DLE EOT` 1 to 4, one question at a time, each waiting for exactly one byte. */
export async function readStatus(
  conversation: Conversation,
  model: TicketPrinterModel,
  shouldStop: () => boolean = () => false,
): Promise<StatusReading> {
  if (!model.status.realTime) return { kind: 'condition', condition: assumedWell }
  const straysBefore = conversation.strays()
  const bytes: number[] = []
  for (const n of [1, 2, 3, 4] as const) {
    if (n > 1 && shouldStop()) return { kind: 'interrupted' }
    const byte = await conversation.ask(askStatus(n), realTimeByte, model.timing.answerMs)
    if (byte === undefined) return { kind: conversation.strays() > straysBefore ? 'garbled' : 'silent' }
    bytes.push(byte)
  }
  if (conversation.strays() > straysBefore) return { kind: 'garbled' }
  const [printer = 0, offlineCause = 0, error = 0, paper = 0] = bytes
  return { kind: 'condition', condition: conditionOfRealTime({ printer, offlineCause, error, paper }) }
}
