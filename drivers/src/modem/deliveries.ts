// Which parts of which message were reported as delivered.
import type { TextDelivery } from './contract.ts'
import type { DeliveryReport } from './pdu.ts'

export interface Deliveries {
  /** The message is out, under these numbers. */
  expect(id: string, references: readonly number[]): void
  report(report: DeliveryReport): void
}

/** Numbers go round at 256, and some reports never come. */
const MOST_WAITING = 200

export function createDeliveries(onDelivery: (delivery: TextDelivery) => void): Deliveries {
  const waiting: { readonly id: string; readonly open: Set<number>; isFailed: boolean }[] = []
  /** A report may come before the modem has said under which number the message went. */
  let early: DeliveryReport[] = []

  const take = ({ reference, state }: DeliveryReport): boolean => {
    // The newest first: an older one with the same number will hear nothing any more.
    const message = waiting.findLast(({ open }) => open.has(reference))
    if (message === undefined) return false
    message.open.delete(reference)
    message.isFailed ||= state === 'undelivered'
    if (message.open.size > 0) return true
    waiting.splice(waiting.indexOf(message), 1)
    onDelivery({ id: message.id, state: message.isFailed ? 'undelivered' : 'delivered' })
    return true
  }

  return {
    expect(id, references) {
      if (references.length === 0) return
      waiting.push({ id, open: new Set(references), isFailed: false })
      if (waiting.length > MOST_WAITING) waiting.shift()
      early = early.filter((report) => !take(report))
    },
    report(report) {
      if (report.state === 'still-trying' || take(report)) return
      early = [...early, report].slice(-MOST_WAITING)
    },
  }
}
