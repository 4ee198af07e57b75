import type { PhoneView, TicketView } from '@tingxu/shared/hall/views/shapes.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { sayAge, sayWait, spokenWait } from '@tingxu/shared/i18n/numbers.ts'
import { Clock } from '@tingxu/shared/ui/clock.tsx'
import { Facts } from '@tingxu/shared/ui/facts.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { spelledNumber } from '@tingxu/shared/ui/ticket-number.ts'
import { sayTicket } from './say.ts'
import type { Words } from './words.ts'
import './phone.css'

export interface PhonePageProps {
  /** Undefined until the hub told. */
  readonly view: PhoneView | null | undefined
  readonly words: Words
  readonly lang: Lang
  readonly now: () => number
  /** How old the newest word of the hub is. */
  readonly ageSeconds: number
  readonly away: boolean
}

/** From then on the age is worth a warning. */
const OLD_S = 90

export function PhonePage({ view, words, lang, now, ageSeconds, away }: PhonePageProps) {
  const { phone } = words
  if (view === undefined || view === null) return <Plain title={phone.connecting} />
  if (view.kind !== 'ticket')
    return view.kind === 'unknown' ? (
      <Plain title={phone.unknown} hint={phone.unknownHint} />
    ) : (
      <Plain title={phone.expired} hint={phone.expiredHint} />
    )
  const { hall, ticket } = view
  const said = sayTicket(words, ticket, hall.timeZone)
  const hint = hall.recording || said.look === 'over' ? said.hint : phone.halted
  const lost = away || ageSeconds > OLD_S
  const service = localText(ticket.service, lang)
  return (
    <div class={`phone ${said.look}`}>
      <header class={said.look === 'over' ? undefined : 'on-accent'}>
        <div class="where">
          <span>{localText(hall.name, lang)}</span>
          <Clock now={now} timeZone={hall.timeZone} lang={lang} />
        </div>
        <h1>{said.look === 'queue' && ticket.suspended === null ? service : said.title}</h1>
        {said.look !== 'queue' && <p class="service">{service}</p>}
        <div data-testid="plate">
          <Plate
            number={ticket.number}
            wide
            bare={said.look !== 'over'}
            look={said.look === 'over' || lost ? 'stale' : 'solid'}
            label={words.common.ticket(spelledNumber(ticket.number))}
          />
        </div>
      </header>
      <main aria-live="polite">
        {hint !== null && <p class="hint">{hint}</p>}
        {said.look === 'turn' ? (
          <p class="counter">
            <small>{phone.goTo}</small>
            {words.common.counter(ticket.calledTo ?? '')}
          </p>
        ) : (
          said.look === 'queue' && <Facts facts={factsOf(words, ticket, lang)} />
        )}
      </main>
      <footer class={lost ? 'lost' : undefined}>
        <p role={lost ? 'status' : undefined}>{lost ? phone.lost : phone.updates(sayAge(words, ageSeconds))}</p>
      </footer>
    </div>
  )
}

function factsOf({ phone, ...words }: Words, { ahead, wait, zone }: TicketView, lang: Lang) {
  return [
    { label: phone.ahead, value: ahead === 0 ? phone.next : phone.people(ahead) },
    { label: phone.wait, value: wait === null ? phone.unknownWait : sayWait(words, spokenWait(wait.p50, wait.p80)) },
    { label: phone.where, value: localText(zone, lang) },
  ]
}

function Plain({ title, hint }: { readonly title: string; readonly hint?: string }) {
  return (
    <main class="phone plain">
      <h1>{title}</h1>
      {hint !== undefined && <p class="hint">{hint}</p>}
    </main>
  )
}
