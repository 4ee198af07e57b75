// The tables of `hall.db` and how an older file is brought to the present ones.
import { intOf, type SqlEngine } from './engine.ts'
import { StoreError } from './errors.ts'

/** Each runs once, in order, in a transaction of its own. Released ones are never edited; a change is a new one. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;

  CREATE TABLE events (seq INTEGER PRIMARY KEY, type TEXT NOT NULL, bytes TEXT NOT NULL);
  -- The end of the log as of the last commit: a log that lost its tail does not agree with it.
  CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL);
  CREATE TABLE days (business_date TEXT PRIMARY KEY, from_seq INTEGER NOT NULL, to_seq INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE day_heads (
    business_date TEXT NOT NULL, seq INTEGER NOT NULL, head TEXT NOT NULL, signature TEXT NOT NULL,
    PRIMARY KEY (business_date, seq)
  ) WITHOUT ROWID;
  CREATE TABLE snapshots (
    n INTEGER PRIMARY KEY, seq INTEGER NOT NULL, head TEXT NOT NULL, code_version TEXT NOT NULL, bytes TEXT NOT NULL
  );

  -- Written in order only; found again through runs (see command-ids.ts).
  CREATE TABLE commands (
    n INTEGER PRIMARY KEY, hash INTEGER NOT NULL, actor TEXT NOT NULL, command_id TEXT NOT NULL,
    payload_hash TEXT NOT NULL, from_seq INTEGER NOT NULL, to_seq INTEGER NOT NULL
  );
  CREATE TABLE command_runs (run INTEGER PRIMARY KEY, last_n INTEGER NOT NULL, filter BLOB NOT NULL);
  CREATE TABLE command_buckets (
    run INTEGER NOT NULL REFERENCES command_runs (run) ON DELETE CASCADE, bucket INTEGER NOT NULL, entries BLOB NOT NULL,
    PRIMARY KEY (run, bucket)
  ) WITHOUT ROWID;

  CREATE TABLE rows (kind TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
  CREATE TABLE secrets (kind TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;

  CREATE TABLE persons (person TEXT PRIMARY KEY, wrapped_key BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE vault (ref TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES persons (person), sealed BLOB NOT NULL)
    WITHOUT ROWID;
  CREATE INDEX vault_person ON vault (person);
  CREATE TABLE erasures (id TEXT PRIMARY KEY) WITHOUT ROWID;

  CREATE TABLE jobs (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, target TEXT NOT NULL, payload TEXT NOT NULL,
    not_after INTEGER, state TEXT NOT NULL, tries INTEGER NOT NULL, created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL, result TEXT NOT NULL
  );
  CREATE INDEX jobs_open ON jobs (state, n) WHERE state NOT IN ('confirmed', 'dropped');

  CREATE TABLE proofs (
    n INTEGER PRIMARY KEY, call_id TEXT NOT NULL, device TEXT NOT NULL, level TEXT NOT NULL, at INTEGER NOT NULL
  );
  CREATE INDEX proofs_call ON proofs (call_id);
  `,
  `
  -- Snapshots in pieces, so that none is long to write. Old ones are not worth carrying over: the log makes them again.
  DROP TABLE snapshots;
  CREATE TABLE snapshots (n INTEGER PRIMARY KEY, seq INTEGER NOT NULL, head TEXT NOT NULL, code_version TEXT NOT NULL);
  CREATE TABLE snapshot_pieces (
    snapshot INTEGER NOT NULL, piece INTEGER NOT NULL, bytes TEXT NOT NULL, PRIMARY KEY (snapshot, piece)
  ) WITHOUT ROWID;
  `,
]

/**
 * What holds for the writing connection. Nobody else writes, so all it could ever wait for is a reader that holds up a
 * truncating checkpoint, and that is tried again later.
 */
export const connectionSettings = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA foreign_keys = ON;
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -8000;
  PRAGMA busy_timeout = 200;
`

export function migrate(engine: SqlEngine, at: number): void {
  engine.exec('CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY, at INTEGER NOT NULL)')
  const row = engine.prepare('SELECT coalesce(max(version), 0) AS version FROM schema_versions').get()
  const found = row === undefined ? 0 : intOf(row, 'version')
  if (found > migrations.length) throw new StoreError('store.newer-schema', { found, known: migrations.length })
  for (const [index, sql] of migrations.entries()) {
    if (index < found) continue
    engine.begin()
    try {
      engine.exec(sql)
      engine.prepare('INSERT INTO schema_versions VALUES (?, ?)').run(index + 1, at)
      engine.commit()
    } catch (error) {
      engine.rollback()
      throw error
    }
  }
}
