// Does what is due: looks once a second, and turns each due thing into a command whose id says what was due.
import { dueAt } from '@tingxu/shared/hall/due.ts'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import type { Zone } from '@tingxu/shared/calendar/zone.ts'
import { systemActor } from '../access/access.ts'
import type { HallClock } from '../pipeline/clock.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Proofs } from './proofs.ts'

export interface TimersOptions {
  readonly pipeline: Pipeline
  readonly clock: HallClock
  readonly state: () => HallState
  readonly zone: () => Zone
  readonly proofs: Proofs
  /** Further work of the second: sessions, store, snapshots. */
  readonly eachSecond: () => void
  readonly onFault: (fault: unknown) => void
}

export interface Timers {
  readonly look: () => void
  readonly open: () => void
  readonly close: () => void
}

const LOOK_MS = 1000
/** So much of what is due at once is done in one go; the rest follows, so that nobody's command waits behind all of it. */
const DUE_AT_ONCE = 16
const REST_MS = 30

export function createTimers({ pipeline, clock, state, zone, proofs, eachSecond, onFault }: TimersOptions): Timers {
  let timer: NodeJS.Timeout | undefined
  let rest: NodeJS.Timeout | undefined
  const system = (id: string, type: string, data: object): void =>
    void pipeline.submit({ id, type, data, actor: systemActor })

  const doDue = (): void => {
    clearTimeout(rest)
    const all = dueAt(state(), clock.now(), zone())
    for (const due of all.slice(0, DUE_AT_ONCE)) {
      if (due.kind === 'judge-call') system(due.id, 'call.judge', { call: due.call, ...proofs.verdict(due.call) })
      else if (due.kind === 'begin-day') system(due.id, 'day.begin', {})
      else system(due.id, 'alerts.review', {})
    }
    if (all.length > DUE_AT_ONCE) rest = setTimeout(guarded(doDue), REST_MS)
  }

  const guarded = (work: () => void) => (): void => {
    try {
      work()
    } catch (fault) {
      onFault(fault)
    }
  }

  const look = guarded(() => {
    const byMs = clock.look()
    if (byMs !== 0) {
      system(`due:clock:${clock.now()}`, 'clock.jump', { byMs })
      // What is due is held from here on, and the alarm that says so must not be.
      system(`due:clock-alarm:${clock.now()}`, 'alerts.review', {})
    }
    proofs.flush()
    doDue()
    eachSecond()
  })

  return {
    look,
    open: () => {
      timer = setInterval(look, LOOK_MS)
    },
    close: () => {
      clearInterval(timer)
      clearTimeout(rest)
    },
  }
}
