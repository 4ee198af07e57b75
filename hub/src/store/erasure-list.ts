// Who was erased, kept beside the keys: a restored backup still holds their data keys and must forget them again.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFolder } from './keys.ts'

export interface Erasure {
  /** Unique, so that a person erased twice counts twice. */
  readonly id: string
  /** The vault's name for the person. */
  readonly personKey: string
  readonly at: number
}

export interface ErasureList {
  /** Durable when it returns. */
  add(erasure: Erasure): void
  all(): readonly Erasure[]
}

export function createMemoryErasureList(): ErasureList {
  const list: Erasure[] = []
  return { add: (erasure) => void list.push(erasure), all: () => list }
}

export function createErasureFile(file: string): ErasureList {
  return {
    add({ id, personKey, at }) {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      const isNew = !existsSync(file)
      const handle = openSync(file, 'a', 0o600)
      try {
        // A line break before and after: a line torn by a power cut spoils no other.
        writeSync(handle, `\n${JSON.stringify({ id, personKey, at })}\n`)
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
      if (isNew) syncFolder(dirname(file))
    },
    all() {
      if (!existsSync(file)) return []
      return readFileSync(file, 'utf8').split('\n').flatMap(parseLine)
    },
  }
}

function parseLine(line: string): Erasure[] {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null) return []
    if (!('id' in value) || !('personKey' in value) || !('at' in value)) return []
    const { id, personKey, at } = value
    if (typeof id !== 'string' || typeof personKey !== 'string' || typeof at !== 'number') return []
    return [{ id, personKey, at }]
  } catch {
    return []
  }
}
