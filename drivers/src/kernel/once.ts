import type { Cancel } from './context.ts'

/**
 * Something that happens at most once, such as the end of a connection. Unlike a promise it lets its listeners go: what
 * waits on it a thousand times a day and gives up leaves nothing behind.
 */
export interface Once<T> {
  happen(value: T): void
  /** Called when it happens, at once if it already has. */
  listen(listener: (value: T) => void): Cancel
}

export function createOnce<T>(): Once<T> {
  const listeners = new Set<{ run: (value: T) => void }>()
  let happened: { readonly value: T } | undefined
  return {
    happen(value) {
      if (happened !== undefined) return
      happened = { value }
      for (const { run } of [...listeners]) run(value)
      listeners.clear()
    },
    listen(listener) {
      if (happened !== undefined) {
        listener(happened.value)
        return () => undefined
      }
      const entry = { run: listener }
      listeners.add(entry)
      return () => {
        listeners.delete(entry)
      }
    },
  }
}
