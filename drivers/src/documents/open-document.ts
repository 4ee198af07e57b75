// One small document a person may open in an editor, such as `hall.json` or an agent's state. Never tickets.
import { Low } from 'lowdb'
import * as v from 'valibot'
import type { DocumentFault } from './document-error.ts'
import { FsyncJsonAdapter, invalid } from './fsync-json-adapter.ts'

export interface OpenDocumentOptions<T> {
  readonly file: string
  readonly schema: v.GenericSchema<unknown, T>
  /** Written when there is no document yet. */
  readonly initial: T
  readonly onRecovered?: (fault: DocumentFault) => void
}

/**
 * - `data()` is what is on the disk, never more.
 * - `update` runs `change` on that, in the order of the calls, and resolves with the outcome once it is on the disk:
 *   calls that wait while another is written share the next write, and none waits for calls after it. A `change` that
 *   throws or makes something the schema refuses rejects its own call alone.
 * - `reread` takes over what a person's editor wrote. Until then the next update writes over it and keeps it as `.bak`.
 */
export interface Document<T> {
  readonly file: string
  data(): T
  update(change: (data: T) => T): Promise<T>
  reread(): Promise<T>
  /** Resolves when every update asked for so far is settled. */
  settled(): Promise<void>
}

interface Waiting<T> {
  readonly change: (data: T) => T
  readonly resolve: (data: T) => void
  readonly reject: (reason: unknown) => void
}

/** Rejects with a `DocumentError` when the document is there and cannot be used. */
export async function openDocument<T extends object>({
  file,
  schema,
  initial,
  onRecovered,
}: OpenDocumentOptions<T>): Promise<Document<T>> {
  const adapter = new FsyncJsonAdapter<T>({ file, schema, ...(onRecovered === undefined ? {} : { onRecovered }) })
  const low = new Low<T>(adapter, initial)
  const found = await adapter.read()
  let data = found ?? check(file, schema, initial)
  if (found === null) await store(data)

  let waiting: Waiting<T>[] = []
  let rereading: Omit<Waiting<T>, 'change'>[] = []
  let running: Promise<void> | undefined

  async function store(next: T): Promise<void> {
    low.data = next
    await low.write()
    data = next
  }

  async function takeOver(): Promise<void> {
    const readers = rereading
    rereading = []
    if (readers.length === 0) return
    try {
      data = (await adapter.read()) ?? data
      for (const { resolve } of readers) resolve(data)
    } catch (error) {
      for (const { reject } of readers) reject(error)
    }
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0 || rereading.length > 0) {
      await takeOver()
      const batch = waiting
      waiting = []
      let next = data
      const done: { readonly of: Waiting<T>; readonly outcome: T }[] = []
      for (const of of batch) {
        try {
          next = check(file, schema, of.change(next))
          done.push({ of, outcome: next })
        } catch (error) {
          of.reject(error)
        }
      }
      if (done.length === 0) continue
      try {
        await store(next)
        for (const { of, outcome } of done) of.resolve(outcome)
      } catch (error) {
        for (const { of } of done) of.reject(error)
      }
    }
    running = undefined
  }

  // Started a moment later, so that calls of one turn share a write.
  const start = (): Promise<void> => (running ??= Promise.resolve().then(drain))

  return {
    file,
    data: () => data,
    update: (change) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ change, resolve, reject })
        void start()
      }),
    reread: () =>
      new Promise<T>((resolve, reject) => {
        rereading.push({ resolve, reject })
        void start()
      }),
    settled: async () => {
      await running
    },
  }
}

function check<T>(file: string, schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const parsed = v.safeParse(schema, value)
  if (!parsed.success) throw invalid(file, parsed.issues[0])
  return parsed.output
}
