// Jobs for the world outside, kept until somebody says how they went.
import { ok, type Result } from '@tingxu/shared/kernel/result.ts'
import type { JobChange, JobKind, JobState, OutboxEntry, OutboxJob } from './contract.ts'
import { intOf, jsonOf, type SqlEngine, type SqlRow, textOf } from './engine.ts'

export interface Outbox {
  /** Inside a transaction. */
  add(job: OutboxJob, now: number): void
  /** Inside a transaction. */
  mark(
    change: JobChange,
    now: number,
  ): Result<OutboxEntry, { code: 'job.unknown' | 'job.wrong-state'; context: JobContext }>
  get(id: string): OutboxEntry | undefined
  inState(state: JobState, limit: number): OutboxEntry[]
  queuedFor(target: string, limit: number): OutboxEntry[]
  /** Inside a transaction. */
  prune(changedBefore: number): number
}

type JobContext = Readonly<Record<string, string | number | boolean | null>>

const entryOf = (row: SqlRow): OutboxEntry => ({
  id: textOf(row, 'id'),
  // Written by `add` and `mark` alone.
  kind: textOf(row, 'kind') as JobKind,
  target: textOf(row, 'target'),
  payload: jsonOf(row, 'payload'),
  notAfter: row['not_after'] === null ? null : intOf(row, 'not_after'),
  state: textOf(row, 'state') as JobState,
  tries: intOf(row, 'tries'),
  createdAt: intOf(row, 'created_at'),
  updatedAt: intOf(row, 'updated_at'),
  result: jsonOf(row, 'result'),
})

const json = (value: unknown): string => JSON.stringify(value ?? null)

export function createOutbox(engine: SqlEngine): Outbox {
  const insert = engine.prepare(
    `INSERT INTO jobs (id, kind, target, payload, not_after, state, tries, created_at, updated_at, result)
     VALUES (?, ?, ?, ?, ?, 'queued', 0, ?, ?, 'null')`,
  )
  const byId = engine.prepare('SELECT * FROM jobs WHERE id = ?')
  const byState = engine.prepare('SELECT * FROM jobs WHERE state = ? ORDER BY n LIMIT ?')
  const queued = engine.prepare("SELECT * FROM jobs WHERE state = 'queued' AND target = ? ORDER BY n LIMIT ?")
  const update = engine.prepare('UPDATE jobs SET state = ?, tries = ?, updated_at = ?, result = ? WHERE id = ?')
  const prune = engine.prepare("DELETE FROM jobs WHERE state IN ('confirmed', 'failed', 'dropped') AND updated_at < ?")

  const get = (id: string): OutboxEntry | undefined => {
    const row = byId.get(id)
    return row === undefined ? undefined : entryOf(row)
  }

  return {
    get,
    add: ({ id, kind, target, payload, notAfter }, now) =>
      void insert.run(id, kind, target, json(payload), notAfter, now, now),
    mark({ id, from, to, result }, now) {
      const entry = get(id)
      if (entry === undefined) return wrong('job.unknown', { job: id })
      if (!from.includes(entry.state)) return wrong('job.wrong-state', { job: id, state: entry.state })
      const changed: OutboxEntry = {
        ...entry,
        state: to,
        tries: entry.tries + (to === 'sent' ? 1 : 0),
        updatedAt: now,
        result: result === undefined ? entry.result : result,
      }
      update.run(changed.state, changed.tries, now, json(changed.result), id)
      return ok(changed)
    },
    inState: (state, limit) => byState.all(state, limit).map(entryOf),
    queuedFor: (target, limit) => queued.all(target, limit).map(entryOf),
    prune: (changedBefore) => prune.run(changedBefore),
  }
}

const wrong = (code: 'job.unknown' | 'job.wrong-state', context: JobContext) =>
  ({ ok: false, error: { code, context } }) as const
