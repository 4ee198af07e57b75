// Hands each job of the outbox to whoever does its kind, and writes down what became of it. Nothing is handed out twice by itself.
import type { JobProgress } from '@tingxu/shared/wire/protocol.ts'
import { refuse, type Result, ok } from '@tingxu/shared/kernel/result.ts'
import type { JobKind, OutboxEntry, Store } from '../store/contract.ts'

/**
 * `taken`: it is spooled there, and its word comes by `progress`. `confirmed`: done. `later`: nobody took it; it is offered
 * again until its time is over. `failed`: it will never be done, with the code why.
 */
export type Handed = 'taken' | 'confirmed' | 'later' | { readonly failed: string }

export interface DispatcherOptions {
  readonly store: Store
  readonly now: () => number
  /** Who does which kind. A kind that nobody does waits until its time is over. */
  readonly hands: Partial<Record<JobKind, (entry: OutboxEntry) => Promise<Handed>>>
  /** Tells the hall (as a command) how far a job is. */
  readonly tell: (
    entry: OutboxEntry,
    state: 'sent' | 'confirmed' | 'uncertain' | 'failed',
    code: string | null,
  ) => Promise<void>
  readonly onFault: (fault: unknown) => void
}

export interface Dispatcher {
  /** There may be something to do: new rows, or an agent came back. */
  readonly wake: () => void
  /** An agent's word about a job. Durable when it resolves. `mayTell`: whether it may speak for the job's device. */
  readonly progress: (progress: JobProgress, mayTell?: (target: string) => boolean) => Promise<Result<null>>
  readonly close: () => void
}

const RETRY_MS = 1000
const AT_ONCE = 200

/**
 * A job stays `queued` until the agent says that it has begun (`sent`), so a job offered twice is safe: the agent spools
 * each id once. From `sent` on the hub never offers it again: an agent that died in the middle says `uncertain` itself.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { store, now, hands, tell, onFault } = options
  /** Spooled by an agent in this run: waiting for its word. */
  const offered = new Set<string>()
  /** Asked anew: others set these while a round is under way. */
  const isWanted = (what: keyof typeof wanted): boolean => wanted[what]
  let running = false
  const wanted = { again: false, closed: false }
  let retry: NodeJS.Timeout | undefined

  const settle = async (entry: OutboxEntry, state: 'confirmed' | 'failed', code: string | null): Promise<void> => {
    const marked = store.markJob({ id: entry.id, from: ['queued'], to: state, result: { code } })
    if (marked.ok) await tell(entry, state, code)
  }

  const dispatch = async (entry: OutboxEntry): Promise<boolean> => {
    if (offered.has(entry.id)) return true
    if (entry.notAfter !== null && now() > entry.notAfter) {
      await settle(entry, 'failed', 'job.waited-too-long')
      return true
    }
    offered.add(entry.id)
    const handed = (await hands[entry.kind]?.(entry)) ?? 'later'
    if (handed === 'taken') return true
    offered.delete(entry.id)
    if (handed === 'later') return false
    if (handed === 'confirmed') await settle(entry, 'confirmed', null)
    else await settle(entry, 'failed', handed.failed)
    return true
  }

  /** True when everything that waits is spooled by somebody. */
  const round = async (): Promise<boolean> => {
    const byTarget = new Map<string, OutboxEntry[]>()
    for (const entry of store.queuedJobs({ limit: AT_ONCE }))
      byTarget.set(entry.target, [...(byTarget.get(entry.target) ?? []), entry])
    // Each device in order; a device that does not answer holds up nobody else.
    const results = await Promise.all(
      [...byTarget.values()].map(async (queue) => {
        for (const entry of queue) if (!(await dispatch(entry))) return false
        return true
      }),
    )
    return !results.includes(false)
  }

  const run = async (): Promise<void> => {
    wanted.again = false
    const all = await round()
    if (isWanted('closed')) return
    if (isWanted('again')) return run()
    if (!all) retry = setTimeout(wake, RETRY_MS)
  }

  const wake = (): void => {
    wanted.again = true
    if (running || wanted.closed) return
    clearTimeout(retry)
    running = true
    run()
      .catch(onFault)
      .finally(() => {
        running = false
      })
  }

  return {
    wake,
    progress: async ({ job, state, code }, mayTell = () => true) => {
      const entry = store.getJob(job)
      if (entry === undefined) return refuse('job.unknown', { job })
      if (!mayTell(entry.target))
        return refuse('permission.denied', { permission: 'job.report', reason: 'not-its-own' })
      if (entry.state !== state) {
        const from = state === 'sent' ? (['queued'] as const) : (['queued', 'sent'] as const)
        const marked = store.markJob({ id: job, from, to: state, result: { code: code ?? null } })
        if (!marked.ok) {
          if (marked.error.code === 'job.wrong-state') return ok(null)
          return refuse('store.unavailable')
        }
      }
      await tell(entry, state, code ?? null)
      if (state !== 'sent') offered.delete(job)
      return ok(null)
    },
    close: () => {
      wanted.closed = true
      clearTimeout(retry)
    },
  }
}
