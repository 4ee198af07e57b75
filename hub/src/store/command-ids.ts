// Finds an accepted command by actor and id. Client-made ids are random, and an index over random ids would rewrite one
// page per command in every commit. So the newest ids are held in memory, and once there are enough of them they are
// written in one go as a run: 256 buckets and a filter that says in memory "surely not in this run".
import type { CommandRecord } from './contract.ts'
import { bytesOf, intOf, type SqlEngine, type SqlRow, textOf } from './engine.ts'

/** Default number of ids in a run, a power of two: about 6 ms to write, 64 KB of filter in memory. */
export const defaultRunLength = 32_768

/** Rows that one step of forgetting takes away: some milliseconds. */
const pruneStep = 2000

const bucketCount = 256
const bitsPerId = 16
const probes = 5
const low32 = 2 ** 32
const high21 = 2 ** 21

export interface CommandIds {
  find(actor: string, commandId: string): CommandRecord | undefined
  /** Inside the transaction. Throws when the command is remembered already: its sender should have had the old answer. */
  add(record: CommandRecord): void
  /**
   * Inside a transaction: forgets whole runs of commands that ended before this sequence, a step at a time, so that no
   * call takes long. Gives 0 once nothing is left to forget.
   */
  prune(beforeSeq: number): number
  committed(): void
  rolledBack(): void
}

interface Run {
  readonly run: number
  readonly firstN: number
  readonly lastN: number
  readonly filter: Uint32Array
}

/** 53 bits, so that it is exact as a number. The seed keeps a client from choosing ids that collide. */
function hashOf(actor: string, commandId: string, seed: number): number {
  let a = 0xdeadbeef ^ seed
  let b = 0x41c6ce57 ^ seed
  const text = `${actor}\n${commandId}`
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return low32 * ((b >>> 0) % high21) + (a >>> 0)
}

const lowOf = (hash: number): number => hash % low32
const bucketOf = (hash: number): number => Math.floor(hash / low32) % bucketCount

/** The number of bits is a power of two, so that a mask serves; an odd step then visits different ones. */
const startOf = (hash: number): number => (hash % low32) | 0
const stepOf = (hash: number): number => (Math.floor(hash / low32) * 2 + 1) | 0

function addTo(filter: Uint32Array, hash: number): void {
  const mask = filter.length * 32 - 1
  const step = stepOf(hash)
  let at = startOf(hash)
  for (let i = 0; i < probes; i += 1) {
    const bit = at & mask
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31))
    at = (at + step) | 0
  }
}

