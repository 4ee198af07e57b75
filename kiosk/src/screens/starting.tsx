import { Frame } from '../frame.tsx'
import type { Place } from '../place.ts'
import './reason.css'

export interface StartingProps {
  readonly place: Place
  /** It has been trying for a while: say that the hall is away. */
  readonly long: boolean
}

export function Starting({ place, long }: StartingProps) {
  const { kiosk } = place.words
  return (
    <Frame place={place} look="blocked" head={null}>
      <div class="reason" role="status">
        <h1>{long ? kiosk.blocked.hubAway : kiosk.starting}</h1>
        {long && <p>{kiosk.away.retrying}</p>}
      </div>
    </Frame>
  )
}
