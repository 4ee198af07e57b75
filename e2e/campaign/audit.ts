// Holds what the clients were told against what the log says, once all is over.
import { isDeepStrictEqual } from 'node:util'
import type { Entry } from './journal.ts'

/** An event as `GET /api/v1/events` gives it; what an audit needs of it. */
export interface LoggedEvent {
  readonly seq: number
  readonly type: string
  readonly actor: string
  readonly commandId: string
  readonly businessDate: string
  readonly data: unknown
}

export interface AuditFigures {
  readonly events: number
  readonly sent: number
  readonly acknowledged: number
  readonly refused: number
  /** Never answered, not even when asked again. */
  readonly unanswered: number
  readonly tickets: number
  /** Acknowledged, and not in the log. */
  readonly lost: number
  /** Acknowledged, and in the log with other data or at another place. */
  readonly different: number
  /** Refused, and in the log all the same. */
  readonly refusedButDone: number
  /** In the log twice under one id. */
  readonly doneTwice: number
  readonly numbersTwice: number
  readonly numberGaps: number
  readonly sequenceBreaks: number
}

/** Figures that must be 0. */
export const FAULTS = [
  'unanswered',
  'lost',
  'different',
  'refusedButDone',
  'doneTwice',
  'numbersTwice',
  'numberGaps',
  'sequenceBreaks',
] as const satisfies readonly (keyof AuditFigures)[]

export const faultsIn = (figures: AuditFigures): readonly string[] =>
  FAULTS.filter((name) => figures[name] !== 0).map((name) => `${name}: ${figures[name]}`)

interface TakenData {
  readonly series: string
  readonly number: string
}

export function auditLog(events: readonly LoggedEvent[], entries: readonly Entry[]): AuditFigures {
  const key = ({ actor, id }: { readonly actor: string; readonly id: string }): string => `${actor}\n${id}`
  const runs = new Map<string, LoggedEvent[]>()
  const twice = new Set<string>()
  let sequenceBreaks = 0
  let before: LoggedEvent | undefined
  for (const event of events) {
    if (event.seq !== (before?.seq ?? 0) + 1) sequenceBreaks++
    const name = key({ actor: event.actor, id: event.commandId })
    const run = runs.get(name)
    // The events of one command stand together: met again later, it was done again.
    if (run === undefined) runs.set(name, [event])
    else if (before !== undefined && key({ actor: before.actor, id: before.commandId }) === name) run.push(event)
    else twice.add(name)
    before = event
  }

  let lost = 0
  let different = 0
  for (const entry of entries) {
    const { answer } = entry
    if (answer === null) continue
    const run = runs.get(key(entry)) ?? []
    if (run.length === 0 && answer.events.length > 0) lost++
    else if (
      !isDeepStrictEqual(
        run.map(({ type, data }) => ({ type, data })),
        answer.events,
      ) ||
      (answer.events.length > 0 && run.at(-1)?.seq !== answer.seq)
    )
      different++
  }

  const taken = events.filter(({ type }) => type === 'ticket.taken')
  const numbers = new Map<string, number[]>()
  for (const { businessDate, data } of taken) {
    // The log was written by the hub under test; a shape it should not have shows as a gap.
    const { series, number } = data as TakenData
    const name = `${businessDate} ${series}`
    numbers.set(name, [...(numbers.get(name) ?? []), Number(number.slice(series.length))])
  }
  let numbersTwice = 0
  let numberGaps = 0
  for (const given of numbers.values()) {
    const distinct = new Set(given)
    numbersTwice += given.length - distinct.size
    numberGaps += Math.max(...given) - distinct.size
  }
  const count = (which: (entry: Entry) => boolean): number => entries.filter(which).length
  return {
    events: events.length,
    sent: entries.length,
    acknowledged: count(({ answer }) => answer !== null),
    refused: count(({ refused }) => refused !== null),
    unanswered: count(({ answer, refused }) => answer === null && refused === null),
    tickets: taken.length,
    ...{ lost, different, numbersTwice, numberGaps, sequenceBreaks },
    refusedButDone: count((entry) => entry.refused !== null && runs.has(key(entry))),
    doneTwice: twice.size,
  }
}
