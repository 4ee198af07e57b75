// The demo hall with somebody at every counter, kiosks of the bench's own and 200 screens and pages that watch.
import { readDemoConfig } from '@tingxu/hub/demo/seed-demo.ts'
import type { ConnectAs } from '../support/connect.ts'
import { startHub, type RunningHub } from '../support/start-hub.ts'
import { startChild, type Child } from './child.ts'
import type { CallerLoad } from './load/caller-load.ts'
import type { Watcher, Watchers } from './load/watchers.ts'
import { prepareHall } from './prepare-hall.ts'

export interface BenchHall {
  readonly hub: RunningHub
  readonly admin: ConnectAs
  /** The administrator's, for HTTP. */
  readonly cookie: string
  readonly kiosks: readonly ConnectAs[]
  readonly counters: readonly (readonly [counter: string, who: ConnectAs])[]
  readonly callers: Child<CallerLoad>
  readonly close: () => Promise<void>
}

/** As the demo's configuration names them. */
export const SERVICES = ['residence', 'insurance', 'land', 'company', 'tax', 'fund'] as const

export interface BenchHallOptions {
  readonly dataDir: string
  readonly kiosks: number
  readonly watchers: number
  readonly onProgress: (text: string) => void
}

export async function openBenchHall({ dataDir, kiosks, watchers, onProgress }: BenchHallOptions): Promise<BenchHall> {
  const prepared = await prepareHall({ dataDir, config: readDemoConfig(), kiosks })
  const nodeArgs = (process.env['BENCH_HUB_ARGS'] ?? '').split(' ').filter(Boolean)
  const hub = await startHub({ dataDir, nodeArgs, env: { LOG_LEVEL: 'warn' } })
  const { url } = hub
  const counters = [...prepared.clerks]
  const callers = startChild<CallerLoad>('./load/caller-load.ts')
  await callers.call.connect({ url, counters })
  const screens = startChild<Watchers>('./load/watchers.ts')
  await screens.call.watch({ url, watchers: watchersOf(prepared.admin, counters, watchers) })
  onProgress(`${kiosks} kiosks, ${counters.length} counters, ${watchers} watch`)
  return {
    ...{ hub, admin: prepared.admin, cookie: prepared.cookie, kiosks: prepared.kiosks, counters, callers },
    close: async () => {
      await Promise.all([callers.stop(), screens.stop()])
      await hub.stop()
    },
  }
}

/** The views of the demo hall, as often as its screens and pages have them open. */
function watchersOf(who: ConnectAs, counters: BenchHall['counters'], count: number): readonly Watcher[] {
  const all = (view: string, params: Readonly<Record<string, string>> = {}): Watcher => ({ who, view, params })
  const views = [
    ...counters.flatMap(([counter]) => [all('counter', { counter }), all('screen', { counter })]),
    ...[all('board'), all('board', { zone: 'east' }), all('board', { zone: 'west' }), all('console')],
    ...[all('kiosk', { kiosk: 'kiosk-1' }), all('kiosk', { kiosk: 'kiosk-2' }), all('plan'), all('hall')],
  ]
  return Array.from({ length: count }, (_, at) => views[at % views.length] ?? all('board'))
}
