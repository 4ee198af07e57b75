// Raw acknowledgements: which screen painted which call, which speaker finished it.
import type { ProofLine } from './contract.ts'
import { intOf, type SqlEngine, textOf } from './engine.ts'

export interface Proofs {
  /** Inside a transaction. */
  add(line: ProofLine): void
  list(callId: string): ProofLine[]
  /** Inside a transaction. */
  prune(before: number): number
}

export function createProofs(engine: SqlEngine): Proofs {
  const insert = engine.prepare('INSERT INTO proofs (call_id, device, level, at) VALUES (?, ?, ?, ?)')
  const list = engine.prepare('SELECT * FROM proofs WHERE call_id = ? ORDER BY n')
  const prune = engine.prepare('DELETE FROM proofs WHERE at < ?')
  return {
    add: ({ callId, device, level, at }) => void insert.run(callId, device, level, at),
    list: (callId) =>
      list.all(callId).map((row) => ({
        callId: textOf(row, 'call_id'),
        device: textOf(row, 'device'),
        level: textOf(row, 'level'),
        at: intOf(row, 'at'),
      })),
    prune: (before) => prune.run(before),
  }
}
