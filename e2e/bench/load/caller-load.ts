// Counters that serve whoever is there, as fast as they may, so that queues stay as short as in a real hall.
import { randomUUID } from 'node:crypto'
import type { Socket } from 'socket.io-client'
import { setTimeout as delay } from 'node:timers/promises'
import type { CommandResult } from '@tingxu/shared/wire/protocol.ts'
import type { ConnectAs } from '../../support/connect.ts'
import { serve } from '../child.ts'
import { quantile } from '../statistics.ts'
import { plainSocket } from './plain-socket.ts'

interface Caller {
  readonly counter: string
  readonly socket: Socket
}

let callers: readonly Caller[] = []
let served = 0

async function say({ socket, counter }: Caller, type: string): Promise<string> {
  const result = (await socket.emitWithAck('command', { id: randomUUID(), type, data: { counter } })) as CommandResult
  return result.ok ? 'ok' : result.error.code
}

async function must(caller: Caller, type: string): Promise<void> {
  for (;;) {
    const said = await say(caller, type)
    if (said === 'ok') return
    if (said !== 'command.rate') throw new Error(`${caller.counter}: ${type} was refused with ${said}`)
    await delay(5)
  }
}

/** Calls, serves and finishes one after another; gives back when nobody is waiting. */
async function serveAll(caller: Caller): Promise<void> {
  for (;;) {
    const called = await say(caller, 'counter.call-next')
    if (called === 'counter.nobody-waiting') return
    if (called === 'command.rate') {
      await delay(5)
      continue
    }
    if (called !== 'ok') throw new Error(`${caller.counter}: call-next was refused with ${called}`)
    await must(caller, 'counter.start')
    await must(caller, 'counter.finish')
    served++
  }
}

const handlers = {
  connect: async (input: {
    readonly url: string
    readonly counters: readonly (readonly [counter: string, who: ConnectAs])[]
  }) => {
    callers = await Promise.all(
      input.counters.map(async ([counter, who]) => ({ counter, socket: await plainSocket(input.url, who) })),
    )
    for (const caller of callers) {
      const opened = await say(caller, 'counter.open')
      if (opened !== 'ok' && opened !== 'counter.already-open') throw new Error(`${caller.counter}: ${opened}`)
    }
  },
  /** Until the hall is empty. */
  empty: async () => {
    served = 0
    await Promise.all(callers.map(serveAll))
    return served
  },
  /** Everybody presses "next" so many times, serves whoever comes, and presses again at once. */
  race: async ({ presses }: { readonly presses: number }) => {
    const times: number[] = []
    served = 0
    await Promise.all(
      callers.map(async (caller) => {
        for (let n = 0; n < presses; n++) {
          const from = performance.now()
          await must(caller, 'counter.call-next')
          times.push(performance.now() - from)
          await must(caller, 'counter.start')
          await must(caller, 'counter.finish')
          served++
        }
      }),
    )
    return { served, p99Ms: quantile(times, 0.99) }
  },
}
export type CallerLoad = typeof handlers
serve(handlers)
