import { type OpenEngine, problemOfCode, type SqlProblem, type SqlRow, type SqlValue } from './engine.ts'

/** What is used of node:sqlite; the types of the oldest supported Node do not know it. */
interface NodeStatement {
  run(...values: SqlValue[]): { changes: number | bigint }
  get(...values: SqlValue[]): SqlRow | undefined
  all(...values: SqlValue[]): SqlRow[]
}
interface NodeDatabase {
  exec(sql: string): void
  prepare(sql: string): NodeStatement
  close(): void
}
interface NodeSqlite {
  readonly DatabaseSync: new (file: string, options: { readOnly: boolean; timeout: number }) => NodeDatabase
  readonly backup?: (db: NodeDatabase, toFile: string, options: { rate: number }) => Promise<unknown>
}

function problemOf(error: unknown): SqlProblem {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return 'misuse'
  return problemOfCode(error.errcode)
}

/** Rejects on a Node without node:sqlite. */
export async function loadNodeSqlite(): Promise<OpenEngine> {
  // A literal would be resolved by the compiler, which looks at the types of the oldest Node.
  const name: string = 'node:sqlite'
  const { DatabaseSync, backup } = (await import(name)) as NodeSqlite
  return {
    name: 'node:sqlite',
    open(file, { readOnly = false } = {}) {
      const db = new DatabaseSync(file, { readOnly, timeout: 5000 })
      const begin = db.prepare('BEGIN IMMEDIATE')
      const commit = db.prepare('COMMIT')
      let isOpen = true
      return {
        name: 'node:sqlite',
        exec: (sql) => db.exec(sql),
        prepare(sql) {
          const statement = db.prepare(sql)
          return {
            run: (...values) => Number(statement.run(...values).changes),
            get: (...values) => statement.get(...values),
            all: (...values) => statement.all(...values),
            column: (...values) => statement.all(...values).map((row) => Object.values(row)[0]),
          }
        },
        begin: () => void begin.run(),
        commit: () => void commit.run(),
        rollback() {
          try {
            if (isOpen) db.exec('ROLLBACK')
          } catch {
            // No transaction was open: SQLite rolls some failed ones back by itself.
          }
        },
        async backup(toFile) {
          // A connection of its own reads one state in one go; sharing ours, a commit in between would end the backup.
          const source = file === ':memory:' ? db : new DatabaseSync(file, { readOnly: true, timeout: 5000 })
          try {
            if (backup === undefined) source.exec(`VACUUM INTO '${toFile.replaceAll("'", "''")}'`)
            else await backup(source, toFile, { rate: 2 ** 31 - 1 })
          } finally {
            if (source !== db) source.close()
          }
        },
        problemOf,
        close() {
          if (isOpen) db.close()
          isOpen = false
        },
      }
    },
  }
}
