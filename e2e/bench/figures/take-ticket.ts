// A ticket taken: checked, decided, stored for good, answered. Beside a bare echo of the same bytes.
import { openBenchHall, SERVICES } from '../bench-hall.ts'
import type { BareServer } from '../baseline/server.ts'
import { startChild } from '../child.ts'
import type { BenchContext, Figure, Measured } from '../figure.ts'
import type { TakeLoad } from '../load/take-load.ts'
import { compare } from '../rounds.ts'
import { quantile } from '../statistics.ts'

const KIOSKS = 64
const WATCHERS = 200
/** Callers keep each queue at 500 and below: so many are taken in a round, and then the hall is emptied. */
const IN_A_ROUND = 500 * SERVICES.length
const WARM_UP_ROUNDS = 3

export const takeTicketRatio: Figure = {
  ...{ name: 'take_ticket_ratio', unit: 'per second / per second', aim: { atLeast: 0.6 } },
  measure: (bench) =>
    withBoth(bench, async ({ ours, bare, empty }) => {
      const oneRound = async (): Promise<number> => {
        const { perSecond } = await ours.call.asFastAsPossible({ count: IN_A_ROUND })
        const from = performance.now()
        await empty()
        bench.onProgress(`${Math.round(perSecond)} per second; emptied in ${Math.round(performance.now() - from)} ms`)
        return perSecond
      }
      const oneEcho = async (): Promise<number> => (await bare.call.asFastAsPossible({ count: IN_A_ROUND })).perSecond
      for (let round = 0; round < WARM_UP_ROUNDS; round++) {
        await oneRound()
        await oneEcho()
      }
      return compare({
        ...{ rounds: bench.rounds, what: 'bare Socket.IO acknowledged echo, per second' },
        ...{ ours: oneRound, bare: oneEcho },
      })
    }),
}

const SAMPLES = 20_000
const PER_SECOND = 500

export const takeTicketP99Ratio: Figure = {
  ...{ name: 'take_ticket_p99_ratio', unit: 'ms / ms', aim: { atMost: 2 } },
  measure: (bench) =>
    withBoth(bench, async ({ ours, bare, empty }) => {
      /** As many as the queues hold at a time, until there are enough; the hall is emptied in between. */
      const sample = async (load: Both['ours'], rest: () => Promise<unknown>): Promise<number> => {
        const latencies: number[] = []
        while (latencies.length < SAMPLES) {
          latencies.push(...(await load.call.atRate({ perSecond: PER_SECOND, count: IN_A_ROUND })))
          await rest()
        }
        bench.onProgress(
          `p50 ${quantile(latencies, 0.5).toFixed(2)} ms, p99 ${quantile(latencies, 0.99).toFixed(2)} ms`,
        )
        return quantile(latencies, 0.99)
      }
      await ours.call.asFastAsPossible({ count: IN_A_ROUND })
      await empty()
      await bare.call.asFastAsPossible({ count: IN_A_ROUND })
      return compare({
        ...{ rounds: bench.rounds, what: 'bare echo p99 at 500 per second, ms' },
        ours: () => sample(ours, empty),
        bare: () => sample(bare, () => Promise.resolve()),
      })
    }),
}

interface Both {
  readonly ours: ReturnType<typeof startChild<TakeLoad>>
  readonly bare: ReturnType<typeof startChild<TakeLoad>>
  readonly empty: () => Promise<unknown>
}

async function withBoth(bench: BenchContext, measure: (both: Both) => Promise<Measured>): Promise<Measured> {
  const hall = await openBenchHall({
    ...{
      dataDir: await bench.scratch('take-ticket'),
      kiosks: KIOSKS,
      watchers: WATCHERS,
      onProgress: bench.onProgress,
    },
  })
  const server = startChild<BareServer>('./baseline/server.ts')
  const ours = startChild<TakeLoad>('./load/take-load.ts')
  const bare = startChild<TakeLoad>('./load/take-load.ts')
  try {
    const port = await server.call.listen()
    await ours.call.connect({ url: hall.hub.url, who: hall.kiosks, services: SERVICES })
    await bare.call.connect({
      ...{ url: `http://127.0.0.1:${port}`, who: hall.kiosks.map(() => null), services: SERVICES },
    })
    return await measure({ ours, bare, empty: () => hall.callers.call.empty() })
  } finally {
    await Promise.all([ours.stop(), bare.stop(), server.stop()])
    await hall.close()
  }
}
