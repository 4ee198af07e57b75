// A busy hall for campaigns: kiosks that give one ticket after another, counters that call, serve and send on. Each
// client keeps one command in flight, notes it, and sends it again under the same id when it was not answered.
import type { Answer } from '@tingxu/shared/wire/protocol.ts'
import { connect, type ConnectAs, type HubSocket } from '../support/connect.ts'
import { demoAccounts, pairDemo, signIn } from '../support/identities.ts'
import { createChance, type Chance } from '../support/random.ts'
import type { Entry, Journal } from './journal.ts'

/** A kiosk or a counter: what it does next hangs on what it was last told. */
interface Seat {
  readonly name: string
  readonly who: ConnectAs
  readonly actor: string
  readonly next: () => { readonly type: string; readonly data: object }
  readonly told: (entry: Entry) => void
  entry: Entry | null
}

export interface Load {
  /**
   * Connects every seat and works until the hub is gone; first everything unanswered is sent again. Done when every
   * seat has lost its line.
   */
  readonly work: (url: string) => Promise<void>
  /** No new commands: only what was never answered is sent again. */
  readonly settle: (url: string) => Promise<void>
  /** Sends a few commands again that were answered before; gives the number whose answer is now another. */
  readonly askAgain: (url: string, count: number) => Promise<number>
}

export interface LoadOptions {
  readonly url: string
  readonly journal: Journal
  readonly seed: number
  /** Sockets per kiosk. Default 4. */
  readonly socketsPerKiosk?: number
}

const SERVICES = ['residence', 'insurance', 'land', 'company', 'tax', 'fund'] as const
const COUNTERS = ['c1', 'c3', 'c6', 'c9'] as const

/** Signs everybody in, once: cookies stay good over a restart. */
export async function createLoad({ url, journal, seed, socketsPerKiosk = 4 }: LoadOptions): Promise<Load> {
  const chance = createChance(seed)
  const seats: Seat[] = []
  for (const device of ['kiosk-1', 'kiosk-2']) {
    const { slot, cookie } = await pairDemo(url, { slot: device, kind: 'kiosk', device })
    for (let n = 1; n <= socketsPerKiosk; n++)
      seats.push(kioskSeat(`${device}/${n}`, { as: 'device', slot, cookie }, `device:${device}`, chance))
  }
  for (const { user, password, counter } of await demoAccounts(url)) {
    if (counter === undefined) continue
    const who: ConnectAs = { as: 'staff', cookie: await signIn(url, user, password) }
    seats.push(counterSeat(counter, who, `staff:${user}`, chance))
  }
  let sent = 0

  const send = async (socket: HubSocket, entry: Entry): Promise<boolean> => {
    entry.sent++
    try {
      const result = await socket.command(entry.type, entry.data, entry.id)
      if (result.ok) entry.answer = result.value
      // These say nothing about the command itself.
      else if (result.error.code === 'store.unavailable' || result.error.code === 'command.rate') return false
      else entry.refused = result.error.code
      return true
    } catch {
      return false
    }
  }

  const occupy = async (seat: Seat, socket: HubSocket, isSettling: boolean): Promise<void> => {
    for (;;) {
      if (seat.entry === null) {
        if (isSettling) break
        const { type, data } = seat.next()
        seat.entry = journal.begin(seat.actor, `load-${seed}-${++sent}`, type, data)
      }
      if (!(await send(socket, seat.entry))) break
      seat.told(seat.entry)
      seat.entry = null
    }
    socket.close()
  }

  const occupyAll = async (to: string, isSettling: boolean): Promise<void> => {
    await Promise.all(
      seats.map(async (seat) => {
        const socket = await connect(to, seat.who).catch(() => null)
        if (socket !== null) await occupy(seat, socket, isSettling)
      }),
    )
  }

  return {
    work: (to) => occupyAll(to, false),
    settle: (to) => occupyAll(to, true),
    askAgain: async (to, count) => {
      const answered = journal.entries().filter(({ answer }) => answer !== null && answer.events.length > 0)
      let changed = 0
      for (const entry of answered.slice(-count)) {
        const seat = seats.find(({ actor }) => actor === entry.actor)
        if (seat === undefined) continue
        const socket = await connect(to, seat.who)
        const again = await socket.command(entry.type, entry.data, entry.id)
        socket.close()
        if (!again.ok || !isSame(again.value, entry.answer)) changed++
      }
      return changed
    },
  }
}

const isSame = (a: Answer, b: Answer | null): boolean =>
  a.seq === b?.seq && JSON.stringify(a.events) === JSON.stringify(b.events)

const kioskSeat = (name: string, who: ConnectAs, actor: string, chance: Chance): Seat => ({
  ...{ name, who, actor, entry: null },
  next: () => ({ type: 'ticket.take', data: { service: chance.oneOf(SERVICES), another: true } }),
  told: () => undefined,
})

function counterSeat(counter: string, who: ConnectAs, actor: string, chance: Chance): Seat {
  let next = 'counter.open'
  const data = (): object => {
    switch (next) {
      case 'counter.pause':
        return { counter, reason: 'water', minutes: null }
      case 'counter.park':
        return { counter, minutes: 1, here: false }
      case 'counter.transfer':
        return chance.happens(0.5)
          ? { counter, to: { kind: 'service', service: chance.oneOf(SERVICES) }, andBack: chance.happens(0.5) }
          : { counter, to: { kind: 'counter', counter: chance.oneOf(COUNTERS) }, andBack: chance.happens(0.5) }
      default:
        return { counter }
    }
  }
  const whenFree = (): string => (chance.happens(0.05) ? 'counter.pause' : 'counter.call-next')
  const whenCalled = (): string => (chance.happens(0.1) ? 'counter.no-show' : 'counter.start')
  const whenServing = (): string =>
    chance.weighted(['counter.finish', 'counter.transfer', 'counter.park'], (type) =>
      type === 'counter.finish' ? 8 : 1,
    )
  const afterRefusal = (code: string): string => {
    switch (code) {
      case 'counter.not-open':
        return 'counter.open'
      case 'counter.paused':
        return 'counter.resume'
      // Somebody stands here, called or being served: one of these two goes.
      case 'counter.busy':
        return 'counter.start'
      case 'ticket.wrong-state':
        return 'counter.finish'
      default:
        return 'counter.call-next'
    }
  }
  return {
    ...{ name: counter, who, actor, entry: null },
    next: () => ({ type: next, data: data() }),
    told: ({ answer, refused }) => {
      if (answer === null) {
        next = afterRefusal(refused ?? '')
        return
      }
      switch (answer.events.at(-1)?.type) {
        case 'ticket.called':
          next = whenCalled()
          break
        case 'ticket.started':
          next = whenServing()
          break
        case 'counter.paused':
          next = 'counter.resume'
          break
        default:
          next = whenFree()
      }
    },
  }
}
