import type { Cancel, DeviceContext } from '../kernel/context.ts'
import { createListeners } from '../kernel/listeners.ts'
import type { Transport } from '../kernel/transport.ts'
import { createAnswerDecoder, isPaperAnswer, type PrinterAnswer } from './escpos/answers.ts'

/** Gives a value for the answer that was waited for, `undefined` for all others. */
export type Pick<T> = (answer: PrinterAnswer) => T | undefined

export interface Waiting<T> {
  /** The value, or `undefined` when the time is over, the wait is cancelled or the conversation ends. */
  readonly result: Promise<T | undefined>
  readonly cancel: Cancel
}

/**
 * Questions and answers over one connection. Answers carry no number, so whoever asks waits for the first that fits:
 * one question at a time, except for proofs, which name themselves or come in turn.
 */
export interface Conversation {
  /** Rejects with a `DeviceError` when the bytes cannot go out. */
  send(bytes: Uint8Array): Promise<void>
  /** Without a time it waits until it is cancelled or the conversation ends. */
  waitFor<T>(pick: Pick<T>, timeoutMs?: number): Waiting<T>
  ask<T>(bytes: Uint8Array, pick: Pick<T>, timeoutMs: number): Promise<T | undefined>
  /**
   * One more `GS r 1` is on its way. Their answers carry no name and come in order, so only the last one owed proves
   * what was sent last.
   */
  oweInTurn(): void
  owedInTurn(): number
  /** After a long silence: those still owed were lost. */
  forgiveInTurn(): void
  /** Hears every answer, also those that somebody waits for. */
  onAnswer(listener: (answer: PrinterAnswer) => void): Cancel
  /** Answers so far that nobody had asked for and that mean nothing by themselves. */
  strays(): number
  /** Ends all waits; the transport stays as it is. */
  end(): void
}

/** No printer pauses longer than this inside one answer, not even at 1200 baud. */
const LONGEST_PAUSE_MS = 200

/** Reports that come unasked, or late, and are right all the same. */
const comesUnasked = ({ kind }: PrinterAnswer): boolean =>
  kind === 'automatic' || kind === 'process-id' || kind === 'cleared'

export function createConversation(context: DeviceContext, transport: Transport): Conversation {
  const decoder = createAnswerDecoder()
  const heard = createListeners<[PrinterAnswer]>()
  /** In the order of asking: the first that can use an answer takes it. */
  const waiting = new Set<{ take: (answer: PrinterAnswer) => boolean; cancel: Cancel }>()
  let strays = 0
  let owed = 0
  let lastDataMs = 0

  const stopListening = transport.onData((bytes) => {
    // What began that long ago is noise: it must not swallow the answer that comes now.
    if (decoder.isHolding() && context.now() - lastDataMs > LONGEST_PAUSE_MS) {
      decoder.reset()
      strays++
    }
    lastDataMs = context.now()
    for (const answer of decoder.push(bytes)) {
      let isTaken = false
      if (isPaperAnswer(answer) && owed > 0) {
        owed--
        isTaken = true
      }
      for (const waiter of [...waiting]) {
        if (waiter.take(answer)) {
          isTaken = true
          break
        }
      }
      if (!isTaken && !comesUnasked(answer)) strays++
      heard.call(answer)
    }
  })

  const cancelAll = () => {
    for (const waiter of [...waiting]) waiter.cancel()
  }
  // Nothing more can be answered: whoever waits learns it now rather than when the time is over.
  const stopWatching = transport.onClose(cancelAll)

  const waitFor = <T>(pick: Pick<T>, timeoutMs?: number): Waiting<T> => {
    let settle: (value: T | undefined) => void = () => undefined
    const result = new Promise<T | undefined>((resolve) => {
      settle = resolve
    })
    const finish = (value: T | undefined) => {
      stopTimer()
      waiting.delete(waiter)
      settle(value)
    }
    const waiter = {
      take(answer: PrinterAnswer) {
        const value = pick(answer)
        if (value === undefined) return false
        finish(value)
        return true
      },
      cancel: () => {
        finish(undefined)
      },
    }
    const stopTimer = timeoutMs === undefined ? () => undefined : context.setTimer(timeoutMs, waiter.cancel)
    waiting.add(waiter)
    return { result, cancel: waiter.cancel }
  }

  return {
    send: (bytes) => transport.write(bytes),
    waitFor,
    async ask(bytes, pick, timeoutMs) {
      // Waits before sending: the answer may come before the write is known to be done.
      const waiter = waitFor(pick, timeoutMs)
      try {
        await transport.write(bytes)
      } catch (thrown) {
        waiter.cancel()
        throw thrown
      }
      return waiter.result
    },
    oweInTurn() {
      owed++
    },
    owedInTurn: () => owed,
    forgiveInTurn() {
      owed = 0
    },
    onAnswer: (listener) => heard.add(listener),
    strays: () => strays,
    end() {
      stopListening()
      stopWatching()
      heard.clear()
      cancelAll()
    },
  }
}
