// Secret rows for tests. Values pass through JSON as they do in a real store.
import type { SecretRows } from './secret-rows.ts'

export interface MemorySecretRows extends SecretRows {
  /** How often something was written: what must not write at each request is tested by this. */
  readonly writes: () => number
  /** Everything kept, as text: what must not be kept is looked for in this. */
  readonly dump: () => string
}

export const createMemorySecretRows = (): MemorySecretRows => {
  const kinds = new Map<string, Map<string, string>>()
  let writes = 0
  const of = (kind: string): Map<string, string> => {
    const known = kinds.get(kind) ?? new Map<string, string>()
    kinds.set(kind, known)
    return known
  }
  const parse = (text: string): unknown => JSON.parse(text)
  return {
    get: (kind, id) => {
      const text = of(kind).get(id)
      return text === undefined ? undefined : parse(text)
    },
    put: (kind, id, value) => {
      writes += 1
      of(kind).set(id, JSON.stringify(value))
    },
    delete: (kind, id) => {
      writes += 1
      of(kind).delete(id)
    },
    list: (kind) => [...of(kind)].map(([id, text]) => ({ id, value: parse(text) })),
    writes: () => writes,
    dump: () => JSON.stringify([...kinds].map(([kind, rows]) => [kind, [...rows]])),
  }
}
