// Random days of a hall, and the laws that hold after every command. A campaign runs the same for as long as it likes.
import * as v from 'valibot'
import type { Actor } from '../../kernel/define.ts'
import type { HallCommand, HallEvent } from '../registry.ts'
import { eventByType } from '../registry.ts'
import { decodeState, encodeState } from '../snapshot.ts'
import type { Ticket } from '../queue/types.ts'
import { device, kiosk, system } from './actors.ts'
import { plainNext, type PlainNext } from './plain-order.ts'
import { queueFaults } from './queue-faults.ts'
import { createRandom } from './random.ts'
import { parsedCommand, type CommandInput, type CommandType, type SimulatedHall } from './simulated-hall.ts'
import { administrator, CLERKS, createOpenHall } from './small-hall.ts'

/** One command of a history: what is done, with whom and how long after the last. Any numbers make a history. */
export interface Step {
  readonly what: number
  readonly who: number
  readonly which: number
  readonly afterSeconds: number
}

export interface LawOptions {
  /** Looks through the whole queue after so many commands. Default 1: after each. */
  readonly lookEvery?: number
  /** Takes a snapshot after so many commands, to fold the rest of the log on. Default 50. */
  readonly snapshotEvery?: number
}

export interface LawReport {
  readonly commands: number
  readonly accepted: number
  readonly events: number
  /** How often each command was accepted: a history that does nothing proves nothing. */
  readonly byCommand: ReadonlyMap<string, number>
}

export class LawBroken extends Error {}

export interface LawRunner {
  readonly hall: SimulatedHall
  readonly take: (step: Step) => void
  /** The laws over the whole history, and that nobody starves from here. */
  readonly finish: () => LawReport
}

const SERVICES = ['residence', 'insurance', 'tax'] as const
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

type Move = (hall: SimulatedHall, step: Step) => [Actor, CommandType, unknown] | null

const move = <T extends CommandType>(actor: Actor, type: T, data: CommandInput<T>): [Actor, CommandType, unknown] => [
  ...([actor, type] as const),
  data,
]
const at = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]
const clerkOf = ({ who }: Step): Actor => CLERKS[(who % 4) as 0 | 1 | 2 | 3]
const counterOf = ({ who }: Step): string => `c${(who % 4) + 1}`
const serviceOf = ({ which }: Step): string => SERVICES[(which % 3) as 0 | 1 | 2]
const ticketIn = (hall: SimulatedHall, step: Step, ...states: readonly Ticket['state'][]): Ticket | undefined =>
  at(
    [...hall.state.queue.tickets.values()].filter(({ state }) => states.length === 0 || states.includes(state)),
    step.which,
  )
const atCounter =
  (type: 'counter.start' | 'counter.finish' | 'counter.call-next' | 'counter.no-show' | 'counter.recall'): Move =>
  (_hall, step) =>
    move(clerkOf(step), type, { counter: counterOf(step) })
const minutesOf = ({ which }: Step): number | null => (which % 3 === 0 ? null : (which % 20) + 1)

