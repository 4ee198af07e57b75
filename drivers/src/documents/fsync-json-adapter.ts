// lowdb's adapter for documents that must survive a power cut and a person's editor.
import { randomUUID } from 'node:crypto'
import { copyFile, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Adapter } from 'lowdb'
import * as v from 'valibot'
import { DocumentError, type DocumentFault, reasonOf } from './document-error.ts'

export interface FsyncJsonOptions<T> {
  readonly file: string
  /** What the document must look like. Checked on every read and before every write. */
  readonly schema: v.GenericSchema<unknown, T>
  /** Told when the previous version had to serve because the file was torn. */
  readonly onRecovered?: (fault: DocumentFault) => void
}

/**
 * - `write` resolves when the document is on the disk: a temporary file of its own name, synced, renamed over the old
 *   one, the folder synced. The version before stays as `FILE.bak`. A failed write leaves the old version in place.
 *   Calls must not overlap: `openDocument` sees to that.
 * - `read` gives null when there is neither file nor backup. A file that is torn (not JSON) is replaced by its backup
 *   and reported; one that is whole but not as the schema wants is refused, with the place: its author should mend it.
 */
export class FsyncJsonAdapter<T> implements Adapter<T> {
  readonly #file: string
  readonly #schema: v.GenericSchema<unknown, T>
  readonly #onRecovered: ((fault: DocumentFault) => void) | undefined

  constructor({ file, schema, onRecovered }: FsyncJsonOptions<T>) {
    this.#file = file
    this.#schema = schema
    this.#onRecovered = onRecovered
  }

  get #backup(): string {
    return `${this.#file}.bak`
  }

  async read(): Promise<T | null> {
    const text = await readText(this.#file)
    const torn = text === undefined ? undefined : whyTorn(this.#file, text)
    if (text !== undefined && torn === undefined) return this.#check(this.#file, text)
    const previous = await readText(this.#backup)
    if (previous === undefined || whyTorn(this.#backup, previous) !== undefined) {
      if (torn === undefined) return null
      throw torn
    }
    const value = this.#check(this.#backup, previous)
    this.#onRecovered?.(torn ?? new DocumentError('document.unreadable', { file: this.#file, reason: 'it is missing' }))
    return value
  }

  async write(data: T): Promise<void> {
    const folder = dirname(this.#file)
    const temporary = join(folder, `.${basename(this.#file)}.${randomUUID()}`)
    try {
      await mkdir(folder, { recursive: true })
      await writeSynced(temporary, `${JSON.stringify(data, null, 2)}\n`)
      await this.#keepPrevious(folder)
      await rename(temporary, this.#file)
      await syncFolder(folder)
    } catch (error) {
      await rm(temporary, { force: true })
      throw new DocumentError('document.not-written', { file: this.#file, reason: reasonOf(error) }, error)
    }
  }

  /** The file itself never disappears meanwhile. A torn one is not kept: the backup is better. */
  async #keepPrevious(folder: string): Promise<void> {
    const text = await readText(this.#file)
    if (text === undefined || whyTorn(this.#file, text) !== undefined) return
    const temporary = join(folder, `.${basename(this.#backup)}.${randomUUID()}`)
    try {
      await link(this.#file, temporary).catch(() => copySynced(this.#file, temporary))
      await rename(temporary, this.#backup)
    } finally {
      await rm(temporary, { force: true })
    }
  }

  #check(file: string, text: string): T {
    const parsed = v.safeParse(this.#schema, JSON.parse(text))
    if (parsed.success) return parsed.output
    throw invalid(file, parsed.issues[0])
  }
}

export function invalid(file: string, issue: v.BaseIssue<unknown>): DocumentError {
  const path = v.getDotPath(issue) ?? 'the top'
  return new DocumentError('document.invalid', {
    file,
    path,
    expected: issue.expected ?? issue.message,
    received: issue.received,
  })
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new DocumentError('document.unreadable', { file, reason: reasonOf(error) }, error)
  }
}

function whyTorn(file: string, text: string): DocumentError | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return new DocumentError('document.unreadable', { file, reason: reasonOf(error) }, error)
  }
}

async function writeSynced(file: string, text: string): Promise<void> {
  // Documents hold tokens: nobody but the owner reads them.
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** For file systems without hard links. */
async function copySynced(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  const handle = await open(to, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
