// Acts a day out: people at kiosks, clerks at counters. Knows neither sockets nor real time; both are handed in.
import type { CommandResult } from '@tingxu/shared/wire/protocol.ts'
import { HOUR_MS, MINUTE_MS, type Day, type Visit } from './day.ts'
import { createClerk } from './clerk.ts'
import { createTally, type Tally } from './tally.ts'

export interface Stage {
  /** `seat`: `kiosk:0`, `counter:c3`. Never rejects while the stage is up. */
  readonly command: (seat: string, type: string, data: object) => Promise<CommandResult>
  /** Rehearsed time; returns at once when the rehearsal is to end. */
  readonly wait: (ms: number) => Promise<void>
  /** Waits until the hall's own clock has gone on by so much: what its rules ask for does not get faster. */
  readonly waitHall: (ms: number) => Promise<void>
  /** Rehearsed time since the opening. */
  readonly nowMs: () => number
  /** Somebody wants it to end now. */
  readonly isEnding: () => boolean
}

export interface ClerkSeat {
  readonly counter: string
  /** What people can be sent on to from here: services of other counters that are staffed. */
  readonly otherServices: readonly string[]
  readonly otherCounters: readonly string[]
}

/** What the clerks and the crowd know of each other. */
export interface Crowd {
  /** Who holds a ticket; undefined for a ticket taken by somebody who is not of the rehearsal. */
  readonly visitOf: (ticket: string) => Visit | undefined
  /** Somebody whose call was missed comes back by themselves. */
  readonly comesBack: (number: string, visit: Visit) => void
  /** Clerks that are at work, or have somebody to wait for, and people on their way back. */
  readonly busy: Set<string>
  /** Tickets of those who missed a call, and of those who were sent on: each happens to a person once. */
  readonly missed: Set<string>
  readonly sentOn: Set<string>
  readonly tally: Tally
}

/** How long clerks stay after closing for those who are still there. */
const OVERTIME_MS = HOUR_MS

/** Done when the day is over or was ended, all counters closed. */
export async function rehearse(stage: Stage, day: Day, seats: readonly ClerkSeat[]): Promise<Tally> {
  const tally = createTally()
  const visits = new Map<string, Visit>()
  const takenAt = new Map<string, number>()
  const errands: Promise<void>[] = []
  const busy = new Set<string>()
  const crowd: Crowd = {
    ...{ busy, tally, missed: new Set<string>(), sentOn: new Set<string>() },
    visitOf: (ticket) => {
      const at = takenAt.get(ticket)
      if (at !== undefined) tally.waited(stage.nowMs() - at)
      takenAt.delete(ticket)
      return visits.get(ticket)
    },
    comesBack: (number, visit) => {
      busy.add(number)
      const errand = async (): Promise<void> => {
        await stage.wait(visit.returnsAfterMs)
        if (!stage.isEnding())
          tally.note('ticket.return', await stage.command(`kiosk:${visit.kiosk}`, 'ticket.return', { number }))
        busy.delete(number)
      }
      errands.push(errand())
    },
  }
  const closesAt = day.hours * HOUR_MS
  const mayLeave = (): boolean =>
    stage.nowMs() >= closesAt && (busy.size === 0 || stage.nowMs() >= closesAt + OVERTIME_MS)

  const doors = async (): Promise<void> => {
    for (const visit of day.visits) {
      await stage.wait(visit.atMs - stage.nowMs())
      if (stage.isEnding()) return
      const arrive = async (): Promise<void> => {
        const data = { service: visit.service, another: true }
        const taken = await stage.command(`kiosk:${visit.kiosk}`, 'ticket.take', data)
        tally.note('ticket.take', taken)
        const ticket = taken.ok ? ticketIn(taken.value.events) : undefined
        if (ticket === undefined) return
        visits.set(ticket, visit)
        takenAt.set(ticket, stage.nowMs())
      }
      errands.push(arrive())
    }
  }
  const clerks = seats.map((seat) => {
    const rests = day.rests.filter(({ counter }) => counter === seat.counter)
    return createClerk({ stage, crowd, seat, rests, mayLeave }).work()
  })
  await Promise.all([doors(), ...clerks])
  await Promise.all(errands)
  tally.lasted(stage.nowMs() / MINUTE_MS)
  return tally
}

/** The ticket that the last of these events is about. */
export function ticketIn(events: readonly { readonly data: unknown }[]): string | undefined {
  const data = events.at(-1)?.data
  return typeof data === 'object' && data !== null && 'ticket' in data && typeof data.ticket === 'string'
    ? data.ticket
    : undefined
}
