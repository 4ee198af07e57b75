// The state as it was after some event, so that a start need not replay everything.
import type { Snapshot } from './contract.ts'
import { intOf, type SqlEngine, textOf } from './engine.ts'

export interface Snapshots {
  /** Inside a transaction. Keeps the newest two. */
  save(snapshot: Snapshot): void
  /** Newest first. */
  load(codeVersion: string, agrees: (seq: number, head: string) => boolean): Snapshot | undefined
}

export function createSnapshots(engine: SqlEngine): Snapshots {
  const insert = engine.prepare('INSERT INTO snapshots (seq, head, code_version, bytes) VALUES (?, ?, ?, ?)')
  const thin = engine.prepare('DELETE FROM snapshots WHERE n <= (SELECT max(n) FROM snapshots) - 2')
  const places = engine.prepare('SELECT n, seq, head FROM snapshots WHERE code_version = ? ORDER BY seq DESC, n DESC')
  const bytes = engine.prepare('SELECT bytes FROM snapshots WHERE n = ?')
  return {
    save({ seq, hash, codeVersion, bytes: json }) {
      insert.run(seq, hash, codeVersion, json)
      thin.run()
    },
    load(codeVersion, agrees) {
      for (const row of places.all(codeVersion)) {
        const seq = intOf(row, 'seq')
        const hash = textOf(row, 'head')
        const stored = agrees(seq, hash) ? bytes.get(intOf(row, 'n')) : undefined
        if (stored !== undefined) return { seq, hash, codeVersion, bytes: textOf(stored, 'bytes') }
      }
      return undefined
    },
  }
}
