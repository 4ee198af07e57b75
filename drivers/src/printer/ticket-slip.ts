// What stands on a ticket's slip: from facts to words, and from words to a slip.
import type { LocalText } from '@tingxu/shared/i18n/local-text.ts'
import { en } from '@tingxu/shared/i18n/en.ts'
import { sayBoardWait, sayWait, type SpokenWait } from '@tingxu/shared/i18n/numbers.ts'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'
import type { PlateNumber, SlipDraft } from './slip-document.ts'

/** What a ticket says, in words that are ready to print. */
export interface TicketSlipWords {
  readonly hall: string
  /** As people say it: `3月12日 9:42`. */
  readonly printedAt: string
  /** Two letters, or more than four digits, fit on no plate and are printed as large words. */
  readonly number: PlateNumber
  readonly service: string
  /** Label and value, at most four: how many ahead, about how long, where to wait. One without a value is left out. */
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** Small lines for visitors who read no Chinese: under the service, and under the facts. */
  readonly english?: { readonly service?: string; readonly facts?: string }
  readonly qr?: { readonly url: string; readonly caption: string; readonly note?: string }
  /** This is not the first slip of its ticket. */
  readonly isCopy?: boolean
}

/** The hall's ticket: hall and time, the plate, the service, the facts between hairlines, the QR code. Nothing else. */
export const ticketSlip = (words: TicketSlipWords): SlipDraft => ({
  ...(words.isCopy === true ? { copy: '补打' } : {}),
  blocks: [
    { kind: 'pair', left: { text: words.hall }, right: { text: words.printedAt } },
    numberBlock(words.number),
    { kind: 'line', text: words.service, size: 2, weight: 'bold' },
    ...small(words.english?.service),
    { kind: 'rule', weight: 'strong' },
    ...words.facts
      .filter(({ value }) => value !== '')
      .flatMap(({ label, value }) => [
        {
          kind: 'pair' as const,
          left: { text: label },
          right: { text: value, size: 2 as const, weight: 'bold' as const },
        },
        { kind: 'rule' as const },
      ]),
    ...(words.english?.facts === undefined ? [] : [{ kind: 'feed' as const, mm: 1.5 }, ...small(words.english.facts)]),
    ...(words.qr === undefined ? [] : [{ kind: 'qr' as const, ...words.qr }]),
  ],
})

const small = (text: string | undefined): SlipDraft['blocks'] =>
  text === undefined || text === '' ? [] : [{ kind: 'line', text }]

function numberBlock({ prefix, digits }: PlateNumber): SlipDraft['blocks'][number] {
  if (/^[A-Z]?$/.test(prefix) && /^\d{1,4}$/.test(digits)) return { kind: 'plate', prefix, digits }
  return { kind: 'line', text: `${prefix}${digits}`, size: 4, weight: 'bold', align: 'center' }
}

/** A ticket as the hall knows it when its slip is printed. */
export interface TicketFacts {
  readonly hall: string
  /** As people say it: `3月12日 9:42`. */
  readonly time: string
  /** `A`; empty for a series of digits only. */
  readonly series: string
  /** Whole: `A023`. */
  readonly number: string
  readonly service: LocalText
  /** People before this one; null when nobody can say. */
  readonly ahead: number | null
  readonly wait: SpokenWait | null
  readonly zone: LocalText | null
  /** What stands on the signs of the counters it may be called to: `3`, `12`, `A3`. */
  readonly counters: readonly string[]
  /** Of the ticket's page on a phone; null where phones cannot reach the hub. */
  readonly link: string | null
  readonly isCopy: boolean
}

/** A ticket's slip: simplified Chinese, with small English lines where the hall has English names. */
export function slipOfTicket(ticket: TicketFacts): SlipDraft {
  const { service, ahead, wait, zone, counters, link } = ticket
  const t = zhHans.kiosk.ticket
  const signs = joinedSigns(counters)
  return ticketSlip({
    ...{ hall: ticket.hall, printedAt: ticket.time, isCopy: ticket.isCopy },
    number: { prefix: ticket.series, digits: ticket.number.slice(ticket.series.length) },
    service: service['zh-Hans'],
    facts: [
      { label: t.ahead, value: ahead === null ? '' : ahead === 0 ? t.next : t.people(ahead) },
      { label: t.wait, value: wait === null ? t.unknownWait : sayWait(zhHans, wait) },
      { label: t.where, value: zone?.['zh-Hans'] ?? '' },
      { label: t.counters, value: signs === '' ? '' : zhHans.common.counter(signs) },
    ],
    english: englishOf(ticket),
    ...(link === null ? {} : { qr: { url: link, caption: t.scan, note: t.scanHint } }),
  })
}

function englishOf({ service, ahead, wait, zone }: TicketFacts): NonNullable<TicketSlipWords['english']> {
  if (service.en === undefined && zone?.en === undefined) return {}
  const t = en.kiosk.ticket
  const parts = [
    ...(ahead === null ? [] : [ahead === 0 ? t.next : `${t.ahead}: ${ahead}`]),
    wait === null ? t.unknownWait : sayBoardWait(en, wait),
    ...(zone?.en === undefined ? [] : [zone.en]),
  ]
  return { ...(service.en === undefined ? {} : { service: service.en }), facts: parts.join(', ') }
}

/** Runs of three and more become a range; of many the first four: `1–4、7`. */
function joinedSigns(signs: readonly string[]): string {
  const runs: { readonly first: string; last: string; count: number }[] = []
  for (const sign of signs) {
    const run = runs.at(-1)
    const follows = run !== undefined && /^\d+$/.test(sign) && Number(sign) === Number(run.last) + 1
    if (follows) {
      run.last = sign
      run.count++
    } else runs.push({ first: sign, last: sign, count: 1 })
  }
  const words = runs.flatMap(({ first, last, count }) =>
    count === 1 ? [first] : count === 2 ? [first, last] : [`${first}–${last}`],
  )
  return words.length > 4 ? `${words.slice(0, 4).join('、')}…` : words.join('、')
}
