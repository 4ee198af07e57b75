// Kiosks that take one ticket after another, or ask a bare echo the same.
import { randomUUID } from 'node:crypto'
import type { Socket } from 'socket.io-client'
import { setTimeout as delay } from 'node:timers/promises'
import type { ConnectAs } from '../../support/connect.ts'
import { serve } from '../child.ts'
import { quantile } from '../statistics.ts'
import { plainSocket } from './plain-socket.ts'

interface Speed {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

let sockets: readonly Socket[] = []
let services: readonly string[] = []

/** One press; gives ms. Throws where the answer is not what a kiosk wants. */
async function take(socket: Socket, at: number): Promise<number> {
  const service = services[at % services.length]
  const message = { id: randomUUID(), type: 'ticket.take', data: { service, another: true } }
  const from = performance.now()
  const answer = (await socket.emitWithAck('command', message)) as { ok?: boolean; id?: string }
  if (answer.ok !== true && answer.id === undefined) throw new Error(JSON.stringify(answer))
  return performance.now() - from
}

const speedOf = (latencies: readonly number[], ms: number): Speed => ({
  perSecond: (latencies.length * 1000) / ms,
  p50Ms: quantile(latencies, 0.5),
  p99Ms: quantile(latencies, 0.99),
})

const handlers = {
  connect: async (input: {
    readonly url: string
    readonly who: readonly (ConnectAs | null)[]
    readonly services: readonly string[]
  }) => {
    ;({ services } = input)
    sockets = await Promise.all(input.who.map((who) => plainSocket(input.url, who)))
  },
  /** Each socket keeps one press in flight until all together have made `count`. */
  asFastAsPossible: async ({ count }: { readonly count: number }): Promise<Speed> => {
    const latencies: number[] = []
    let begun = 0
    const from = performance.now()
    await Promise.all(
      sockets.map(async (socket) => {
        while (begun < count) latencies.push(await take(socket, begun++))
      }),
    )
    return speedOf(latencies, performance.now() - from)
  },
  /** Presses at a fixed rate, whether those before are answered or not; gives how long each took, ms. */
  atRate: async (input: { readonly perSecond: number; readonly count: number }): Promise<readonly number[]> => {
    const latencies: number[] = []
    const open: Promise<void>[] = []
    const from = performance.now()
    for (let at = 0; at < input.count; at++) {
      const dueAt = from + (at * 1000) / input.perSecond
      if (dueAt > performance.now()) await delay(dueAt - performance.now())
      const socket = sockets[at % sockets.length]
      if (socket !== undefined) open.push(take(socket, at).then((ms) => void latencies.push(ms)))
    }
    await Promise.all(open)
    return latencies
  },
}
export type TakeLoad = typeof handlers
serve(handlers)
