// The rehearsal's stage in a running demo hall: real sockets of kiosks and people, waiting times made shorter.
import { setTimeout as delay } from 'node:timers/promises'
import type { CommandResult } from '@tingxu/shared/wire/protocol.ts'
import { connect, newCommandId, type ConnectAs, type HubSocket } from '../support/connect.ts'
import type { Stage } from './rehearse.ts'

export interface LiveStageOptions {
  readonly url: string
  /** By seat. */
  readonly people: ReadonlyMap<string, ConnectAs>
  /** Rehearsed seconds in one real one. */
  readonly speed: number
  /** Aborted when the rehearsal is to end. */
  readonly ending: AbortSignal
}

/** A hub that is away for longer ends the rehearsal. */
const AWAY_MS = 60_000
const TRY_AGAIN_MS = 500

export function createLiveStage({
  url,
  people,
  speed,
  ending,
}: LiveStageOptions): Stage & { readonly close: () => void } {
  const sockets = new Map<string, Promise<HubSocket>>()
  const startedAt = performance.now()
  const wait = async (realMs: number): Promise<void> => {
    if (realMs > 0) await delay(realMs, undefined, { signal: ending }).catch(() => undefined)
  }
  const socketOf = (seat: string): Promise<HubSocket> => {
    const known = sockets.get(seat)
    if (known !== undefined) return known
    const who = people.get(seat)
    if (who === undefined) throw new Error(`nobody sits at ${seat}`)
    const opened = connect(url, who)
    sockets.set(seat, opened)
    opened.then(
      (socket) => void socket.closed.then(() => sockets.delete(seat)),
      () => sockets.delete(seat),
    )
    return opened
  }
  return {
    command: async (seat, type, data): Promise<CommandResult> => {
      // The same id for every try: done once, however often the line breaks.
      const id = newCommandId()
      const givesUpAt = performance.now() + AWAY_MS
      for (;;) {
        try {
          return await (await socketOf(seat)).command(type, data, id)
        } catch (cause) {
          if (ending.aborted || performance.now() > givesUpAt) throw new Error(`the hub is away`, { cause })
          await wait(TRY_AGAIN_MS)
        }
      }
    },
    wait: (ms) => wait(ms / speed),
    waitHall: wait,
    nowMs: () => (performance.now() - startedAt) * speed,
    isEnding: () => ending.aborted,
    close: () => {
      for (const socket of sockets.values())
        socket.then(
          (each) => each.close(),
          () => undefined,
        )
    },
  }
}
