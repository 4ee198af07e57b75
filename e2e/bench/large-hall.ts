// A hall of a given size, staffed: the demo's people and devices, but as many counters and services as asked for.
import * as v from 'valibot'
import { readDemoConfig } from '@tingxu/hub/demo/seed-demo.ts'
import { hallConfigSchema } from '@tingxu/shared/hall/config/schema.ts'
import { connect, type HubSocket } from '../support/connect.ts'
import { startHub, type RunningHub } from '../support/start-hub.ts'
import { prepareHall, type PreparedHall } from './prepare-hall.ts'

export interface LargeHallOptions {
  readonly dataDir: string
  readonly counters: number
  /** At most 25. */
  readonly services: number
  /** How many services each counter serves. */
  readonly servedEach: number
  /** Further options of Node for the hub. */
  readonly nodeArgs?: readonly string[]
}

export interface LargeHall extends PreparedHall {
  readonly hub: RunningHub
  readonly services: readonly string[]
  readonly close: () => Promise<void>
}

const KIOSKS = 10

const named = (text: string) => ({ 'zh-Hans': text })

/** Counters `c1` on, services `s1` on, two zones. Every counter is staffed, none open yet. */
export async function openLargeHall(options: LargeHallOptions): Promise<LargeHall> {
  const { dataDir, counters, services, servedEach, nodeArgs = [] } = options
  const zone = (n: number): string => (n % 2 === 0 ? 'east' : 'west')
  const config = v.parse(hallConfigSchema, {
    ...readDemoConfig(),
    zones: [
      { id: 'east', name: named('东区') },
      { id: 'west', name: named('西区') },
    ],
    departments: [],
    services: Array.from({ length: services }, (_, n) => ({
      ...{ id: `s${n + 1}`, name: named(`事项${n + 1}`), zone: zone(n), series: LETTERS[n] },
    })),
    counters: Array.from({ length: counters }, (_, n) => ({
      ...{ id: `c${n + 1}`, number: String(n + 1), zone: zone(n) },
      services: Array.from({ length: servedEach }, (_each, k) => ({ service: `s${((n + k * 5) % services) + 1}` })),
    })),
  })
  const prepared = await prepareHall({ dataDir, config, kiosks: KIOSKS })
  const hub = await startHub({ dataDir, nodeArgs, env: { LOG_LEVEL: 'warn' } })
  return { ...prepared, hub, services: config.services.map(({ id }) => id), close: () => hub.stop() }
}

/** Without M, which is kept for numbers written by hand. */
const LETTERS = 'ABCDEFGHIJKLNOPQRSTUVWXYZ'

/** Everybody opens their counter. */
export async function openCounters({ hub, clerks }: LargeHall): Promise<void> {
  for (const [counter, who] of clerks) {
    const socket = await connect(hub.url, who)
    const opened = await socket.command('counter.open', { counter })
    socket.close()
    if (!opened.ok && opened.error.code !== 'counter.already-open') throw new Error(`${counter}: ${opened.error.code}`)
  }
}

/** Takes tickets, many at a time; gives their ids. */
export async function takeTickets(socket: HubSocket, services: readonly string[], count: number): Promise<string[]> {
  const tickets: string[] = []
  const one = async (at: number): Promise<void> => {
    for (;;) {
      const service = services[at % services.length]
      const taken = await socket.command('ticket.take', { service, another: true })
      if (taken.ok) {
        const event = taken.value.events.find(({ type }) => type === 'ticket.taken')
        tickets[at] = (event?.data as { ticket: string }).ticket
        return
      }
      if (taken.error.code !== 'command.rate') throw new Error(`no ticket: ${taken.error.code}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  for (let at = 0; at < count; at += 64)
    await Promise.all(Array.from({ length: Math.min(64, count - at) }, (_, n) => one(at + n)))
  return tickets
}
