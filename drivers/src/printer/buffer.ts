import type { TicketPrinterModel } from '../models/model.ts'
import type { Conversation } from './conversation.ts'
import { automaticStatus } from './escpos/commands.ts'
import { clearBuffer, clearsWhileStopped } from './prepare.ts'

/** What is known about old data in the printer. Nothing is printed before it is known to be gone. */
export interface BufferState {
  isClear(): boolean
  /** More than one try to clear it went without an answer. */
  resists(): boolean
  /** Something was sent, or what was there may come out. */
  soil(): void
  /** The slip that was sent is out: nothing is left. */
  emptied(): void
  /** Tries to clear it, if that is of use while the printer is stopped or going. */
  clear(isStopped: boolean): Promise<void>
}

/** A new connection finds the buffer in an unknown state. */
export function createBufferState(conversation: Conversation, model: TicketPrinterModel): BufferState {
  let isClear = false
  let failures = 0
  return {
    isClear: () => isClear,
    resists: () => failures > 1,
    soil() {
      isClear = false
    },
    emptied() {
      isClear = true
    },
    async clear(isStopped) {
      if (isClear || (isStopped && !clearsWhileStopped(model))) return
      isClear = await clearBuffer(conversation, model, failures > 0)
      failures = isClear ? 0 : failures + 1
      // A reset that clears also switches automatic status off.
      if (isClear && model.status.automatic !== null) await conversation.send(automaticStatus(model.status.automatic))
    },
  }
}
