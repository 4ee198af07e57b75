// One card, many ways of writing its number.
import type { CardReaderModel } from './model.ts'

export type NumberSettings = Pick<CardReaderModel, 'text' | 'reverseBytes' | 'bytes' | 'writes'>

const MOST_DIGITS = 20

/** What the text of a reader says; `undefined` where it is no card number. */
export function valueOfText(text: string, { text: kind }: NumberSettings): bigint | undefined {
  const words = text.trim()
  if (words.length > MOST_DIGITS) return undefined
  if (kind === 'hex') return /^[0-9a-f]+$/i.test(words) ? BigInt(`0x${words}`) : undefined
  if (kind === 'decimal') return /^\d+$/.test(words) ? BigInt(words) : undefined
  const parts = /^(\d{1,3})[ ,]?(\d{5})$/.exec(words)
  const [facility, number] = [Number(parts?.[1]), Number(parts?.[2])]
  return facility <= 0xff && number <= 0xffff ? BigInt(facility * 0x10000 + number) : undefined
}

export const valueOfBytes = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)

/** The number as the hall writes it. */
export function writeNumber(value: bigint, { bytes, reverseBytes, writes }: NumberSettings): string {
  const low = Array.from({ length: bytes }, (_, at) => Number((value >> BigInt(8 * (bytes - 1 - at))) & 0xffn))
  const ordered = Uint8Array.from(reverseBytes ? low.reverse() : low)
  const number = valueOfBytes(ordered)
  switch (writes) {
    case 'decimal-10':
      return String(number).padStart(10, '0')
    case 'hex':
      return number
        .toString(16)
        .toUpperCase()
        .padStart(bytes * 2, '0')
    case 'facility-8': {
      const [facility, code] = [(number >> 16n) & 0xffn, number & 0xffffn]
      return `${String(facility).padStart(3, '0')}${String(code).padStart(5, '0')}`
    }
  }
}
