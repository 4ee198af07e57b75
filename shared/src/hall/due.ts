// What must happen because of the time, found from the state alone. Each becomes a command whose id says what was due.
import { reviewed } from './alerts/decide.ts'
import { openingAt } from './config/opening.ts'
import type { HallState } from './state.ts'
import type { Zone } from '../calendar/zone.ts'

/** Displays have this long to paint a call. */
export const PAINT_DUE_MS = 5000

export type Due =
  | { readonly kind: 'judge-call'; readonly id: string; readonly call: string }
  | { readonly kind: 'begin-day'; readonly id: string }
  | { readonly kind: 'review-alerts'; readonly id: string }

/** @param now ms since 1970 */
export function dueAt(state: HallState, now: number, zone: Zone): readonly Due[] {
  if (state.config === null || state.clockHeld) return []
  const due: Due[] = []
  for (const call of state.queue.calls)
    if (call.proof === 'pending' && now - call.at >= PAINT_DUE_MS)
      due.push({ kind: 'judge-call', id: `due:judge:${call.id}`, call: call.id })
  const date = zone.date(now)
  // Yesterday's calls must not stand on the boards when the doors open.
  if (state.queue.date !== null && date > state.queue.date && openingAt(state.config.opening, zone, now).issuing)
    due.push({ kind: 'begin-day', id: `due:day:${date}` })
  if (reviewed(state, now).length > 0) due.push({ kind: 'review-alerts', id: `due:review:${now}` })
  return due
}
