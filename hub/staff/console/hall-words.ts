// The sentence the hall's page opens with. Rich text; its red words are the first thing to do.
import type { ConsoleView, HallView } from '@tingxu/shared/hall/views/shapes.ts'
import { clockTime, type Setting } from '../common/setting.ts'

export function hallSentence(
  view: Pick<ConsoleView, 'waiting' | 'longestMs' | 'open' | 'alerts'>,
  opening: Pick<HallView['opening'], 'state' | 'opensAt'> | undefined,
  setting: Pick<Setting, 't' | 'timeZone'>,
): string {
  const { say } = setting.t.console
  if (
    opening !== undefined &&
    opening.opensAt !== null &&
    opening.state !== 'open' &&
    view.open === 0 &&
    view.waiting === 0
  )
    return say.closed(clockTime(opening.opensAt, setting))
  const people = view.waiting === 0 ? say.nobody : say.waiting(view.waiting, Math.floor(view.longestMs / 60_000))
  const red = view.alerts.filter(({ level, handledAt }) => level === 'alarm' && handledAt === null).length
  return people + (red === 0 ? say.open(view.open) : say.openBut(view.open, say.toDo(red)))
}

const MOST_SIGNS = 8

/** Which counters have no screen that could prove their calls; null where all have one. */
export function unwatchedSentence(
  { unwatched, counters }: Pick<ConsoleView, 'unwatched' | 'counters'>,
  t: Setting['t'],
): string | null {
  const words = t.console.alerts
  if (unwatched.length === 0) return null
  if (unwatched.length === counters.length) return words.unwatchedHall
  const named = unwatched.slice(0, MOST_SIGNS)
  return words.unwatched(named.join(words.unwatchedBetween), unwatched.length - named.length)
}
