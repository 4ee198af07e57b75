import type { TicketView } from '@tingxu/shared/hall/views/shapes.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { Facts } from '@tingxu/shared/ui/facts.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { Failed, Loading } from '@tingxu/shared/ui/states.tsx'
import { spelledNumber } from '@tingxu/shared/ui/ticket-number.ts'
import { AskingWays, Frame } from '../frame.tsx'
import type { Place } from '../place.ts'
import { numberOf } from '../ticket-id.ts'
import type { Words } from '../words.ts'
import { Notice } from './notice.tsx'
import { factsOf } from './ticket.tsx'
import './ticket.css'

export interface FoundProps {
  readonly place: Place
  readonly id: string
  /** Undefined until the hub told; null: there is no such number today. */
  readonly ticket: TicketView | null | undefined
  readonly notice: string | null
  readonly busy: boolean
}

export function Found({ place, id, ticket, notice, busy }: FoundProps) {
  const { words, lang, large, press } = place
  const { find } = words.kiosk
  const number = numberOf(id)
  const found = ticket ?? null
  const inQueue = found !== null && ['waiting', 'called', 'serving', 'parked', 'no-show'].includes(found.state)
  return (
    <Frame
      place={place}
      look="ticket found"
      sign
      head={
        <>
          <h1>{found === null ? find.number : stateText(words, found)}</h1>
          <p class="busy">{found === null ? '\u00a0' : localText(found.service, lang)}</p>
          <Plate number={number} wide bare={!large} label={words.common.ticket(spelledNumber(number))} />
        </>
      }
      crowded
      ways={<AskingWays place={place} />}
    >
      {ticket === undefined && <Loading title={words.common.loading} middle />}
      {ticket === null && (
        <Failed title={find.unknown} text={find.unknownHint} middle>
          <Key look="main" word={find.again} onPress={() => press({ type: 'open', screen: 'find' })} />
        </Failed>
      )}
      {notice !== null && <Notice place={place} code={notice} />}
      {ticket?.state === 'waiting' && <Facts facts={factsOf(words, ticket, place)} />}
      {found !== null && (
        <div class="answers">
          {found.mayReturn && (
            <Key look="main" word={find.returned} busy={busy} onPress={() => press({ type: 'return', number })} />
          )}
          {inQueue && (
            <Key
              look={found.mayReturn ? 'live' : 'main'}
              word={find.reprint}
              busy={busy}
              onPress={() => press({ type: 'reprint', ticket: found.ticket })}
            />
          )}
        </div>
      )}
    </Frame>
  )
}

export function stateText({ common, kiosk: { find } }: Words, ticket: TicketView): string {
  switch (ticket.state) {
    case 'waiting':
      return find.waiting
    case 'called':
      return find.called(common.counter(ticket.calledTo ?? ''))
    case 'serving':
      return find.serving
    case 'parked':
      return find.parked
    case 'no-show':
      return ticket.mayReturn ? find.missed : find.late
    case 'cancelled':
      return find.cancelled
    default:
      return find.over
  }
}
