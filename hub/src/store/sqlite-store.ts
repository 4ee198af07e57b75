// The store of one hall in one SQLite file.
import type { AppendRequest, Envelope, Store, Upcasters } from './contract.ts'
import { createCommandIds } from './command-ids.ts'
import { createMeta, openContents } from './contents.ts'
import { signDayHead } from './day-heads.ts'
import { intOf, type SqlEngine } from './engine.ts'
import type { ErasureList } from './erasure-list.ts'
import { StoreError, type StoreFailure } from './errors.ts'
import { greet } from './greeting.ts'
import { createKeyedRows } from './keyed-rows.ts'
import type { StoreKeys } from './keys.ts'
import { createOutbox } from './outbox.ts'
import { rebuildRows } from './rebuild-rows.ts'
import { connectionSettings, migrate } from './schema.ts'
import { createSnapshots } from './snapshots.ts'
import { createTransactions, type DiskSpace } from './transactions.ts'
import { createVault } from './vault.ts'

export interface SqliteStoreOptions {
  readonly hall: string
  /** Milliseconds since 1970; stamps jobs and erasures. */
  readonly now: () => number
  readonly randomBytes: (length: number) => Uint8Array
  /** New keys may be made only while nothing was written. */
  readonly keys: (mayCreate: boolean) => StoreKeys
  readonly erasures: ErasureList
  readonly upcasters?: Upcasters | undefined
  readonly diskSpace?: (() => DiskSpace | undefined) | undefined
  /** Told of listeners that throw and of work left for later. */
  readonly report?: ((error: unknown) => void) | undefined
  /** Pages of the write-ahead log after which a commit tidies up itself. Default 1000. */
  readonly checkpointPages?: number | undefined
  /** Ids of commands held in memory; see command-ids.ts. */
  readonly runLength?: number | undefined
}

/** Takes the engine over: `close` closes it, and so does a refusal to open. */
export function openSqliteStore(engine: SqlEngine, options: SqliteStoreOptions): Store {
  try {
    return open(engine, options)
  } catch (error) {
    engine.close()
    if (error instanceof StoreError || engine.problemOf(error) === 'misuse') throw error
    throw new StoreError('store.unreadable', { reason: error instanceof Error ? error.message : String(error) }, error)
  }
}

