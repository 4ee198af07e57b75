// The state as it was after some event, so that a start need not replay everything.
import type { Snapshot, SnapshotPlace } from './contract.ts'
import { intOf, type SqlEngine, textOf } from './engine.ts'

export interface Snapshots {
  begin(place: SnapshotPlace): SnapshotInTheMaking
  /** Newest first. */
  load(codeVersion: string, agrees: (seq: number, head: string) => boolean): Snapshot | undefined
}

/** Each call inside a transaction of its own. */
export interface SnapshotInTheMaking {
  /** Takes a piece of an old snapshot away as well, so that neither costs much at once. */
  add(piece: string): void
  /** Keeps the newest two. */
  finish(): void
}

export function createSnapshots(engine: SqlEngine): Snapshots {
  const insert = engine.prepare('INSERT INTO snapshots (n, seq, head, code_version) VALUES (?, ?, ?, ?)')
  const insertPiece = engine.prepare('INSERT INTO snapshot_pieces VALUES (?, ?, ?)')
  const lastN = engine.prepare(
    'SELECT max(coalesce((SELECT max(n) FROM snapshots), 0), coalesce((SELECT max(snapshot) FROM snapshot_pieces), 0)) AS n',
  )
  const thin = engine.prepare('DELETE FROM snapshots WHERE n NOT IN (SELECT n FROM snapshots ORDER BY n DESC LIMIT 2)')
  const staleOne = engine.prepare(
    `SELECT snapshot, piece FROM snapshot_pieces
     WHERE snapshot < ? AND snapshot NOT IN (SELECT n FROM snapshots) ORDER BY snapshot, piece LIMIT 1`,
  )
  const dropPiece = engine.prepare('DELETE FROM snapshot_pieces WHERE snapshot = ? AND piece = ?')
  const places = engine.prepare('SELECT n, seq, head FROM snapshots WHERE code_version = ? ORDER BY seq DESC, n DESC')
  const pieces = engine.prepare('SELECT bytes FROM snapshot_pieces WHERE snapshot = ? ORDER BY piece')

  const dropStale = (before: number): void => {
    const stale = staleOne.get(before)
    if (stale !== undefined) dropPiece.run(intOf(stale, 'snapshot'), intOf(stale, 'piece'))
  }

  return {
    begin({ seq, hash, codeVersion }) {
      let n = 0
      let count = 0
      return {
        add(piece) {
          if (count === 0) n = intOf(lastN.get() ?? { n: 0 }, 'n') + 1
          insertPiece.run(n, count, piece)
          count += 1
          dropStale(n)
        },
        finish() {
          insert.run(n, seq, hash, codeVersion)
          thin.run()
        },
      }
    },
    load(codeVersion, agrees) {
      for (const row of places.all(codeVersion)) {
        const seq = intOf(row, 'seq')
        const hash = textOf(row, 'head')
        if (!agrees(seq, hash)) continue
        return { seq, hash, codeVersion, bytes: pieces.column(intOf(row, 'n')).map(String).join('') }
      }
      return undefined
    },
  }
}
