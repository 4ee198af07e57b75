// One clerk: opens the counter, rests in turn, calls and serves until nobody is left, and closes.
import type { CommandResult } from '@tingxu/shared/wire/protocol.ts'
import { MINUTE_MS, type Rest, type Visit } from './day.ts'
import { ticketIn, type ClerkSeat, type Crowd, type Stage } from './rehearse.ts'

export interface ClerkOptions {
  readonly stage: Stage
  readonly crowd: Crowd
  readonly seat: ClerkSeat
  /** By time. */
  readonly rests: readonly Rest[]
  /** The day is over and nobody is to be waited for. */
  readonly mayLeave: () => boolean
}

interface Aside {
  readonly number: string
  readonly backAtMs: number
  readonly restMs: number
  readonly visit: Visit
}

/** Looks for somebody to call so often, when nobody waits. */
const LOOK_MS = 30_000
/** Before a called person is taken for missing. */
const PATIENCE_MS = 45_000
/** For somebody of whom the rehearsal knows nothing: a guest who took a ticket at a kiosk of the demo. */
const GUEST: Visit = {
  ...{ atMs: 0, kiosk: 0, service: '', coming: 'at-once', returnsAfterMs: 0, parks: null, transfers: null },
  walkMs: 20_000,
  serveMs: 4 * MINUTE_MS,
}

export function createClerk({ stage, crowd, seat, rests, mayLeave }: ClerkOptions): {
  readonly work: () => Promise<void>
} {
  const { counter } = seat
  const aside: Aside[] = []
  const coming = [...rests]
  let turns = 0

  const act = async (type: string, data: object = {}): Promise<CommandResult> => {
    const result = await stage.command(`counter:${counter}`, `counter.${type}`, { counter, ...data })
    crowd.tally.note(`counter.${type}`, result)
    return result
  }
  const working = (isBusy: boolean): void => {
    if (isBusy || aside.length > 0) crowd.busy.add(counter)
    else crowd.busy.delete(counter)
  }

  const rest = async ({ reason, lengthMs }: Rest): Promise<void> => {
    const paused = await act('pause', { reason, minutes: Math.max(1, Math.round(lengthMs / MINUTE_MS)) })
    if (!paused.ok) return
    await stage.wait(lengthMs)
    await act('resume')
  }

  /** Sends the person on. False where there is nowhere to go, or the hall refuses. */
  const sendOn = async (transfers: Visit['transfers']): Promise<boolean> => {
    const back = transfers === 'counter-and-back'
    const targets = back ? seat.otherCounters : seat.otherServices
    const target = targets[turns++ % Math.max(1, targets.length)]
    if (target === undefined || transfers === null) return false
    const to = back ? { kind: 'counter', counter: target } : { kind: 'service', service: target }
    return (await act('transfer', { to, andBack: back })).ok
  }

  const missed = async (ticket: string, visit: Visit): Promise<void> => {
    const result = await act('no-show')
    crowd.missed.add(ticket)
    if (result.ok && visit.coming === 'later') crowd.comesBack(numberOf(ticket), visit)
  }

  /** True when the person is here in the end. */
  const comes = async (visit: Visit): Promise<boolean> => {
    if (visit.coming === 'at-once') {
      await stage.wait(visit.walkMs)
      return true
    }
    await stage.wait(PATIENCE_MS)
    if (stage.isEnding()) return false
    const again = await act('recall')
    if (!again.ok && again.error.code === 'ticket.recall-too-soon' && visit.walkMs > 30_000) {
      await stage.waitHall(Number(again.error.context['seconds'] ?? 1) * 1000)
      if (!stage.isEnding()) await act('recall')
    }
    await stage.wait(visit.walkMs)
    return visit.coming === 'at-the-recall'
  }

  const serve = async (ticket: string, visit: Visit, isLent: boolean): Promise<void> => {
    const { parks, transfers, serveMs } = visit
    if (parks !== null && !isLent) {
      await stage.wait(serveMs * parks.share)
      if (!stage.isEnding() && (await act('park', { minutes: null, here: true })).ok) {
        const restMs = serveMs * (1 - parks.share)
        aside.push({ number: numberOf(ticket), restMs, visit, backAtMs: stage.nowMs() + parks.awayMs })
        return
      }
    } else await stage.wait(isLent ? serveMs / 3 : serveMs)
    if (transfers !== null && !isLent && !stage.isEnding() && (await sendOn(transfers))) {
      crowd.sentOn.add(ticket)
      return
    }
    await act('finish')
  }

  const callNext = async (): Promise<boolean> => {
    const called = await act('call-next')
    const ticket = called.ok ? ticketIn(called.value.events) : undefined
    if (ticket === undefined) return false
    working(true)
    const visit = crowd.visitOf(ticket) ?? GUEST
    const isLent = crowd.sentOn.has(ticket)
    // Sent on, or back from a missed call, they stand here already.
    if (!isLent && !crowd.missed.has(ticket) && !(await comes(visit))) {
      await missed(ticket, visit)
      return true
    }
    await act('start')
    await serve(ticket, visit, isLent)
    return true
  }

  const takeBack = async (): Promise<boolean> => {
    const at = aside.findIndex(({ backAtMs }) => backAtMs <= stage.nowMs() || stage.isEnding())
    const back = aside[at]
    if (back === undefined) return false
    aside.splice(at, 1)
    if (!(await act('unpark', { number: back.number })).ok) return true
    await act('start')
    await stage.wait(back.restMs)
    await act('finish')
    return true
  }

  return {
    work: async () => {
      const opened = await act('open')
      // Somebody else sits here, or the same person at their own page: the counter is theirs.
      if (!opened.ok) return
      for (;;) {
        working(true)
        if (await takeBack()) continue
        if (stage.isEnding()) break
        const due = coming[0]
        if (due !== undefined && due.atMs <= stage.nowMs()) {
          coming.shift()
          await rest(due)
          continue
        }
        if (await callNext()) continue
        working(false)
        if (mayLeave()) break
        await stage.wait(LOOK_MS)
      }
      crowd.busy.delete(counter)
      await act('close')
    },
  }
}

/** `20260312-A001` → `A001`. */
const numberOf = (ticket: string): string => ticket.slice(9)
