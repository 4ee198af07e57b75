// The parts of one open file and what can be read from them; the writing store and the readers of workers share it.
import type { StoreReader, Upcasters } from './contract.ts'
import { createDayHeads, type DayHeads } from './day-heads.ts'
import { intOf, type SqlEngine, textOf } from './engine.ts'
import { createKeyedRows, type KeyedRows } from './keyed-rows.ts'
import { createLog, type Log } from './log.ts'
import { createProofs, type Proofs } from './proofs.ts'
import { verifyLog } from './verify.ts'
import { writeBackup } from './backup.ts'
import type { KeyObject } from 'node:crypto'

export interface Contents {
  readonly log: Log
  readonly rows: KeyedRows
  readonly proofs: Proofs
  readonly dayHeads: DayHeads
  readonly reader: StoreReader
}

export interface ContentsOptions {
  readonly hall: string
  readonly upcasters: Upcasters
  readonly publicKey: KeyObject
}

export type Meta = ReturnType<typeof createMeta>

/** Small facts about the file itself. */
export function createMeta(engine: SqlEngine) {
  const get = engine.prepare('SELECT value FROM meta WHERE name = ?')
  const set = engine.prepare('INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value')
  return {
    text(name: string): string | undefined {
      const row = get.get(name)
      return row === undefined ? undefined : textOf(row, 'value')
    },
    int(name: string): number | undefined {
      const row = get.get(name)
      return row === undefined ? undefined : intOf(row, 'value')
    },
    /** Inside a transaction. */
    set: (name: string, value: string | number) => void set.run(name, value),
  }
}

export function openContents(engine: SqlEngine, { hall, upcasters, publicKey }: ContentsOptions): Contents {
  const log = createLog(engine, hall, upcasters)
  const rows = createKeyedRows(engine, 'rows')
  const proofs = createProofs(engine)
  const dayHeads = createDayHeads(engine)
  const reader: StoreReader = {
    hall,
    head: log.head,
    read: log.read,
    readRaw: log.readRaw,
    daySpan: log.daySpan,
    businessDates: log.businessDates,
    eventsOfCommand: ({ fromSeq, toSeq }) => (toSeq < fromSeq ? [] : log.read(fromSeq - 1, toSeq - fromSeq + 1)),
    getRow: rows.get,
    listRows: rows.list,
    listProofs: proofs.list,
    dayHeads: dayHeads.all,
    verify: () => verifyLog(engine, log, { hall, dayHeads: dayHeads.all(), publicKey }),
    backup: (toFile) => writeBackup(engine, toFile),
    close: engine.close,
  }
  return { log, rows, proofs, dayHeads, reader }
}
