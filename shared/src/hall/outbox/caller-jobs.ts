import type { CounterId, DeviceId } from '../../kernel/brands.ts'
import type { Device, Seat } from '../devices/types.ts'
import { phaseOf } from '../queue/state.ts'
import type { HallEvent } from '../registry.ts'
import type { HallState } from '../state.ts'
import { callerDisplay, type CallerDisplay } from './caller-display.ts'
import { devicesOf } from '../devices/devices-of.ts'
import type { JobContext } from './jobs.ts'

/** A line that is away that long is told by its return; a beep is worth nothing then. */
const CALLER_MS = 10_000

export interface CallerJobRow {
  /** `caller:callers-east:<key>` */
  readonly id: string
  readonly kind: 'caller'
  /** The bus. */
  readonly target: DeviceId
  /** Who shall hear a beep. What the displays show is put together when its turn comes. */
  readonly payload: { readonly beep: readonly number[] }
  readonly notAfter: number
}

/** One for each line of callers on which a display says something else after the event, and for one that has come back. */
export function callerJobs(
  event: HallEvent,
  before: HallState,
  after: HallState,
  { at, key }: JobContext,
): readonly CallerJobRow[] {
  const lines = devicesOf(after, 'keypad').filter(({ seats }) => seats.length > 0)
  if (lines.length === 0) return []
  const jobs: CallerJobRow[] = []
  for (const line of lines) {
    const isMoved = before.queue !== after.queue && line.seats.some(({ counter }) => isChanged(before, after, counter))
    if (!isMoved && !isNews(line, event, before)) continue
    const beep = isMoved ? line.seats.filter((seat) => isRoused(before, after, seat)).map(({ address }) => address) : []
    jobs.push({
      ...{ id: `caller:${line.id}:${key()}`, kind: 'caller', target: line.id, payload: { beep } },
      notAfter: at + CALLER_MS,
    })
  }
  return jobs
}

function isNews({ id }: Device, event: HallEvent, before: HallState): boolean {
  if (event.type === 'device.changed' || event.type === 'device.registered') return event.data.device === id
  if (event.type !== 'device.reported' || event.data.device !== id || event.data.level === 'down') return false
  return before.devices.get(id)?.state.level === 'down'
}

const isChanged = (before: HallState, after: HallState, counter: CounterId): boolean =>
  !isSame(callerDisplay(before, counter), callerDisplay(after, counter))

const isSame = (one: CallerDisplay, other: CallerDisplay): boolean =>
  one.waiting === other.waiting && one.ticket === other.ticket

/** The first to come where nobody waited and the clerk is free: who looks elsewhere has to hear it. */
const isRoused = (before: HallState, after: HallState, { counter }: Seat): boolean =>
  phaseOf(after.queue, counter) === 'free' &&
  callerDisplay(before, counter).waiting === 0 &&
  (callerDisplay(after, counter).waiting ?? 0) > 0
