// A SAM_V reader at the far end of a line, with cards to lay on it: its side byte for byte, its moods too.
import { concatBytes } from '../kernel/bytes.ts'
import type { Cancel, DeviceContext } from '../kernel/context.ts'
import type { DeviceEnd } from '../kernel/transport.ts'
import type { IdCard } from './contract.ts'
import { createSamDecoder, encodeSamFrame, STATUS } from './frame.ts'
import { writeTextBlock } from './text-block.ts'

export interface SimulatedIdReaderOptions {
  readonly context: DeviceContext
  readonly end: DeviceEnd
  /** Time from a command to its answer, default 5 ms. */
  readonly answerMs?: number
  /** Whether a card that was read is found again while it lies. Most readers do not. */
  readonly findsAgain?: boolean
}

export interface SimulatedIdReader {
  lay(card: IdCard, newestAddress?: string): void
  take(): void
  /** The card's chip answers no more. */
  setUnreadable(on: boolean): void
  setAnswers(how: 'normal' | 'none' | 'garbage' | 'not-authorised'): void
  /** How often the whole card was read out. */
  reads(): number
  stop(): void
}

const PHOTO_BYTES = 1024
const SELECT_ZEROS = 8
const FIND_ZEROS = 4

export function createSimulatedIdReader(options: SimulatedIdReaderOptions): SimulatedIdReader {
  const { context, end, answerMs = 5, findsAgain = false } = options
  const decoder = createSamDecoder()
  const timers = new Set<Cancel>()
  let lying: { readonly card: IdCard; readonly newestAddress: string | undefined } | undefined
  let stage: 'idle' | 'found' | 'selected' | 'read' = 'idle'
  let isUnreadable = false
  let answers: 'normal' | 'none' | 'garbage' | 'not-authorised' = 'normal'
  let reads = 0

  const answer = (status: number, data: Uint8Array = new Uint8Array(0)): Uint8Array =>
    concatBytes([Uint8Array.of(0, 0, status), data])

  const obey = (command: number): Uint8Array => {
    if (answers === 'not-authorised') return answer(STATUS.notAuthorised)
    switch (command) {
      case 0x11_ff:
        return answer(STATUS.ok)
      case 0x20_01:
        if (lying === undefined || (stage === 'read' && !findsAgain)) return answer(STATUS.noCard)
        if (stage !== 'read') stage = 'found'
        return answer(STATUS.found, new Uint8Array(FIND_ZEROS))
      case 0x20_02:
        if (lying === undefined || stage === 'idle' || isUnreadable) return answer(STATUS.selectFailed)
        stage = 'selected'
        return answer(STATUS.ok, new Uint8Array(SELECT_ZEROS))
      case 0x30_01: {
        if (lying === undefined || stage !== 'selected') return answer(STATUS.readFailed)
        stage = 'read'
        reads++
        const lengths = Uint8Array.of(0x01, 0x00, PHOTO_BYTES >> 8, PHOTO_BYTES & 0xff)
        return answer(STATUS.ok, concatBytes([lengths, writeTextBlock(lying.card), new Uint8Array(PHOTO_BYTES)]))
      }
      case 0x30_03: {
        if (lying?.newestAddress === undefined) return answer(STATUS.absent)
        const address = new Uint8Array(70)
        const view = new DataView(address.buffer)
        for (let n = 0; n < 35; n++) view.setUint16(n * 2, lying.newestAddress.charCodeAt(n) || 0x20, true)
        return answer(STATUS.ok, address)
      }
      default:
        return answer(STATUS.unknownCommand)
    }
  }

  const stopListening = end.onData((bytes) => {
    for (const [first = 0, second = 0] of decoder.push(bytes)) {
      if (answers === 'none') continue
      const reply = encodeSamFrame(obey(first * 0x100 + second))
      if (answers === 'garbage') reply[reply.length - 1] = (reply.at(-1) ?? 0) ^ 0xff
      const cancel = context.setTimer(answerMs, () => {
        timers.delete(cancel)
        end.write(reply)
      })
      timers.add(cancel)
    }
  })

  const dropAnswers = () => {
    for (const cancel of timers) cancel()
    timers.clear()
  }
  const stopWatching = end.onDisconnect(dropAnswers)

  return {
    lay(card, newestAddress) {
      lying = { card, newestAddress }
      stage = 'idle'
    },
    take() {
      lying = undefined
      stage = 'idle'
    },
    setUnreadable(on) {
      isUnreadable = on
    },
    setAnswers(how) {
      answers = how
    },
    reads: () => reads,
    stop() {
      stopListening()
      stopWatching()
      dropAnswers()
    },
  }
}
