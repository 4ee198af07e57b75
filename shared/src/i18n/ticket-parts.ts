// A ticket's number as people read it: a series letter and digits, or digits alone.

/** `series` is empty where the hall uses digits only. */
export interface TicketParts {
  readonly series: string
  readonly digits: string
}

/** `A023` → `A`, `023`. Anything else is kept whole as digits, so that a strange number is still shown. */
export function ticketParts(number: string): TicketParts {
  const match = /^([A-Z]{1,2})(\d+)$/.exec(number)
  return match === null ? { series: '', digits: number } : { series: match[1] ?? '', digits: match[2] ?? '' }
}