/** Runs once per run and command. */
function mayHold(filter: Uint32Array, hash: number): boolean {
  const mask = filter.length * 32 - 1
  const step = stepOf(hash)
  let at = startOf(hash)
  for (let i = 0; i < probes; i += 1) {
    const bit = at & mask
    if ((((filter[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) return false
    at = (at + step) | 0
  }
  return true
}

const recordOf = (row: SqlRow): CommandRecord => ({
  actor: textOf(row, 'actor'),
  commandId: textOf(row, 'command_id'),
  payloadHash: textOf(row, 'payload_hash'),
  fromSeq: intOf(row, 'from_seq'),
  toSeq: intOf(row, 'to_seq'),
})

/** A copy, because a blob need not start at a multiple of four. */
const wordsOf = (bytes: Uint8Array): Uint32Array => new Uint32Array(Uint8Array.from(bytes).buffer)
const blobOf = (words: Uint32Array): Uint8Array => new Uint8Array(words.buffer, words.byteOffset, words.byteLength)

/** The filter of a run that was forgotten: it keeps its place, so that the numbers of the others stand. */
const nothing = new Uint32Array(1)
const filterOf = (bytes: Uint8Array): Uint32Array => (bytes.byteLength <= 4 ? nothing : wordsOf(bytes))

export function createCommandIds(engine: SqlEngine, seed: number, runLength = defaultRunLength): CommandIds {
  const insert = engine.prepare('INSERT INTO commands VALUES (?, ?, ?, ?, ?, ?, ?)')
  const byN = engine.prepare('SELECT * FROM commands WHERE n = ?')
  const bucket = engine.prepare('SELECT entries FROM command_buckets WHERE run = ? AND bucket = ?')
  const insertRun = engine.prepare('INSERT INTO command_runs VALUES (?, ?, ?)')
  const insertBucket = engine.prepare('INSERT INTO command_buckets VALUES (?, ?, ?)')

  const dropBuckets = engine.prepare('DELETE FROM command_buckets WHERE run = ?')
  const blankRun = engine.prepare('UPDATE command_runs SET filter = ? WHERE run = ?')
  const oldestN = engine.prepare('SELECT min(n) AS n FROM commands')
  const dropUpTo = engine.prepare('DELETE FROM commands WHERE n <= ?')

  let runs: Run[] = []
  let firstOfTail = 1
  for (const row of engine.prepare('SELECT run, last_n, filter FROM command_runs ORDER BY run').all()) {
    const lastOfRun = intOf(row, 'last_n')
    runs.push({
      run: intOf(row, 'run'),
      firstN: firstOfTail,
      lastN: lastOfRun,
      filter: filterOf(bytesOf(row, 'filter')),
    })
    firstOfTail = lastOfRun + 1
  }
  let lastN = firstOfTail - 1
  let tail = new Map<number, number[] | number>()
  const remember = (into: Map<number, number[] | number>, hash: number, n: number): void => {
    const known = into.get(hash)
    into.set(hash, known === undefined ? n : [...(typeof known === 'number' ? [known] : known), n])
  }
  for (const row of engine.prepare('SELECT n, hash FROM commands WHERE n >= ? ORDER BY n').all(firstOfTail)) {
    lastN = intOf(row, 'n')
    remember(tail, intOf(row, 'hash'), lastN)
  }

  /** What the open transaction has added and, perhaps, moved from the tail into a run. */
  let added = new Map<number, number[] | number>()
  let addedN = lastN
  let written: Run | undefined
  /** Runs that the open transaction forgets. */
  let forgotten: ReadonlySet<number> = new Set()
  /** Hashes that no run holds: the pipeline asks for a command before it adds it. */
  const missed = new Set<number>()

  const match = (n: number, actor: string, commandId: string): CommandRecord | undefined => {
    const row = byN.get(n)
    if (row === undefined) return undefined
    const record = recordOf(row)
    return record.actor === actor && record.commandId === commandId ? record : undefined
  }

  const findIn = (
    found: number[] | number | undefined,
    actor: string,
    commandId: string,
  ): CommandRecord | undefined => {
    if (found === undefined) return undefined
    for (const n of typeof found === 'number' ? [found] : found) {
      const record = match(n, actor, commandId)
      if (record !== undefined) return record
    }
    return undefined
  }

  const findInRun = (
    { run, firstN }: Run,
    hash: number,
    actor: string,
    commandId: string,
  ): CommandRecord | undefined => {
    const row = bucket.get(run, bucketOf(hash))
    if (row === undefined) return undefined
    const entries = wordsOf(bytesOf(row, 'entries'))
    for (let i = 0; i < entries.length; i += 2) {
      if (entries[i] !== lowOf(hash)) continue
      const record = match(firstN + (entries[i + 1] ?? 0), actor, commandId)
      if (record !== undefined) return record
    }
    return undefined
  }

  const find = (hash: number, actor: string, commandId: string): CommandRecord | undefined => {
    const recent = findIn(added.get(hash), actor, commandId) ?? findIn(tail.get(hash), actor, commandId)
    if (recent !== undefined || missed.has(hash)) return recent
    for (let i = runs.length - 1; i >= 0; i -= 1) {
      const run = runs[i]
      if (run === undefined || !mayHold(run.filter, hash)) continue
      const record = findInRun(run, hash, actor, commandId)
      if (record !== undefined) return record
    }
    if (missed.size >= 4096) missed.clear()
    missed.add(hash)
    return undefined
  }

  function writeRun(): void {
    const buckets: number[][] = Array.from({ length: bucketCount }, () => [])
    const filter = new Uint32Array((runLength * bitsPerId) / 32)
    const run: Run = { run: runs.length + 1, firstN: firstOfTail, lastN: addedN, filter }
    for (const entries of [tail, added]) {
      for (const [hash, found] of entries) {
        addTo(filter, hash)
        for (const n of typeof found === 'number' ? [found] : found) {
          buckets[bucketOf(hash)]?.push(lowOf(hash), n - firstOfTail)
        }
      }
    }
    insertRun.run(run.run, run.lastN, blobOf(filter))
    buckets.forEach((entries, at) => {
      if (entries.length > 0) insertBucket.run(run.run, at, blobOf(Uint32Array.from(entries)))
    })
    written = run
  }

  return {
    find: (actor, commandId) => find(hashOf(actor, commandId, seed), actor, commandId),
    add(record) {
      const hash = hashOf(record.actor, record.commandId, seed)
      if (find(hash, record.actor, record.commandId) !== undefined) {
        throw new Error(`the command ${record.commandId} of ${record.actor} is remembered already`)
      }
      // After a run was written the rest of a batch waits in `added` for the next one.
      addedN += 1
      const { actor, commandId, payloadHash, fromSeq, toSeq } = record
      insert.run(addedN, hash, actor, commandId, payloadHash, fromSeq, toSeq)
      remember(added, hash, addedN)
      if (written === undefined && addedN - firstOfTail + 1 >= runLength) writeRun()
    },
    prune(beforeSeq) {
      let taken = 0
      let last = 0
      for (const { run, lastN, filter } of runs) {
        if (filter !== nothing) {
          const row = byN.get(lastN)
          if (row !== undefined && intOf(row, 'to_seq') >= beforeSeq) break
          dropBuckets.run(run)
          blankRun.run(blobOf(nothing), run)
          forgotten = new Set([...forgotten, run])
          taken += 1
        }
        last = lastN
      }
      const oldest = oldestN.get()?.['n']
      if (typeof oldest === 'number' && oldest <= last) taken += dropUpTo.run(Math.min(oldest + pruneStep - 1, last))
      return taken
    },
    committed() {
      if (forgotten.size > 0) {
        const gone = forgotten
        runs = runs.map((run) => (gone.has(run.run) ? { ...run, filter: nothing } : run))
        forgotten = new Set()
      }
      if (written === undefined) {
        for (const [hash, found] of added) {
          for (const n of typeof found === 'number' ? [found] : found) remember(tail, hash, n)
        }
      } else {
        const lastOfRun = written.lastN
        runs = [...runs, written]
        tail = new Map()
        firstOfTail = lastOfRun + 1
        for (const [hash, found] of added) {
          for (const n of typeof found === 'number' ? [found] : found) if (n > lastOfRun) remember(tail, hash, n)
        }
      }
      lastN = addedN
      added = new Map()
      missed.clear()
      written = undefined
    },
    rolledBack() {
      forgotten = new Set()
      added = new Map()
      addedN = lastN
      written = undefined
    },
  }
}
