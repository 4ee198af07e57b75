// What a printer says, cut out of one stream in which four kinds of answer come mixed.
import type { KeyCode } from './commands.ts'

export type PrinterAnswer =
  /** To `DLE EOT n`: 0xx1xx10. Which n it answers is known only to who asked. */
  | { readonly kind: 'real-time'; readonly byte: number }
  /** By itself after `GS a`: four bytes, the first 0xx1xx00. */
  | { readonly kind: 'automatic'; readonly bytes: readonly [number, number, number, number] }
  /** To `GS r 1`: 0xx0xxxx. */
  | { readonly kind: 'in-turn'; readonly byte: number }
  /** To `GS ( H` function 48: 37 22, four characters, 00. */
  | { readonly kind: 'process-id'; readonly id: string }
  /** To `DLE DC4 8`: 37 25 00. */
  | { readonly kind: 'cleared' }
  /** To `GS ( L` function 64: 37 72, 40 or 41 (more follows), two characters a picture, 00. */
  | { readonly kind: 'key-codes'; readonly keys: readonly KeyCode[]; readonly more: boolean }
  /** A byte that fits nothing. */
  | { readonly kind: 'unknown'; readonly byte: number }

/** Whether it is what `GS r 1` gives: near-end and end of paper, two equal bits each. Noise seldom looks like it. */
export const isPaperAnswer = (answer: PrinterAnswer): boolean =>
  answer.kind === 'in-turn' && [0x00, 0x03, 0x0c, 0x0f].includes(answer.byte)

export interface AnswerDecoder {
  /** The answers that are complete with these bytes, in order. Holds back at most `LONGEST_FRAME` bytes. */
  push(bytes: Uint8Array): PrinterAnswer[]
  /** Whether an answer has begun and is not complete. */
  isHolding(): boolean
  /** Forgets an answer that has begun: after a pause no printer makes within one. */
  reset(): void
}

/** 40 key codes of two characters with header, identifier, status and end. */
export const LONGEST_FRAME = 84

const XON = 0x11
const XOFF = 0x13

type Step = { readonly answer: PrinterAnswer; readonly length: number } | 'more' | 'no'

/**
 * A message that turns out to be none costs its first byte only: the rest is read again, so the next good message is
 * always found. XON and XOFF may stand anywhere, even inside a message.
 */
export function createAnswerDecoder(): AnswerDecoder {
  let held: number[] = []
  return {
    push(bytes) {
      const answers: PrinterAnswer[] = []
      for (const byte of bytes) {
        if (byte !== XON && byte !== XOFF) held.push(byte)
      }
      let at = 0
      while (at < held.length) {
        const step = read(held, at)
        if (step === 'more') break
        if (step === 'no') {
          answers.push({ kind: 'unknown', byte: held[at] ?? 0 })
          at++
        } else {
          answers.push(step.answer)
          at += step.length
        }
      }
      held = held.slice(at)
      return answers
    },
    isHolding: () => held.length > 0,
    reset() {
      held = []
    },
  }
}

function read(all: readonly number[], at: number): Step {
  const first = all[at] ?? 0
  if (first === 0x37) return readFrame(all, at)
  if ((first & 0x93) === 0x12) return { answer: { kind: 'real-time', byte: first }, length: 1 }
  if ((first & 0x93) === 0x10) return readAutomatic(all, at)
  if ((first & 0x90) === 0x00) return { answer: { kind: 'in-turn', byte: first }, length: 1 }
  return 'no'
}

function readAutomatic(all: readonly number[], at: number): Step {
  for (let offset = 1; offset < 4; offset++) {
    const byte = all[at + offset]
    if (byte === undefined) return 'more'
    if ((byte & 0x90) !== 0) return 'no'
  }
  const [a = 0, b = 0, c = 0, d = 0] = all.slice(at, at + 4)
  return { answer: { kind: 'automatic', bytes: [a, b, c, d] }, length: 4 }
}

const isCharacter = (byte: number): boolean => byte >= 0x20 && byte <= 0x7e

function readFrame(all: readonly number[], at: number): Step {
  const identifier = all[at + 1]
  if (identifier === undefined) return 'more'
  if (identifier === 0x25) return readEnd(all, at, at + 2, () => ({ kind: 'cleared' }))
  if (identifier === 0x22) {
    const end = charactersEnd(all, at + 2, 4)
    if (end === 'more') return 'more'
    if (end !== at + 6) return 'no'
    return readEnd(all, at, end, () => ({ kind: 'process-id', id: text(all, at + 2, end) }))
  }
  if (identifier === 0x72) {
    const more = all[at + 2]
    if (more === undefined) return 'more'
    if (more !== 0x40 && more !== 0x41) return 'no'
    const end = charactersEnd(all, at + 3, 80)
    if (end === 'more') return 'more'
    if ((end - at - 3) % 2 !== 0) return 'no'
    const keys = text(all, at + 3, end).match(/../gs) ?? []
    return readEnd(all, at, end, () => ({ kind: 'key-codes', keys, more: more === 0x41 }))
  }
  return 'no'
}

/** Where a run of at most `longest` characters ends, or `more` when the bytes end before it does. */
function charactersEnd(all: readonly number[], from: number, longest: number): number | 'more' {
  for (let at = from; at < from + longest; at++) {
    const byte = all[at]
    if (byte === undefined) return 'more'
    if (!isCharacter(byte)) return at
  }
  return from + longest
}

function readEnd(all: readonly number[], from: number, end: number, answer: () => PrinterAnswer): Step {
  const last = all[end]
  if (last === undefined) return 'more'
  return last === 0 ? { answer: answer(), length: end + 1 - from } : 'no'
}

const text = (all: readonly number[], from: number, to: number): string => String.fromCharCode(...all.slice(from, to))
