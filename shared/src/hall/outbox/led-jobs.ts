import type { CounterId, DeviceId } from '../../kernel/brands.ts'
import type { Device } from '../devices/types.ts'
import { zoneOf } from '../queue/order-context.ts'
import type { HallEvent } from '../registry.ts'
import type { HallState } from '../state.ts'
import { devicesOf } from '../devices/devices-of.ts'
import type { JobContext } from './jobs.ts'
import { stripOf, type StripLine } from './strip.ts'

/** A board that is away that long is told by its return. */
const LED_MS = 60_000

export interface LedJobRow {
  /** `led:strip-3:<key>` */
  readonly id: string
  readonly kind: 'led'
  readonly target: DeviceId
  /** Nothing: what it says is put together when its turn comes, the newest truth and not that of the event. */
  readonly payload: Readonly<Record<string, never>>
  readonly notAfter: number
}

/** One for each LED board that says something else after the event, and for one that has come back. */
export function ledJobs(
  event: HallEvent,
  before: HallState,
  after: HallState,
  { at, key }: JobContext,
): readonly LedJobRow[] {
  const boards = devicesOf(after, 'led-board')
  if (boards.length === 0) return []
  const changed = boards.filter((board) => saysSomethingElse(board, event, before, after))
  if (changed.length === 0) return []
  const own = key()
  return changed.map(({ id }) => ({
    ...{ id: `led:${id}:${own}`, kind: 'led', target: id, payload: {} },
    notAfter: at + LED_MS,
  }))
}

function saysSomethingElse(board: Device, event: HallEvent, before: HallState, after: HallState): boolean {
  if (event.type === 'device.reported')
    return (
      event.data.device === board.id &&
      event.data.level !== 'down' &&
      before.devices.get(board.id)?.state.level === 'down'
    )
  if (event.type === 'device.changed' || event.type === 'device.registered') return event.data.device === board.id
  const touched = countersOfEvent(event)
  const own = board.seats.length > 0 ? board.seats.map(({ counter }) => counter) : board.counter && [board.counter]
  if (own) return touched.some((id) => own.includes(id) && !isSame(stripOf(before, id), stripOf(after, id)))
  if (event.type !== 'ticket.called' && event.type !== 'ticket.recalled') return false
  return board.zone === null || (after.config !== null && zoneOf(after.config, event.data.counter) === board.zone)
}

function countersOfEvent({ data }: HallEvent): readonly CounterId[] {
  const { counter, from } = data as { readonly counter?: CounterId | null; readonly from?: CounterId | null }
  return [counter, from].filter((id): id is CounterId => typeof id === 'string')
}

const isSame = (one: StripLine, other: StripLine): boolean =>
  one.kind === other.kind && ('number' in one ? one.number : null) === ('number' in other ? other.number : null)
