import type { DeviceId, TicketId } from '../../kernel/brands.ts'
import type { HallEvent } from '../registry.ts'
import type { HallState } from '../state.ts'
import type { JobContext } from './jobs.ts'

/** A slip nobody is waiting for any more is not worth paper. */
const PRINT_MS = 60_000

export interface PrintJobRow {
  /** `print:20260312-A001:1`: ticket and copy. The same event always makes the same job. */
  readonly id: string
  readonly kind: 'print'
  /** The printer. */
  readonly target: DeviceId
  readonly payload: { readonly ticket: TicketId; readonly copy: number }
  readonly notAfter: number
}

/** A slip for each ticket taken at a kiosk, and for each copy asked for there. */
export function printJobs(event: HallEvent, state: HallState, { at }: JobContext): readonly PrintJobRow[] {
  if (event.type !== 'ticket.taken' && event.type !== 'ticket.reprinted') return []
  const { ticket } = event.data
  const slip = state.queue.tickets.get(ticket)?.slip
  const printer = slip ? state.devices.get(slip.device)?.printer : null
  if (!slip || !printer) return []
  return [
    {
      id: `print:${ticket}:${slip.copy}`,
      kind: 'print',
      target: printer,
      payload: { ticket, copy: slip.copy },
      notAfter: at + PRINT_MS,
    },
  ]
}