/** How often in a hundred and what. */
const MOVES: readonly (readonly [weight: number, Move])[] = [
  [
    25,
    (_h, s) => move(kiosk(`kiosk-${(s.who % 2) + 1}`), 'ticket.take', { service: serviceOf(s), another: s.who > 3 }),
  ],
  [16, atCounter('counter.call-next')],
  [11, atCounter('counter.start')],
  [9, atCounter('counter.finish')],
  [5, atCounter('counter.no-show')],
  [3, atCounter('counter.recall')],
  [3, (_h, s) => move(clerkOf(s), 'ticket.take-green', { service: serviceOf(s), ground: 'age' })],
  [
    4,
    (_h, s) =>
      move(clerkOf(s), 'counter.park', { counter: counterOf(s), minutes: minutesOf(s), here: s.which % 2 === 0 }),
  ],
  [
    2,
    (h, s) => {
      const ticket = ticketIn(h, s, 'parked')
      return ticket === undefined
        ? null
        : move(clerkOf(s), 'counter.unpark', { counter: counterOf(s), number: ticket.number })
    },
  ],
  [
    5,
    (_h, s) =>
      move(clerkOf(s), 'counter.transfer', {
        counter: counterOf(s),
        to:
          s.which % 2 === 0
            ? { kind: 'counter', counter: `c${(s.which % 4) + 1}` }
            : { kind: 'service', service: serviceOf(s) },
        andBack: s.which % 5 < 2,
      }),
  ],
  [
    4,
    (h, s) => {
      const ticket = ticketIn(h, s, 'no-show')
      return ticket === undefined ? null : move(kiosk(), 'ticket.return', { number: ticket.number })
    },
  ],
  [
    1,
    (h, s) => {
      const ticket = ticketIn(h, s)
      return ticket === undefined ? null : move(clerkOf(s), 'ticket.cancel', { ticket: ticket.id })
    },
  ],
  [
    2,
    (h, s) => {
      const ticket = ticketIn(h, s, 'waiting', 'waiting', 'parked')
      return ticket === undefined
        ? null
        : move(clerkOf(s), 'counter.call-chosen', { counter: counterOf(s), number: ticket.number })
    },
  ],
  [
    2,
    (h, s) =>
      move(clerkOf(s), 'appointment.book', {
        ...{ appointment: `apt-${s.which % 40}`, service: serviceOf(s), phone: '13900000000' },
        at: h.now + (s.who + 1) * 7 * MINUTE_MS,
      }),
  ],
  [3, (_h, s) => move(kiosk(), 'appointment.check-in', { appointment: `apt-${s.which % 40}` })],
  [1, (_h, s) => move(clerkOf(s), 'appointment.cancel', { appointment: `apt-${s.which % 40}` })],
  [1, (_h, s) => move(clerkOf(s), 'counter.pause', { counter: counterOf(s), reason: 'copy' })],
  [2, (_h, s) => move(clerkOf(s), 'counter.resume', { counter: counterOf(s) })],
  [1, (_h, s) => move(clerkOf(s), 'counter.close', { counter: counterOf(s) })],
  [3, (_h, s) => move(clerkOf(s), 'counter.open', { counter: counterOf(s) })],
  [1, (_h, s) => move(clerkOf(s), 'service.suspend', { service: serviceOf(s), reason: 'network', minutes: 5 })],
  [3, (_h, s) => move(clerkOf(s), 'service.resume', { service: serviceOf(s) })],
  [1, (_h, s) => move(clerkOf(s), 'hall.suspend', { reason: 'power', minutes: 5 })],
  [2, (_h, s) => move(clerkOf(s), 'hall.resume', {})],
  [
    2,
    (h, s) => {
      const ticket = ticketIn(h, s)
      const state = at(['sent', 'confirmed', 'uncertain', 'failed'] as const, s.who) ?? 'sent'
      return ticket === undefined
        ? null
        : move(device('agent-1', 'agent'), 'slip.report', { ticket: ticket.id, copy: ticket.slip?.copy ?? 1, state })
    },
  ],
  [
    1,
    (h, s) => {
      const ticket = ticketIn(h, s)
      return ticket === undefined ? null : move(kiosk(), 'ticket.reprint', { ticket: ticket.id })
    },
  ],
  [
    2,
    (h, s) => {
      const call = at(h.state.queue.calls, s.which)
      return call === undefined ? null : move(system, 'call.judge', { call: call.id, painted: s.who, expected: 2 })
    },
  ],
  [1, () => move(system, 'alerts.review', {})],
  [1, (_h, s) => move(clerkOf(s), 'counter.panic', { counter: counterOf(s) })],
  [
    1,
    (h, s) => {
      const alert = at([...h.state.alerts.values()], s.which)
      return alert === undefined ? null : move(clerkOf(s), 'alert.handle', { alert: alert.id })
    },
  ],
  [
    1,
    (h) => {
      const { config } = h.state
      if (config === null) return null
      const rules = { ...config.rules, maxCalls: (h.state.configVersion % 4) + 1 }
      return move(administrator, 'hall.configure', { config: { ...config, rules } })
    },
  ],
]
const ALL_WEIGHTS = MOVES.reduce((sum, [weight]) => sum + weight, 0)
/** Once in so many commands the night passes. */
const NIGHT_EVERY = 400

