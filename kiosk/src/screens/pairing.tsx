import { Code } from '@tingxu/shared/ui/code.tsx'
import type { Entry } from '../enter.ts'
import { Frame } from '../frame.tsx'
import type { Place } from '../place.ts'

export interface PairingProps {
  readonly place: Place
  readonly entry: Exclude<Entry, { at: 'in' }>
}

export function PairingScreen({ place, entry }: PairingProps) {
  const { pairing } = place.words.common
  return (
    <Frame place={place} look="blocked" head={null}>
      <div class="reason" role="status">
        <h1>{pairing.title}</h1>
        {entry.at === 'refused' ? (
          <p>{pairing.refused}</p>
        ) : (
          <>
            <p class="pairing-code">
              <Code code={entry.pairing.code} label={pairing.code} />
            </p>
            <p>{pairing.text}</p>
          </>
        )}
      </div>
    </Frame>
  )
}
