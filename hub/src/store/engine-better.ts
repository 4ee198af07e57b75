import { type OpenEngine, problemOfCode, type SqlProblem, type SqlRow } from './engine.ts'

const codes: Readonly<Record<string, number>> = {
  SQLITE_FULL: 13,
  SQLITE_READONLY: 8,
  SQLITE_BUSY: 5,
  SQLITE_LOCKED: 6,
  SQLITE_CORRUPT: 11,
  SQLITE_NOTADB: 26,
  SQLITE_IOERR: 10,
  SQLITE_CANTOPEN: 14,
  SQLITE_NOMEM: 7,
}

/** `SQLITE_IOERR_FSYNC` counts as `SQLITE_IOERR`. */
function problemOf(error: unknown): SqlProblem {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return 'misuse'
  const [, primary = ''] = /^(SQLITE_[A-Z]+)/.exec(error.code) ?? []
  return problemOfCode(codes[primary] ?? 1)
}

/** Rejects when the optional dependency is not installed or not built for this Node. */
export async function loadBetterSqlite(): Promise<OpenEngine> {
  const { default: Database } = await import('better-sqlite3')
  new Database(':memory:').close()
  return {
    name: 'better-sqlite3',
    open(file, { readOnly = false } = {}) {
      const db = new Database(file, { readonly: readOnly, timeout: 5000 })
      const begin = db.prepare('BEGIN IMMEDIATE')
      const commit = db.prepare('COMMIT')
      return {
        name: 'better-sqlite3',
        exec: (sql) => void db.exec(sql),
        prepare(sql) {
          const statement = db.prepare<unknown[], SqlRow>(sql)
          const first = statement.reader ? db.prepare(sql).pluck() : undefined
          return {
            run: (...values) => statement.run(...values).changes,
            get: (...values) => statement.get(...values),
            all: (...values) => statement.all(...values),
            column: (...values) => first?.all(...values) ?? [],
          }
        },
        begin: () => void begin.run(),
        commit: () => void commit.run(),
        rollback() {
          if (db.open && db.inTransaction) db.exec('ROLLBACK')
        },
        async backup(toFile) {
          await db.backup(toFile)
        },
        problemOf,
        close: () => db.close(),
      }
    },
  }
}
