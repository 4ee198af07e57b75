import { Code } from '@tingxu/shared/ui/code.tsx'
import type { DoorState } from '@tingxu/shared/ui/hub/door.ts'
import { PrimaryKey } from '@tingxu/shared/ui/primary-key.tsx'
import { Frame } from '../frame.tsx'
import type { Place } from '../place.ts'
import './reason.css'

export interface AtDoorProps {
  readonly place: Place
  readonly state: Exclude<DoorState, { kind: 'in' }>
  readonly again: () => void
}

/** This kiosk is not in the hall: how it gets in. */
export function AtDoor({ place, state, again }: AtDoorProps) {
  const { pairing } = place.words.common
  return (
    <Frame place={place} look="blocked" head={null}>
      {state.kind === 'elsewhere' ? (
        <div class="reason" role="status">
          <h1>{pairing.elsewhere}</h1>
          <p>{pairing.elsewhereText}</p>
          <PrimaryKey word={pairing.here} onPress={again} />
        </div>
      ) : (
        <div class="reason" role="status">
          <h1>{state.why === 'cut-off' ? pairing.cutOff : pairing.title}</h1>
          <p class="pairing-code">
            <Code code={state.code} label={pairing.code} />
          </p>
          <p>{state.why === 'refused' ? pairing.refused : pairing.text}</p>
        </div>
      )}
    </Frame>
  )
}