function open(engine: SqlEngine, options: SqliteStoreOptions): Store {
  const { hall, now, randomBytes, erasures, upcasters = {}, report = () => undefined } = options
  engine.exec(connectionSettings)
  engine.exec(`PRAGMA wal_autocheckpoint = ${options.checkpointPages ?? 1000}`)
  migrate(engine, now())
  const meta = createMeta(engine)
  const keys = options.keys(meta.text('keys') === undefined)
  greet(engine, hall, keys, randomBytes)

  const { log, rows, proofs, dayHeads, reader } = openContents(engine, { hall, upcasters, publicKey: keys.publicKey })
  log.checkTail()
  const commands = createCommandIds(engine, meta.int('hash-seed') ?? 0, options.runLength)
  const secrets = createKeyedRows(engine, 'secrets')
  const outbox = createOutbox(engine)
  const snapshots = createSnapshots(engine)
  const vault = createVault(engine, keys.masterKey, randomBytes)
  const noteErasure = engine.prepare('INSERT OR IGNORE INTO erasures VALUES (?)')
  const isNoted = engine.prepare('SELECT id FROM erasures WHERE id = ?')
  const truncate = engine.prepare('PRAGMA wal_checkpoint(TRUNCATE)')
  const passive = engine.prepare('PRAGMA wal_checkpoint(PASSIVE)')
  const listeners = new Set<(events: readonly Envelope[]) => void>()
  let head = log.head()
  let needsScrubbing = false
  let isClosed = false

  const transactions = createTransactions(engine, {
    diskSpace: options.diskSpace ?? (() => undefined),
    report,
    onRollback: commands.rolledBack,
  })
  const { write } = transactions

  const checkpoint = (mode: 'passive' | 'truncate'): boolean => {
    try {
      const row = (mode === 'truncate' ? truncate : passive).get()
      return row !== undefined && intOf(row, 'busy') === 0 && row['log'] === row['checkpointed']
    } catch (error) {
      report(error)
      return false
    }
  }

  const scrub = (): boolean => {
    needsScrubbing = !checkpoint('truncate')
    return !needsScrubbing
  }

  const tell = (events: readonly Envelope[]): void => {
    for (const listener of [...listeners]) {
      try {
        listener(events)
      } catch (error) {
        report(error)
      }
    }
  }

  const misplaced = ({ fence, expectedSeq }: AppendRequest): StoreFailure | undefined => {
    const current = meta.int('fence') ?? 0
    if (fence !== current) return { code: 'store.fenced', context: { fence, current } }
    if (expectedSeq === head.seq) return undefined
    return { code: 'store.sequence-conflict', context: { expectedSeq, seq: head.seq } }
  }

  // A restored backup knows nothing of the erasures since; it must not be read before it has forgotten them too.
  const missed = erasures.all().filter(({ id }) => isNoted.get(id) === undefined)
  if (missed.length > 0) {
    const replayed = write(() => {
      for (const { id, personKey } of missed) {
        vault.erase(personKey)
        noteErasure.run(id)
      }
    })
    if (!replayed.ok)
      throw new StoreError('store.unreadable', { reason: 'the erasures since the backup cannot be replayed' })
    scrub()
  }

  return {
    ...reader,
    head: () => head,
    takeFence() {
      const taken = write(() => {
        const fence = (meta.int('fence') ?? 0) + 1
        meta.set('fence', fence)
        return fence
      })
      if (!taken.ok) throw new Error(`the store cannot be taken over: ${taken.error.code}`)
      return taken.value
    },
    append(request) {
      const result = write(() => {
        const failure = misplaced(request)
        if (failure !== undefined) transactions.refuse(failure)
        const added = log.add(request.events, head)
        for (const record of request.commands) commands.add(record)
        for (const { kind, id, value } of request.rows ?? []) rows.put(kind, id, value)
        for (const text of request.vault ?? []) vault.write(text)
        for (const { kind, id, value } of request.secrets ?? []) secrets.put(kind, id, value)
        if (request.jobs !== undefined && request.jobs.length > 0) {
          const at = now()
          for (const job of request.jobs) outbox.add(job, at)
        }
        return added
      })
      if (result.ok) {
        head = result.value.head
        commands.committed()
        if (result.value.events.length > 0) tell(result.value.events)
      }
      return result
    },
    findCommand: commands.find,
    pruneCommands(beforeSeq) {
      const result = write(() => commands.prune(beforeSeq))
      if (result.ok) commands.committed()
      return result
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    readVault: vault.read,
    erasePerson(person) {
      const personKey = vault.personKey(person)
      const id = Buffer.from(randomBytes(12)).toString('base64url')
      const erased = write(() => {
        erasures.add({ id, personKey, at: now() })
        noteErasure.run(id)
        return vault.erase(personKey)
      })
      return erased.ok ? { ok: true, value: { texts: erased.value, isScrubbed: scrub() } } : erased
    },

    writeSnapshot(place) {
      const writing = snapshots.begin(place)
      return { add: (piece) => write(() => writing.add(piece)), finish: () => write(() => writing.finish()) }
    },
    loadSnapshot: (codeVersion) =>
      snapshots.load(codeVersion, (seq, hash) => seq <= head.seq && log.hashAt(seq) === hash),
    checkpoint,

    queuedJobs: ({ target, limit = 1000 } = {}) =>
      target === undefined ? outbox.inState('queued', limit) : outbox.queuedFor(target, limit),
    jobsInState: (state, limit = 1000) => outbox.inState(state, limit),
    getJob: outbox.get,
    markJob(change) {
      const result = write(() => outbox.mark(change, now()))
      return result.ok ? result.value : result
    },
    markJobs(changes) {
      const result = write(() => {
        const at = now()
        return changes.map((change) => outbox.mark(change, at))
      })
      return result.ok ? result.value : changes.map(() => result)
    },
    pruneJobs: (changedBefore) => write(() => outbox.prune(changedBefore)),

    secretGet: secrets.get,
    secretPut: (kind, id, value) => write(() => secrets.put(kind, id, value)),
    secretDelete: (kind, id) => write(() => secrets.put(kind, id, null)),
    secretList: secrets.list,

    appendProof: (lines) =>
      write(() => {
        for (const line of lines) proofs.add(line)
      }),
    pruneProofs: (before) => write(() => proofs.prune(before)),

    signDay: (businessDate) =>
      write(() => {
        const end = log.daySpan(businessDate)?.toSeq
        const hash = end === undefined ? undefined : log.hashAt(end)
        if (end === undefined || hash === undefined) return undefined
        const dayHead = signDayHead(hall, { businessDate, seq: end, head: hash }, keys.signingKey)
        dayHeads.add(dayHead)
        return dayHead
      }),
    rebuildRows: (fold) => write(() => ({ events: rebuildRows(reader, rows, fold) })),

    status: transactions.status,
    onStatus: transactions.onStatus,
    probe() {
      if (needsScrubbing) scrub()
      return transactions.probe()
    },
    close() {
      if (isClosed) return
      isClosed = true
      transactions.close()
      listeners.clear()
      engine.close()
    },
  }
}
