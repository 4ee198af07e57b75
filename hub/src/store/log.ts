// The chained events: each carries the hash of the stored bytes of the one before.
import { hash } from 'node:crypto'
import type { Envelope, Head, NewEvent, StoredBytes, Upcasters } from './contract.ts'
import { intOf, type SqlEngine, textOf } from './engine.ts'
import { StoreError } from './errors.ts'

export const hashOfBytes = (bytes: string): string => hash('sha256', bytes, 'base64url')

/** What the first event of a hall links to, so that the logs of two halls cannot be exchanged. */
export const genesisHash = (hall: string): string => hashOfBytes(`tingxu/log/1:${hall}`)

/** How many events at the end are checked on opening. */
const checkedTail = 64

export interface Log {
  head(): Head
  /** Inside a transaction. */
  add(events: readonly NewEvent[], after: Head): { readonly head: Head; readonly events: readonly Envelope[] }
  read(afterSeq: number, limit: number): Envelope[]
  readRaw(afterSeq: number, limit: number): StoredBytes[]
  daySpan(businessDate: string): { readonly fromSeq: number; readonly toSeq: number } | undefined
  businessDates(): string[]
  /** Hash of a stored event, or the genesis hash for 0; undefined when there is none. */
  hashAt(seq: number): string | undefined
  /** Throws `store.damaged` unless the last events are chained and end where the last commit said. */
  checkTail(): void
}

/** Our own bytes, checked by their hash and not by a schema. */
export const parseEnvelope = (bytes: string): Envelope => JSON.parse(bytes) as Envelope

export function createLog(engine: SqlEngine, hall: string, upcasters: Upcasters): Log {
  const insert = engine.prepare('INSERT INTO events VALUES (?, ?, ?)')
  const setHead = engine.prepare(
    'INSERT INTO head VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, hash = excluded.hash',
  )
  const getHead = engine.prepare('SELECT seq, hash FROM head')
  const setDay = engine.prepare(
    'INSERT INTO days VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET to_seq = max(to_seq, excluded.to_seq), from_seq = min(from_seq, excluded.from_seq)',
  )
  const getDay = engine.prepare('SELECT from_seq, to_seq FROM days WHERE business_date = ?')
  const allDays = engine.prepare('SELECT business_date FROM days ORDER BY business_date')
  const bytesAt = engine.prepare('SELECT bytes FROM events WHERE seq = ?')
  const bytesAfter = engine.prepare('SELECT bytes FROM events WHERE seq > ? ORDER BY seq LIMIT ?')
  const rawAfter = engine.prepare('SELECT seq, bytes FROM events WHERE seq > ? ORDER BY seq LIMIT ?')
  const lastSeq = engine.prepare('SELECT coalesce(max(seq), 0) AS seq FROM events')

  const genesis: Head = { seq: 0, hash: genesisHash(hall) }

  const head = (): Head => {
    const row = getHead.get()
    return row === undefined ? genesis : { seq: intOf(row, 'seq'), hash: textOf(row, 'hash') }
  }

  const lift = (event: Envelope): Envelope => {
    const upcaster = upcasters[event.type]
    return upcaster === undefined ? event : { ...event, ...upcaster(event.v, event.data) }
  }

  const hashAt = (seq: number): string | undefined => {
    if (seq === 0) return genesis.hash
    const row = bytesAt.get(seq)
    return row === undefined ? undefined : hashOfBytes(textOf(row, 'bytes'))
  }

  return {
    head,
    add(events, after) {
      const stored: Envelope[] = []
      const days = new Map<string, { from: number; to: number }>()
      let { seq, hash: prev } = after
      for (const { at, businessDate, type, v, actor, device, commandId, configVersion, data } of events) {
        seq += 1
        const envelope = { hall, seq, at, businessDate, type, v, actor, device, commandId, configVersion, data, prev }
        const bytes = JSON.stringify(envelope)
        insert.run(seq, type, bytes)
        prev = hashOfBytes(bytes)
        stored.push(envelope)
        const day = days.get(businessDate)
        if (day === undefined) days.set(businessDate, { from: seq, to: seq })
        else day.to = seq
      }
      for (const [businessDate, { from, to }] of days) setDay.run(businessDate, from, to)
      if (events.length > 0) setHead.run(seq, prev)
      return { head: { seq, hash: prev }, events: stored }
    },
    read: (afterSeq, limit) => bytesAfter.column(afterSeq, limit).map((bytes) => lift(parseEnvelope(String(bytes)))),
    readRaw: (afterSeq, limit) =>
      rawAfter.all(afterSeq, limit).map((row) => ({ seq: intOf(row, 'seq'), bytes: textOf(row, 'bytes') })),
    daySpan(businessDate) {
      const row = getDay.get(businessDate)
      return row === undefined ? undefined : { fromSeq: intOf(row, 'from_seq'), toSeq: intOf(row, 'to_seq') }
    },
    businessDates: () => allDays.column().map(String),
    hashAt,
    checkTail() {
      const last = lastSeq.get()
      const lastStored = last === undefined ? 0 : intOf(last, 'seq')
      const expected = head()
      if (lastStored !== expected.seq) {
        const seq = Math.min(lastStored, expected.seq) + 1
        throw new StoreError('store.damaged', {
          seq,
          reason: `the last commit ended with ${expected.seq}, the log with ${lastStored}`,
        })
      }
      const from = Math.max(0, expected.seq - checkedTail)
      let prev = hashAt(from)
      for (let seq = from + 1; seq <= expected.seq; seq += 1) {
        const row = bytesAt.get(seq)
        if (row === undefined || prev === undefined)
          throw new StoreError('store.damaged', { seq, reason: 'it is missing' })
        const bytes = textOf(row, 'bytes')
        if (linkOf(bytes) !== prev)
          throw new StoreError('store.damaged', { seq, reason: 'it does not follow from the one before' })
        prev = hashOfBytes(bytes)
      }
      if (prev !== expected.hash) {
        throw new StoreError('store.damaged', { seq: expected.seq, reason: 'it is not what the last commit wrote' })
      }
    },
  }
}

/** The `prev` of stored bytes; undefined when they cannot be read. */
function linkOf(bytes: string): string | undefined {
  try {
    return parseEnvelope(bytes).prev
  } catch {
    return undefined
  }
}