function moveOf(what: number): Move {
  let left = what % ALL_WEIGHTS
  for (const [weight, each] of MOVES) if ((left -= weight) < 0) return each
  return () => null
}

export function randomSteps(seed: number, count: number): readonly Step[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => ({
    ...{ what: random(100_000), who: random(8), which: random(1000), afterSeconds: random(90) },
  }))
}

export function createLawRunner({ lookEvery = 1, snapshotEvery = 50 }: LawOptions = {}): LawRunner {
  const hall = createOpenHall()
  let commands = 0
  let accepted = 0
  const byCommand = new Map<string, number>()
  const everTaken = new Set<string>()
  const callIds = new Set<string>()
  let kept = { text: encodeState(hall.state), length: hall.log.length }
  const law = (holds: boolean, says: () => string): void => {
    if (!holds) throw new LawBroken(`after ${commands} commands: ${says()}`)
  }

  function take(step: Step): void {
    hall.advance(step.what % NIGHT_EVERY === 0 ? 10 * HOUR_MS : step.afterSeconds * 1000)
    const made = moveOf(Math.floor(step.what / 7))(hall, step)
    if (made === null) return
    const [actor, type, data] = made
    const command = parsedCommand(type, data)
    law(command.ok, () => `${type} is malformed: ${JSON.stringify(data)}`)
    if (!command.ok) return
    const id = `law-${String(commands).padStart(6, '0')}`
    commands++
    const before = hall.state
    const look = commands % lookEvery === 0
    const text = look ? encodeState(before) : ''
    const twice = JSON.stringify(hall.decide(actor, command.value, id))
    law(twice === JSON.stringify(hall.decide(actor, command.value, id)), () => `${type} decided twice differs`)
    const expected = plainExpected(command.value)
    // The data was parsed by this type's own schema.
    const done = hall.run(actor, type, data as never, id)
    if (look) law(encodeState(before) === text, () => `${type} changed a state that it was given`)
    if (!done.ok) {
      law(hall.state === before, () => `${type} was refused and changed the hall`)
      law(expected === undefined || expected === null, () => `nobody was called, but ${JSON.stringify(expected)} waits`)
      return
    }
    accepted++
    byCommand.set(type, (byCommand.get(type) ?? 0) + 1)
    for (const event of done.value) check(event, before.queue.date === hall.state.queue.date ? before : null)
    const called = done.value.find((event) => event.type === 'ticket.called')
    if (expected !== undefined && called !== undefined)
      law(
        called.data.ticket === expected?.ticket && called.data.reason.kind === expected.reason,
        () => `called ${JSON.stringify(called.data)}, the plain order says ${JSON.stringify(expected)}`,
      )
    if (look) {
      const [fault] = queueFaults(hall.state.queue)
      law(fault === undefined, () => `${type}: ${fault ?? ''}`)
    }
    if (commands % snapshotEvery === 0) {
      sameAsReplay(`the snapshot of ${kept.length} events and the rest`, kept)
      kept = { text: encodeState(hall.state), length: hall.log.length }
    }
  }

  /** Undefined for any other command, and on the first of a day. */
  function plainExpected(command: HallCommand): PlainNext | null | undefined {
    const { config, queue } = hall.state
    if (command.type !== 'counter.call-next' || config === null) return undefined
    if (queue.date !== hall.zone.date(hall.now)) return undefined
    const place = config.counters.find(({ id }) => id === command.data.counter)
    const counter = queue.counters.get(command.data.counter)
    if (place === undefined || !counter?.staff || counter.ticket !== null || counter.paused !== null) return undefined
    return plainNext(queue, place, config.rules, hall.now)
  }

  function check(event: HallEvent, before: SimulatedHall['state'] | null): void {
    const spec = eventByType.get(event.type)
    law(spec !== undefined && v.is(spec.data, event.data), () => `not as its schema says: ${JSON.stringify(event)}`)
    if (event.type === 'ticket.taken') {
      law(!everTaken.has(event.data.ticket), () => `${event.data.ticket} was given twice`)
      everTaken.add(event.data.ticket)
      const last = before?.queue.numbers.get(event.data.series) ?? 0
      const number = Number(event.data.number.slice(event.data.series.length))
      law(number === last + 1, () => `${event.data.number} follows ${last}`)
    }
    if (event.type === 'ticket.called' || event.type === 'ticket.recalled') {
      const [call] = hall.state.queue.calls
      law(call !== undefined && !callIds.has(call.id), () => `the call ${call?.id ?? 'nobody'} was there before`)
      if (call !== undefined) callIds.add(call.id)
    }
    if (event.type === 'ticket.called' && before !== null) {
      const state = before.queue.tickets.get(event.data.ticket)?.state
      law(state === 'waiting' || state === 'parked', () => `${event.data.ticket} was called while ${state ?? 'nobody'}`)
    }
  }

  function sameAsReplay(what: string, from: { readonly text: string; readonly length: number } | null): void {
    const state = from === null ? hall.replay() : hall.replay({ state: decodeState(from.text), length: from.length })
    law(encodeState(state) === encodeState(hall.state), () => `${what} give another state than the hall has`)
  }

  function finish(): LawReport {
    sameAsReplay('all events from the first', null)
    sameAsReplay('the last snapshot and the rest', kept)
    const [fault] = queueFaults(hall.state.queue)
    law(fault === undefined, () => fault ?? '')
    const starved = starvedFrom(hall)
    law(starved === null, () => starved ?? '')
    return { commands, accepted, events: hall.log.length, byCommand }
  }

  return { hall, take, finish }
}

