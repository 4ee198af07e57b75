import type { TicketView } from '@tingxu/shared/hall/views/shapes.ts'
import type { Stage } from './session.ts'

/** What the slip's way to paper means for the glass. */
export function slipStage(slip: TicketView['slip']): Stage {
  if (slip === null) return 'no-slip'
  switch (slip.state) {
    case 'queued':
    case 'sent':
      return 'printing'
    case 'confirmed':
    case 'uncertain':
      return slip.state
    case 'failed':
      return slip.code === 'printer.paper-out' ? 'paper-out' : 'printer-down'
  }
}
