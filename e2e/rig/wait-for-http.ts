import { setTimeout as delay } from 'node:timers/promises'

export interface WaitForHttpOptions {
  /** Default 60,000. */
  readonly timeoutMs?: number
  /** Ends the wait early, when the guest is gone. */
  readonly signal?: AbortSignal
}

/**
 * Polls until the server behind `url` answers, with whatever status, and gives that status.
 * Each try has 1 s: a port forwarded into a guest that is still booting accepts connections and stays silent.
 */
export async function waitForHttp(url: string, options: WaitForHttpOptions = {}): Promise<number> {
  const deadline = Date.now() + (options.timeoutMs ?? 60_000)
  for (;;) {
    options.signal?.throwIfAborted()
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(1_000), redirect: 'manual' })
      await response.arrayBuffer()
      return response.status
    } catch (cause) {
      if (Date.now() > deadline) throw new Error(`no answer from ${url}`, { cause })
    }
    await delay(50)
  }
}
