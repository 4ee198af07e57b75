// Tells the hub what the spool holds for it: in order, again and again until it is taken.
import { backoffMs } from '../kernel/backoff.ts'
import type { DeviceContext } from '../kernel/context.ts'
import { createWaker } from '../kernel/waker.ts'
import type { HubLink } from './link.ts'
import { toldFirst, type SpoolFile } from './spool.ts'

export interface Teller {
  /** There may be a new word, or the hub is back. */
  wake(): void
  /** Ends when the word under way is answered. */
  run(): Promise<void>
  stop(): void
}

const BACKOFF = { firstMs: 300, longestMs: 5000 }
const IDLE_MS = 60_000

export function createTeller(context: DeviceContext, link: HubLink, spool: SpoolFile): Teller {
  const waker = createWaker(context)
  let isStopping = false
  const isStopped = () => isStopping

  const run = async () => {
    /** Words at the head that the hub has and the file still holds. */
    let taken = 0
    let failures = 0
    while (!isStopped()) {
      const { words, jobs } = spool.data()
      const word = words[taken]
      if (word !== undefined) {
        if (await link.progress(word)) {
          taken++
          failures = 0
        } else await waker.sleep(backoffMs(++failures, BACKOFF))
      } else if (taken > 0 && !jobs.some(({ state }) => state === 'sent')) {
        // One write for all of a slip's words. If it fails they are told once more, which does no harm.
        const count = taken
        try {
          await spool.update((data) => toldFirst(data, count))
          taken -= count
        } catch {
          await waker.sleep(backoffMs(++failures, BACKOFF))
        }
      } else await waker.sleep(IDLE_MS)
    }
  }

  return {
    wake: waker.wake,
    run,
    stop() {
      isStopping = true
      waker.wake()
    },
  }
}
