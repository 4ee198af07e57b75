import { setTimeout as delay } from 'node:timers/promises'

/** How long a page may take on a busy machine. */
export const PATIENCE_MS = 30_000

/** Looks until what it sees is so. Throws what it saw last if it never is. */
export async function until<T>(what: string, look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const seen = await look()
    if (isSo(seen)) return seen
    if (performance.now() > deadline) throw new Error(`never came: ${what}; last seen: ${JSON.stringify(seen)}`)
    await delay(50)
  }
}
