import type { Cancel } from './context.ts'

/** A list of listeners. Whoever joins or leaves during a call is heard from the next call on. */
export interface Listeners<A extends readonly unknown[]> {
  add(listener: (...args: A) => void): Cancel
  call(...args: A): void
  clear(): void
}

export function createListeners<A extends readonly unknown[]>(): Listeners<A> {
  const all = new Set<{ run: (...args: A) => void }>()
  return {
    add(listener) {
      const entry = { run: listener }
      all.add(entry)
      return () => {
        all.delete(entry)
      }
    },
    call(...args) {
      for (const entry of [...all]) entry.run(...args)
    },
    clear() {
      all.clear()
    },
  }
}
