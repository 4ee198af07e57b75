// Every change of the store goes through here: all or nothing, and what a failure means for the ones after it.
import { ok, type Result } from '@tingxu/shared/kernel/result.ts'
import type { SqlEngine } from './engine.ts'
import type { StoreFailure, StoreStatus } from './errors.ts'

export interface DiskSpace {
  readonly freeBytes: number
  readonly totalBytes: number
}

export interface Transactions {
  /**
   * Runs `work` in one transaction. A lost disk is a failure; anything else `work` throws is a bug and is thrown on,
   * after rolling back.
   */
  write<T>(work: () => T): Result<T, StoreFailure>
  /** For refusals found inside `work`. */
  refuse(failure: StoreFailure): never
  status(): StoreStatus
  onStatus(listener: (status: StoreStatus) => void): () => void
  probe(): StoreStatus
  close(): void
}

export interface TransactionsOptions {
  readonly diskSpace: () => DiskSpace | undefined
  readonly report: (error: unknown) => void
  /** After a rollback, before the failure is answered. */
  readonly onRollback: () => void
}

/** Below either the status warns. */
export const lowSpace = { bytes: 200 * 2 ** 20, share: 0.05 } as const
/** A full store stays read-only until this much is free, so that it does not waver. */
const enoughToWriteBytes = 8 * 2 ** 20
/** As much as a large batch takes, so that a probe that succeeds means something. */
const probeBytes = 64 * 1024

class Refusal extends Error {
  readonly failure: StoreFailure
  constructor(failure: StoreFailure) {
    super(failure.code)
    this.failure = failure
  }
}

const fine: StoreStatus = { level: 'ok', code: 'store.ok', context: {} }

export function createTransactions(
  engine: SqlEngine,
  { diskSpace, report, onRollback }: TransactionsOptions,
): Transactions {
  const listeners = new Set<(status: StoreStatus) => void>()
  let status = fine
  let isClosed = false
  let insertProbe: ReturnType<SqlEngine['prepare']> | undefined

  const setStatus = (next: StoreStatus): StoreStatus => {
    const isSame = next.code === status.code
    status = next
    if (!isSame) {
      for (const listener of [...listeners]) {
        try {
          listener(next)
        } catch (error) {
          report(error)
        }
      }
    }
    return next
  }

  const spaceStatus = (): StoreStatus => {
    const space = diskSpace()
    if (space === undefined) return fine
    const { freeBytes, totalBytes } = space
    const isLow = freeBytes < lowSpace.bytes || freeBytes < totalBytes * lowSpace.share
    return isLow ? { level: 'warning', code: 'store.space-low', context: { freeBytes, totalBytes } } : fine
  }

  const failed = (error: unknown): StoreFailure => {
    const reason = error instanceof Error ? error.message : String(error)
    const hasNoSpace =
      engine.problemOf(error) === 'full' || (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    const code = hasNoSpace ? 'store.read-only' : 'store.unavailable'
    setStatus({ level: 'down', code, context: { reason } })
    return { code, context: { reason } }
  }

  const isLost = (error: unknown): boolean =>
    engine.problemOf(error) !== 'misuse' || (error instanceof Error && 'syscall' in error)

  function attempt<T>(work: () => T): Result<T, StoreFailure> {
    try {
      engine.begin()
      const value = work()
      engine.commit()
      return ok(value)
    } catch (error) {
      try {
        engine.rollback()
      } finally {
        onRollback()
      }
      if (error instanceof Refusal) return { ok: false, error: error.failure }
      if (!isLost(error)) throw error
      return { ok: false, error: failed(error) }
    }
  }

  const closed: StoreFailure = { code: 'store.unavailable', context: { reason: 'the store is closed' } }

  return {
    write(work) {
      if (isClosed) return { ok: false, error: closed }
      if (status.code === 'store.read-only')
        return { ok: false, error: { code: 'store.read-only', context: status.context } }
      const result = attempt(work)
      if (result.ok && status.code === 'store.unavailable') setStatus(spaceStatus())
      return result
    },
    refuse(failure) {
      throw new Refusal(failure)
    },
    status: () => status,
    onStatus(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    probe() {
      if (isClosed) return { level: 'down', code: 'store.unavailable', context: closed.context }
      if (status.level === 'down') {
        const space = diskSpace()
        if (space !== undefined && space.freeBytes < enoughToWriteBytes) return status
        insertProbe ??= engine.prepare("INSERT INTO meta VALUES ('probe', zeroblob(?))")
        const insert = insertProbe
        const result = attempt(() => {
          insert.run(probeBytes)
          engine.exec("DELETE FROM meta WHERE name = 'probe'")
        })
        if (!result.ok) return status
      }
      return setStatus(spaceStatus())
    },
    close() {
      isClosed = true
      listeners.clear()
    },
  }
}
