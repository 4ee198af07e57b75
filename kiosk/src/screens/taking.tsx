import type { KioskView } from '@tingxu/shared/hall/views/shapes.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { Series } from '@tingxu/shared/ui/series.tsx'
import { Frame } from '../frame.tsx'
import type { Place } from '../place.ts'
import './ticket.css'

export interface TakingProps {
  readonly place: Place
  readonly kiosk: KioskView | null
  readonly service: string
  readonly away: boolean
}

/** The field of the ticket to come, before it has its number. */
export function Taking({ place, kiosk, service, away }: TakingProps) {
  const { words, lang } = place
  const { ticket } = words.kiosk
  const line = kiosk?.services.find(({ id }) => id === service)
  return (
    <Frame
      place={place}
      look="ticket taking"
      sign
      head={
        <>
          <h1>{ticket.taking}</h1>
          <p class="busy">{line === undefined ? '\u00a0' : localText(line.name, lang)}</p>
          <div class="coming" aria-hidden="true">
            <Series of={line?.series ?? ''} />
          </div>
        </>
      }
    >
      <p class="waiting-line" role="status">
        {away ? ticket.away : ''}
      </p>
    </Frame>
  )
}
