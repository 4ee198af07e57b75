// Opening hours in words, as on the sign at the door.
import type { PlanView } from '@tingxu/shared/hall/views/shapes.ts'
import type { Words } from '../words.ts'

const DAYS = [1, 2, 3, 4, 5, 6, 7]

/** `周一至周五 9:00–12:00、13:00–17:00`: a line for each set of days. */
export function hoursText({ kiosk: { about } }: Words, hours: PlanView['hours']): readonly string[] {
  const times = new Map<string, string[]>()
  for (const { days, from, to } of hours) {
    const key = DAYS.filter((day) => days.includes(day)).join('')
    times.set(key, [...(times.get(key) ?? []), `${from.replace(/^0/, '')}–${to.replace(/^0/, '')}`])
  }
  return [...times].map(([key, spans]) => about.hours(daysText(about, Array.from(key, Number)), spans.join(about.join)))
}

function daysText(about: Words['kiosk']['about'], days: readonly number[]): string {
  const name = (day: number | undefined): string => about.weekdays[(day ?? 1) - 1] ?? ''
  if (days.length === 7) return about.everyDay
  const inARow = days.every((day, at) => at === 0 || day === (days[at - 1] ?? 0) + 1)
  if (inARow && days.length > 2) return about.dayRange(name(days[0]), name(days.at(-1)))
  return days.map(name).join(about.join)
}
