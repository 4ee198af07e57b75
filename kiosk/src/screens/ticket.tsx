import type { TicketView } from '@tingxu/shared/hall/views/shapes.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { sayWait, spokenWait } from '@tingxu/shared/i18n/numbers.ts'
import { Facts } from '@tingxu/shared/ui/facts.tsx'
import { Icon } from '@tingxu/shared/ui/icon.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { spelledNumber } from '@tingxu/shared/ui/ticket-number.ts'
import { BarKey, type BarKeyProps } from '@tingxu/shared/ui/bar.tsx'
import { Frame } from '../frame.tsx'
import type { Place } from '../place.ts'
import { Qr } from '../qr.tsx'
import type { Screen, Stage } from '../session.ts'
import { numberOf } from '../ticket-id.ts'
import type { Words } from '../words.ts'
import './ticket.css'

export interface TicketProps {
  readonly place: Place
  readonly screen: Extract<Screen, { at: 'ticket' }>
  /** Null until the hub sent it. The number is known before. */
  readonly ticket: TicketView | null
  /** Until home; null while it is not counting. */
  readonly secondsLeft: number | null
  /** The printer has kept silent for long. */
  readonly slow: boolean
  /** An answer is on its way to the hub. */
  readonly busy: boolean
}

export function Ticket({ place, screen, ticket, secondsLeft, slow, busy }: TicketProps) {
  const { words, lang, large, press } = place
  const texts = words.kiosk.ticket
  const number = numberOf(screen.ticket)
  const [title, hint] = slipWords(words, screen.stage, slow)
  const printing = screen.stage === 'printing' && !slow
  const asking = screen.stage === 'uncertain'
  const noPaper = screen.stage === 'paper-out' || screen.stage === 'printer-down' || screen.stage === 'no-slip'
  const link = noPaper || asking || slow ? (ticket?.link ?? null) : null
  const leave: BarKeyProps = { icon: 'home', word: texts.done, onPress: () => press({ type: 'leave' }) }
  return (
    <Frame
      place={place}
      look="ticket"
      sign
      head={
        <>
          <h1>{texts.yours}</h1>
          <p class="busy">{ticket === null ? '\u00a0' : localText(ticket.service, lang)}</p>
          <div data-testid="plate">
            <Plate
              key={number}
              number={number}
              wide
              bare={!large}
              motion="enter"
              label={words.common.ticket(spelledNumber(number))}
            />
          </div>
        </>
      }
      ways={printing ? undefined : <BarKey {...leave} />}
    >
      <Facts facts={ticket === null ? [] : factsOf(words, ticket, place)} />
      <div class="paper" role={asking || noPaper ? 'alert' : 'status'}>
        {link !== null ? <Qr of={link} label={texts.scan} /> : <Icon name={noPaper ? 'note' : 'slip'} />}
        <div>
          <b>{title}</b>
          <span>{hint}</span>
          {secondsLeft !== null && <span>{texts.homeIn(secondsLeft)}</span>}
        </div>
      </div>
      {asking && (
        <div class="answers">
          <Key look="main" word={texts.cameOut} busy={busy} onPress={() => press({ type: 'came-out' })} />
          <Key word={texts.didNot} busy={busy} onPress={() => press({ type: 'reprint', ticket: screen.ticket })} />
        </div>
      )}
    </Frame>
  )
}

export function factsOf(words: Words, ticket: TicketView, { lang }: Pick<Place, 'lang'>) {
  const { ticket: texts } = words.kiosk
  const { ahead, wait, zone } = ticket
  return [
    { label: texts.ahead, value: ahead === 0 ? texts.next : texts.people(ahead) },
    { label: texts.wait, value: wait === null ? texts.unknownWait : sayWait(words, spokenWait(wait.p50, wait.p80)) },
    { label: texts.where, value: localText(zone, lang) },
  ]
}

/** What became of the slip, and what to do. */
export function slipWords({ kiosk: { ticket } }: Words, stage: Stage, slow: boolean): readonly [string, string] {
  switch (stage) {
    case 'printing':
      return slow ? [ticket.slow, ticket.slowHint] : [ticket.printing, ticket.printingHint]
    case 'confirmed':
      return [ticket.confirmed, ticket.takenHint]
    case 'uncertain':
      return [ticket.uncertain, ticket.uncertainHint]
    case 'paper-out':
      return [ticket.paperOut, ticket.paperOutHint]
    case 'printer-down':
      return [ticket.printerDown, ticket.printerDownHint]
    case 'no-slip':
      return [ticket.noSlip, ticket.noSlipHint]
    case 'back':
      return [ticket.back, ticket.backHint]
  }
}
