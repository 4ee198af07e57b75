// The signed ends of days: whoever rewrites the log and chains it anew cannot sign it.
import { type KeyObject, sign, verify } from 'node:crypto'
import type { DayHead } from './contract.ts'
import { intOf, type SqlEngine, type SqlRow, textOf } from './engine.ts'

export interface DayHeads {
  all(): DayHead[]
  /** Inside a transaction. */
  add(dayHead: DayHead): void
}

export const signedText = (hall: string, { businessDate, seq, head }: Omit<DayHead, 'signature'>): Buffer =>
  Buffer.from(`tingxu/day-head/1\n${hall}\n${businessDate}\n${seq}\n${head}`)

export const signDayHead = (hall: string, end: Omit<DayHead, 'signature'>, signingKey: KeyObject): DayHead => ({
  ...end,
  signature: sign(null, signedText(hall, end), signingKey).toString('base64url'),
})

/** Also for whoever holds only the public key and the closing sheet. */
export const isDayHeadGenuine = (hall: string, dayHead: DayHead, publicKey: KeyObject): boolean =>
  verify(null, signedText(hall, dayHead), publicKey, Buffer.from(dayHead.signature, 'base64url'))

const dayHeadOf = (row: SqlRow): DayHead => ({
  businessDate: textOf(row, 'business_date'),
  seq: intOf(row, 'seq'),
  head: textOf(row, 'head'),
  signature: textOf(row, 'signature'),
})

export function createDayHeads(engine: SqlEngine): DayHeads {
  const all = engine.prepare('SELECT * FROM day_heads ORDER BY business_date, seq')
  const insert = engine.prepare(
    'INSERT INTO day_heads VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET head = excluded.head, signature = excluded.signature',
  )
  return {
    all: () => all.all().map(dayHeadOf),
    add: ({ businessDate, seq, head, signature }) => void insert.run(businessDate, seq, head, signature),
  }
}
