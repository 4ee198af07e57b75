import * as v from 'valibot'
import type { TicketPrinter } from '../printer/contract.ts'
import { slipDocumentSchema } from '../printer/slip-document.ts'
import type { Perform } from './worker.ts'

/** A job whose payload is a slip. */
export const performPrint =
  (printer: TicketPrinter): Perform =>
  async ({ job, waitMs, onSent }) => {
    const slip = v.safeParse(slipDocumentSchema, job.payload)
    if (job.kind !== 'print' || !slip.success) {
      const path = slip.success ? 'kind' : (v.getDotPath(slip.issues[0]) ?? '')
      return { ending: { state: 'failed', code: 'job.invalid' }, facts: { path } }
    }
    const outcome = await printer.print({ id: job.job, slip: slip.output, waitMs, onSent })
    return outcome.state === 'confirmed'
      ? {
          ending: { state: 'confirmed', code: null },
          facts: { proof: outcome.proof, missingSigns: outcome.missing.length },
        }
      : { ending: { state: outcome.state, code: outcome.problem.code }, facts: {} }
  }
