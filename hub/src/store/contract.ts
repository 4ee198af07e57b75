// What the hub asks of a store of one hall. SQLite stands behind it today; every store passes `conformance.ts`.
import type { RowKey, VaultWrite } from '@tingxu/shared/kernel/define.ts'
import type { RowChange } from '@tingxu/shared/kernel/kept.ts'
import type { Result } from '@tingxu/shared/kernel/result.ts'
import type { StoreFailure, StoreStatus } from './errors.ts'

/** An event as the pipeline hands it over; the store gives it its place and links it to the one before. */
export interface NewEvent {
  /** Milliseconds since 1970 UTC; the pipeline sees to it that it never goes back. */
  readonly at: number
  readonly businessDate: string
  readonly type: string
  /** Version of the shape of `data`. */
  readonly v: number
  readonly actor: string
  readonly device: string | null
  readonly commandId: string
  readonly configVersion: number
  /** Plain JSON. */
  readonly data: unknown
}

export interface Envelope extends NewEvent {
  readonly hall: string
  /** 1, 2, 3 … without a gap. */
  readonly seq: number
  /** SHA-256 (base64url) of the stored bytes of the event before; of the hall's name for the first. */
  readonly prev: string
}

export interface StoredBytes {
  readonly seq: number
  /** What was written when the event was appended, never rewritten. */
  readonly bytes: string
}

/** The end of the log. An empty log has sequence 0. */
export interface Head {
  readonly seq: number
  readonly hash: string
}

/** An accepted command. One that made no event has `toSeq = fromSeq - 1`. */
export interface CommandRecord {
  readonly actor: string
  readonly commandId: string
  readonly payloadHash: string
  readonly fromSeq: number
  readonly toSeq: number
}

export type JobKind = 'print' | 'led' | 'caller' | 'voice' | 'text' | 'webhook'
export type JobState = 'queued' | 'sent' | 'confirmed' | 'uncertain' | 'failed' | 'dropped'

export interface OutboxJob {
  readonly id: string
  readonly kind: JobKind
  /** Id of a device, or the name of who is to get it. */
  readonly target: string
  /** Plain JSON. */
  readonly payload: unknown
  /** Milliseconds since 1970 after which it has no use any more; null = never. */
  readonly notAfter: number | null
}

export interface OutboxEntry extends OutboxJob {
  readonly state: JobState
  /** How often it went to `sent`. */
  readonly tries: number
  readonly createdAt: number
  readonly updatedAt: number
  /** What the last change of state said; plain JSON. */
  readonly result: unknown
}

export interface JobChange {
  readonly id: string
  /** The change happens only if the job is in one of these. */
  readonly from: readonly JobState[]
  readonly to: JobState
  /** Plain JSON; kept as it was when left out. */
  readonly result?: unknown
}

/** `value: null` deletes. Plain JSON otherwise. */
export interface SecretChange {
  readonly kind: string
  readonly id: string
  readonly value: unknown
}

export interface AppendRequest {
  /** The sequence the decision was made on: `head().seq`. */
  readonly expectedSeq: number
  readonly events: readonly NewEvent[]
  readonly commands: readonly CommandRecord[]
  readonly rows?: readonly RowChange[]
  readonly vault?: readonly VaultWrite[]
  readonly jobs?: readonly OutboxJob[]
  readonly secrets?: readonly SecretChange[]
  /** The number `takeFence` gave; a writer that lost its turn is refused. */
  readonly fence: number
}

export interface Appended {
  readonly head: Head
  /** What was stored, in order. */
  readonly events: readonly Envelope[]
}

/**
 * A day's end of the log, signed with Ed25519 over
 * `tingxu/day-head/1\n{hall}\n{businessDate}\n{seq}\n{head}`.
 */
export interface DayHead {
  readonly businessDate: string
  readonly seq: number
  readonly head: string
  /** base64url. */
  readonly signature: string
}

export interface SnapshotPlace extends Head {
  /** Version of the code of the state: another one must not read it. */
  readonly codeVersion: string
}

export interface Snapshot extends SnapshotPlace {
  /** JSON of the state after event `seq`. */
  readonly bytes: string
}

/** Each piece is a durable transaction of its own; the snapshot is there once it is finished. */
export interface SnapshotWriter {
  /** Some tens of kilobytes at most, to be quick. */
  readonly add: (piece: string) => Result<void, StoreFailure>
  readonly finish: () => Result<void, StoreFailure>
}

export interface ProofLine {
  readonly callId: string
  readonly device: string
  readonly level: string
  readonly at: number
}

export type VerifyWhy = 'gap' | 'chain' | 'columns' | 'unreadable' | 'head' | 'day-head' | 'day-signature'

export interface VerifyReport {
  readonly ok: boolean
  readonly events: number
  readonly firstBad?: { readonly seq: number; readonly why: VerifyWhy }
}

/** Lifts the stored shape of one type of event to the present one. Never throws on what was once written. */
export type Upcaster = (v: number, data: unknown) => { readonly v: number; readonly data: unknown }
export type Upcasters = Readonly<Record<string, Upcaster>>

/**
 * The rows an event leaves behind, for rebuilding them from the log. `get` sees the changes made so far;
 * returned changes are written in order.
 */
export type RowFold = (event: Envelope, get: (kind: string, id: string) => unknown) => readonly RowChange[]

export interface ListOptions {
  /** Only ids that start with it. */
  readonly prefix?: string
  /** Only ids after it, for paging. */
  readonly after?: string
  /** Default 1000. */
  readonly limit?: number
}

