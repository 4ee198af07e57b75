// SAM_V readers on a serial port or the network: finds a card, selects it, reads it.
import type { BackoffOptions } from '../kernel/backoff.ts'
import type { DeviceContext } from '../kernel/context.ts'
import { problem, type DeviceProblem } from '../kernel/errors.ts'
import type { IdCardInput } from '../kernel/input.ts'
import { createLineDevice, type DeviceLine } from '../kernel/line-device.ts'
import { createListeners } from '../kernel/listeners.ts'
import { status } from '../kernel/status.ts'
import type { Transport } from '../kernel/transport.ts'
import type { IdCard, IdReader } from './contract.ts'
import { answerOf, COMMANDS, createSamDecoder, encodeSamFrame, STATUS, textBlockOf, type SamAnswer } from './frame.ts'
import type { IdReaderModel } from './model.ts'
import { readAddress, readTextBlock } from './text-block.ts'

export interface IdReaderOptions {
  readonly context: DeviceContext
  readonly transport: Transport
  readonly model: IdReaderModel
  readonly backoff?: BackoffOptions
}

/** Unanswered questions in a row before the connection is made anew. */
const MOST_SILENT = 3

export function createIdReader({ context, transport, model, backoff }: IdReaderOptions): IdReader {
  const inputs = createListeners<[IdCardInput]>()
  const decoder = createSamDecoder()

  const session = async (line: DeviceLine<Uint8Array>): Promise<DeviceProblem | undefined> => {
    let silent = 0
    /** The card that was read last, and when it was last known to lie there. Gone with the connection. */
    let last: { readonly number: string; seenMs: number } | undefined
    /** It cannot be read, or is known to be the one that was: not tried again before nothing is found. */
    let isDone = false
    let tries = 0

    const ask = async (command: Uint8Array, timeoutMs: number): Promise<SamAnswer | undefined> => {
      // What is late belongs to an older question.
      decoder.reset()
      const answer = await line.ask(encodeSamFrame(command), answerOf, timeoutMs)
      silent = answer === undefined ? silent + 1 : 0
      return answer
    }

    const read = async (): Promise<IdCard | undefined> => {
      if ((await ask(COMMANDS.select, model.selectMs))?.status !== STATUS.ok) return undefined
      const answer = await ask(COMMANDS.read, model.readMs)
      const block = answer?.status === STATUS.ok ? textBlockOf(answer.data) : undefined
      if (block === undefined) return undefined
      const card = readTextBlock(block)
      if (!model.newestAddress || card.layout !== 'resident') return card
      const newest = await ask(COMMANDS.newestAddress, model.readMs)
      return newest?.status === STATUS.ok ? { ...card, address: readAddress(newest.data) } : card
    }

    const look = async (): Promise<void> => {
      const found = await ask(COMMANDS.find, model.findMs)
      if (found === undefined) return
      if (found.status !== STATUS.found) {
        isDone = false
        tries = 0
        line.report(status('ok', 'device.ready'))
        return
      }
      if (isDone) {
        if (last !== undefined) last.seenMs = context.now()
        return
      }
      const card = await read()
      if (line.isOver()) return
      if (card === undefined) {
        if (++tries < model.readTries) return
        isDone = true
        last = undefined
        line.report(status('warning', 'reader.card-unreadable'))
        return
      }
      const hasNotLeft = last?.number === card.number && context.now() - last.seenMs < model.awayMs
      isDone = model.findsLyingCard
      tries = 0
      last = { number: card.number, seenMs: context.now() }
      line.report(status('ok', 'device.ready'))
      if (!hasNotLeft) inputs.call({ kind: 'id-card', card })
    }

    const self = await ask(COMMANDS.samStatus, model.selectMs)
    if (self?.status === STATUS.notAuthorised)
      return problem('device.refuses', { reason: 'the module is not authorised' })
    if (self !== undefined) line.report(status('ok', 'device.ready'))
    while (!line.isOver()) {
      await look()
      if (silent >= MOST_SILENT) return problem('device.no-answer')
      await line.sleep(tries > 0 ? 50 : model.pollMs)
    }
    return undefined
  }

  const device = createLineDevice<Uint8Array>({
    ...{ context, transport, decoder, session },
    ...(backoff === undefined ? {} : { backoff }),
  })
  return { ...device, onInput: (listener) => inputs.add(listener) }
}