/**
 * Nobody starves, while green-channel people come before every single call.
 *
 * The bound, in calls at the counters that may call them: say N people are in the queue now and C counters work. After an
 * hour everybody who waits is aged, and stays so at four minutes a call: at most 15 waits are known of the last hour,
 * too few for a median. An aged call goes to somebody who has waited at least as long, so to each of N once; whoever
 * was lent is sent back and called once more; and a privileged call at a counter is followed by an aged one while an
 * aged person waits there, so there are no more of these than aged calls, and one for each counter. So nobody waits
 * longer than N + N + (N + C) calls.
 */
function starvedFrom(hall: SimulatedHall): string | null {
  const { date } = hall.state.queue
  if (date === null) return null
  const { zone } = hall
  // The night would end the line before the law could be seen.
  hall.setZone({ ...zone, date: () => date })
  const attempt = hall.run
  for (const service of SERVICES) attempt(system, 'service.resume', { service })
  CLERKS.forEach((actor, n) => {
    const counter = `c${n + 1}`
    attempt(actor, 'counter.open', { counter })
    attempt(actor, 'counter.resume', { counter })
    attempt(actor, 'counter.start', { counter })
    attempt(actor, 'counter.finish', { counter })
  })
  hall.advance(61 * MINUTE_MS)
  const people = [...hall.state.queue.tickets.values()].filter(({ state }) => state === 'waiting' || state === 'parked')
  const bound = 3 * people.length + CLERKS.length
  const calls = new Map(people.filter(({ state }) => state === 'waiting').map(({ id }) => [id, 0]))
  for (let turn = 0; calls.size > 0; turn++) {
    const n = turn % 4
    const counter = `c${n + 1}`
    const actor = CLERKS[n as 0 | 1 | 2 | 3]
    for (const service of SERVICES) attempt(actor, 'ticket.take-green', { service, ground: 'age' })
    const place = hall.state.config?.counters.find(({ id }) => id === counter)
    const called = attempt(actor, 'counter.call-next', { counter })
    attempt(actor, 'counter.start', { counter })
    attempt(actor, 'counter.finish', { counter })
    hall.advance(4 * MINUTE_MS)
    if (called.ok) for (const event of called.value) if (event.type === 'ticket.called') calls.delete(event.data.ticket)
    for (const [id, count] of calls) {
      const ticket = hall.state.queue.tickets.get(id)
      const mine =
        ticket === undefined || ticket.sentTo === null
          ? place?.services.some((each) => each.service === ticket?.service)
          : ticket.sentTo === counter
      if (mine !== true) continue
      if (count >= bound) return `${id} was not called in ${bound} calls at its counters`
      calls.set(id, count + 1)
    }
  }
  hall.setZone(zone)
  return null
}