export interface KeptRow extends RowKey {
  readonly value: unknown
}

/** All that can be read; a worker gets only this, over a connection of its own. Order is always that of `seq` or id. */
export interface StoreReader {
  readonly hall: string
  head(): Head
  /** At most `limit` events after `afterSeq`, lifted by the upcasters. */
  read(afterSeq: number, limit: number): Envelope[]
  /** The stored bytes themselves, for verification, export and replication. */
  readRaw(afterSeq: number, limit: number): StoredBytes[]
  /** First and last sequence of a business day. */
  daySpan(businessDate: string): { readonly fromSeq: number; readonly toSeq: number } | undefined
  /** Days that have events, oldest first. */
  businessDates(): string[]
  eventsOfCommand(record: CommandRecord): Envelope[]
  getRow(kind: string, id: string): unknown
  listRows(kind: string, options?: ListOptions): KeptRow[]
  listProofs(callId: string): ProofLine[]
  dayHeads(): DayHead[]
  /** Walks every stored byte of the log, `chunk` events at a time (default 1000): chain, gaps, columns, signatures. */
  verify(): VerifyReport
  /** A consistent copy while the store is in use; durable, and under its name only when complete. */
  backup(toFile: string): Promise<void>
  close(): void
}

/**
 * - `append` is all or nothing: events, remembered commands, rows, vault, jobs and secrets in one transaction. It
 *   returns only when that is on the disk; an event is never visible before. A refusal leaves no trace.
 * - Every other change (`markJobs`, secrets, snapshots, proofs, day heads, erasure) is a durable transaction of its own.
 * - Calls are synchronous and never overlap. After `close` everything is refused with `store.unavailable` or throws.
 */
export interface Store extends StoreReader {
  /** Makes the caller the one writer: every append with an earlier number is refused from now on. */
  takeFence(): number
  /** Refused with `store.read-only` (disk full), `store.unavailable`, `store.sequence-conflict`, `store.fenced`. */
  append(request: AppendRequest): Result<Appended, StoreFailure>
  findCommand(actor: string, commandId: string): CommandRecord | undefined
  /**
   * Forgets commands that ended before that sequence; some may stay, none after it goes. Takes one step of the work and
   * gives 0 once there is none left.
   */
  pruneCommands(beforeSeq: number): Result<number, StoreFailure>
  /** Called with the stored events after each commit, in order. A listener that throws is reported, not heeded. */
  subscribe(listener: (events: readonly Envelope[]) => void): () => void

  /** undefined when unknown or erased. */
  readVault(ref: string): string | undefined
  /** Destroys a person's data key and sealed texts, and notes it so that a restored backup forgets them too. */
  erasePerson(person: string): Result<Erased, StoreFailure>

  /** Begins one, in place of one that was begun and not finished. */
  writeSnapshot(place: SnapshotPlace): SnapshotWriter
  /** The newest whole one of this code version that agrees with the log. */
  loadSnapshot(codeVersion: string): Snapshot | undefined

  /**
   * Hands finished pages of the write-ahead log over to the file. `truncate` also empties the log. False when somebody
   * still reads older pages.
   */
  checkpoint(mode: 'passive' | 'truncate'): boolean

  /** In the order of their making. */
  queuedJobs(options?: { readonly target?: string; readonly limit?: number }): OutboxEntry[]
  jobsInState(state: JobState, limit?: number): OutboxEntry[]
  getJob(id: string): OutboxEntry | undefined
  /** Compare-and-set. Refused with `job.unknown`, `job.wrong-state` or a failure of the store. */
  markJob(change: JobChange): Result<OutboxEntry, JobRefusal>
  /** The same for many in one transaction, each with its own answer; only a failure of the store refuses all. */
  markJobs(changes: readonly JobChange[]): readonly Result<OutboxEntry, JobRefusal>[]
  /** Forgets confirmed, failed and dropped jobs last changed before that instant. */
  pruneJobs(changedBefore: number): Result<number, StoreFailure>

  /** Credentials, sessions, tokens: beside the log, never in events or exports. */
  secretGet(kind: string, id: string): unknown
  secretPut(kind: string, id: string, value: unknown): Result<void, StoreFailure>
  secretDelete(kind: string, id: string): Result<void, StoreFailure>
  secretList(kind: string, options?: ListOptions): KeptRow[]

  /** Raw acknowledgements of screens and speakers. Late or twice is fine. */
  appendProof(lines: readonly ProofLine[]): Result<void, StoreFailure>
  pruneProofs(before: number): Result<number, StoreFailure>

  /** Signs the last event of that day; undefined when the day has none. Signing again after more events adds one. */
  signDay(businessDate: string): Result<DayHead | undefined, StoreFailure>

  /** Rewrites all kept rows from the log in one transaction. */
  rebuildRows(fold: RowFold): Result<{ readonly events: number }, StoreFailure>

  /** ok, read-only or unavailable; and how it got there. */
  status(): StoreStatus
  onStatus(listener: (status: StoreStatus) => void): () => void
  /** Tries whether the store can write again, and looks at the free space. Called by the hub every few seconds. */
  probe(): StoreStatus
}

export interface Erased {
  /** How many sealed texts there were. */
  readonly texts: number
  /** False when a reader still held the write-ahead log: its old pages are dropped by the next `probe`. */
  readonly isScrubbed: boolean
}

export interface JobRefusal {
  readonly code: 'job.unknown' | 'job.wrong-state' | StoreFailure['code']
  readonly context: StoreFailure['context']
}
