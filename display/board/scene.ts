// What the board has to say at this moment, before any pixel: calls, or why there are none.
import { hallTime, sayDay, sayTime } from '@tingxu/shared/i18n/when.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import type { Texts } from '../device/texts.ts'
import type { HallView, OpeningState, ServiceLine, SuspendedView } from '@tingxu/shared/hall/views/shapes.ts'

/** While people of the last hour are still called, the board shows them and not that the door is shut. */
const CALLING_ON_MS = 10 * 60_000

export interface BigWord {
  readonly title: string
  readonly text: string | undefined
}

/** Null while there are calls to show. */
export function bigWord(
  t: Texts,
  lang: Lang,
  hall: Pick<HallView, 'opening' | 'timeZone'>,
  newestCallAt: number | null,
  now: number,
): BigWord | null {
  const { opening, timeZone } = hall
  const callingOn = newestCallAt !== null && now - newestCallAt < CALLING_ON_MS
  if (opening.state !== 'open' && !callingOn) return shutWord(t, lang, opening, timeZone, now)
  return newestCallAt === null ? { title: t.board.noCalls, text: t.board.noCallsHint } : null
}

function shutWord(t: Texts, lang: Lang, opening: OpeningState, timeZone: string, now: number): BigWord {
  const time = (at: number): string => sayTime(hallTime(at, timeZone))
  const { opensAt, issuesAt, state } = opening
  const words = state === 'closed' ? t.board.holiday : t.board[state === 'open' ? 'before' : state]
  if (opensAt === null) return { title: words.title, text: undefined }
  if (state === 'lunch') return { title: words.title, text: t.board.lunch.text(time(opensAt)) }
  if (state === 'after' || state === 'closed') {
    const { text } = state === 'after' ? t.board.after : t.board.holiday
    return { title: words.title, text: text(dayWord(t, lang, opensAt, timeZone, now), time(opensAt)) }
  }
  const opens = t.board.before.text(time(opensAt))
  const early = issuesAt !== null && issuesAt < opensAt && issuesAt > now
  const both = lang === 'en' ? '. ' : '，'
  return { title: words.title, text: early ? `${opens}${both}${t.board.before.taking(time(issuesAt))}` : opens }
}

function dayWord(t: Texts, lang: Lang, at: number, timeZone: string, now: number): string {
  const day = (ms: number): number => {
    const { year, month, day: date } = hallTime(ms, timeZone)
    return Date.UTC(year, month - 1, date) / 86_400_000
  }
  const away = day(at) - day(now)
  if (away === 0) return t.common.today
  return away === 1 ? t.common.tomorrow : sayDay(hallTime(at, timeZone), lang)
}

/** The stop that all services shown here share; null where at least one goes on. */
export function wholeStop(services: readonly ServiceLine[]): SuspendedView | null {
  const [first] = services
  if (first === undefined || first.suspended === null || services.some(({ suspended }) => suspended === null))
    return null
  const untils = services.map(({ suspended }) => suspended?.until ?? null)
  const until = untils.includes(null) ? null : Math.min(...untils.filter((each) => each !== null))
  return { reason: first.suspended.reason, until }
}

export interface Lines {
  readonly shown: readonly ServiceLine[]
  /** How many more there are, where a row says so. */
  readonly more: number
}

/** On fewer rows than this, every row is for a service. */
const WORTH_SAYING_MORE = 4

/** As many services as fit, in the hall's order: those somebody waits for, or that stopped, before the others. */
export function linesThatFit(services: readonly ServiceLine[], places: number): Lines {
  if (services.length <= places) return { shown: services, more: 0 }
  const rows = places < WORTH_SAYING_MORE ? places : places - 1
  const weight = ({ waiting, suspended }: ServiceLine): number => (waiting > 0 || suspended !== null ? 0 : 1)
  const chosen = new Set(
    [...services]
      .sort((a, b) => weight(a) - weight(b))
      .slice(0, rows)
      .map(({ id }) => id),
  )
  const shown = services.filter(({ id }) => chosen.has(id))
  return { shown, more: rows === places ? 0 : services.length - shown.length }
}
