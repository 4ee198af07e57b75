import { Icon } from '@tingxu/shared/ui/icon.tsx'
import { PrimaryKey } from '@tingxu/shared/ui/primary-key.tsx'
import { Frame, HomeKey } from '../frame.tsx'
import type { Place } from '../place.ts'
import type { Screen } from '../session.ts'
import './reason.css'

export interface HelpProps {
  readonly place: Place
  readonly outcome: Extract<Screen, { at: 'help' }>['outcome']
}

export function Help({ place, outcome }: HelpProps) {
  const { help } = place.words.kiosk
  const [title, hint] =
    outcome === 'asking' ? [help.asking, ''] : outcome === 'called' ? [help.called, help.coming] : [help.nobody, '']
  return (
    <Frame
      place={place}
      look="blocked helping"
      head={null}
      ways={outcome === 'asking' ? undefined : <HomeKey place={place} />}
    >
      <div class="reason" role="status">
        <h1>
          <Icon name="ask" />
          {title}
        </h1>
        <p>{hint}</p>
        {outcome === 'called' && (
          <PrimaryKey word={place.words.common.ok} onPress={() => place.press({ type: 'leave' })} />
        )}
      </div>
    </Frame>
  )
}
