import type { PlateNumber, SlipDraft } from './slip-document.ts'

/** What a ticket says, in words that are ready to print. */
export interface TicketSlipWords {
  readonly hall: string
  /** As people say it: `3月12日 9:42`. */
  readonly printedAt: string
  readonly number: PlateNumber
  readonly service: string
  /** Label and value, at most four: how many ahead, about how long, where to wait. */
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly qr?: { readonly url: string; readonly caption: string; readonly note?: string }
  /** This is not the first slip of its ticket. */
  readonly isCopy?: boolean
}

/** The hall's ticket: hall and time, the plate, the service, the facts between hairlines, the QR code. Nothing else. */
export const ticketSlip = ({ hall, printedAt, number, service, facts, qr, isCopy }: TicketSlipWords): SlipDraft => ({
  ...(isCopy === true ? { copy: '补打' } : {}),
  blocks: [
    { kind: 'pair', left: { text: hall }, right: { text: printedAt } },
    { kind: 'plate', ...number },
    { kind: 'line', text: service, size: 2, weight: 'bold' },
    { kind: 'rule', weight: 'strong' },
    ...facts.flatMap(({ label, value }) => [
      {
        kind: 'pair' as const,
        left: { text: label },
        right: { text: value, size: 2 as const, weight: 'bold' as const },
      },
      { kind: 'rule' as const },
    ]),
    ...(qr === undefined ? [] : [{ kind: 'qr' as const, ...qr }]),
  ],
})
