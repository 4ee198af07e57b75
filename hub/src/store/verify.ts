// Walks the whole log and says where it stops being what was written.
import type { KeyObject } from 'node:crypto'
import type { DayHead, VerifyReport, VerifyWhy } from './contract.ts'
import { isDayHeadGenuine } from './day-heads.ts'
import { intOf, type SqlEngine, textOf } from './engine.ts'
import { hashOfBytes, type Log, parseEnvelope } from './log.ts'

export interface VerifyOptions {
  readonly hall: string
  readonly dayHeads: readonly DayHead[]
  readonly publicKey: KeyObject
  /** Events read at once, default 1000. */
  readonly chunk?: number
}

export function verifyLog(
  engine: SqlEngine,
  log: Log,
  { hall, dayHeads, publicKey, chunk = 1000 }: VerifyOptions,
): VerifyReport {
  const after = engine.prepare('SELECT seq, type, bytes FROM events WHERE seq > ? ORDER BY seq LIMIT ?')
  const head = log.head()
  const signed = new Map<number, DayHead[]>()
  for (const dayHead of dayHeads) signed.set(dayHead.seq, [...(signed.get(dayHead.seq) ?? []), dayHead])

  let seq = 0
  let prev = log.hashAt(0)
  const bad = (at: number, why: VerifyWhy): VerifyReport => ({ ok: false, events: seq, firstBad: { seq: at, why } })

  for (;;) {
    const rows = after.all(seq, chunk)
    for (const row of rows) {
      if (intOf(row, 'seq') !== seq + 1) return bad(seq + 1, 'gap')
      const bytes = textOf(row, 'bytes')
      const why = whyBad(bytes, seq + 1, textOf(row, 'type'), hall, prev)
      if (why !== undefined) return bad(seq + 1, why)
      seq += 1
      prev = hashOfBytes(bytes)
      for (const dayHead of signed.get(seq) ?? []) {
        if (dayHead.head !== prev) return bad(seq, 'day-head')
        if (!isDayHeadGenuine(hall, dayHead, publicKey)) return bad(seq, 'day-signature')
      }
      signed.delete(seq)
    }
    if (rows.length < chunk) break
  }
  if (seq !== head.seq || prev !== head.hash) return bad(seq, 'head')
  const [beyond] = [...signed.keys()].sort((a, b) => a - b)
  return beyond === undefined ? { ok: true, events: seq } : bad(beyond, 'day-head')
}

function whyBad(
  bytes: string,
  seq: number,
  type: string,
  hall: string,
  prev: string | undefined,
): VerifyWhy | undefined {
  try {
    const event = parseEnvelope(bytes)
    if (event.prev !== prev) return 'chain'
    return event.seq === seq && event.type === type && event.hall === hall ? undefined : 'columns'
  } catch {
    return 'unreadable'
  }
}
