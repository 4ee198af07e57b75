// What the tests of stores are made of.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CommandRecord, NewEvent, OutboxJob, Store } from './contract.ts'
import type { PlannedFailure } from './failing-engine.ts'
import type { SqliteStoreOptions } from './sqlite-store.ts'

export interface StoreUnderTest {
  readonly name: string
  /** Why it cannot be tested here. */
  readonly skip?: string | undefined
  /** A new, empty store of the hall `demo`, or another opening of the last one when `isSame`. */
  open(options?: OpenForTest): Promise<Store>
  /** Whether what was written outlives `close`. */
  readonly isDurable: boolean
}

export interface OpenForTest extends Partial<SqliteStoreOptions> {
  readonly isSame?: boolean
  readonly plan?: (commit: number) => PlannedFailure | undefined
}

export const eventOf = (
  commandId: string,
  data: unknown = { number: 'A001' },
  businessDate = '2026-03-12',
): NewEvent => ({
  at: 1_773_300_000_000,
  businessDate,
  type: 'ticket.taken',
  v: 1,
  actor: 'device:kiosk-1',
  device: 'kiosk-1',
  commandId,
  configVersion: 3,
  data,
})

export const commandOf = (commandId: string, fromSeq: number, toSeq = fromSeq): CommandRecord => ({
  actor: 'device:kiosk-1',
  commandId,
  payloadHash: `hash-of-${commandId}`,
  fromSeq,
  toSeq,
})

export const jobOf = (id: string, target = 'printer-1'): OutboxJob => ({
  id,
  kind: 'print',
  target,
  payload: { number: 'A001' },
  notAfter: null,
})

/** Appends one event per command id, each accepted command remembered. */
export function appendCommands(store: Store, fence: number, ...ids: readonly string[]): void {
  const { seq } = store.head()
  const appended = store.append({
    expectedSeq: seq,
    fence,
    events: ids.map((id) => eventOf(id)),
    commands: ids.map((id, index) => commandOf(id, seq + 1 + index)),
  })
  assert.ok(appended.ok, JSON.stringify(appended))
}

/** Registers one law of the store; skipped where the store cannot be tested. */
export const lawsOf =
  ({ skip }: StoreUnderTest) =>
  (name: string, run: () => Promise<void>): void => {
    test(name, { skip: skip ?? false }, run)
  }
