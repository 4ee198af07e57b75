import type { KioskView } from '@tingxu/shared/hall/views/shapes.ts'
import { kiosk as kioskEn } from '@tingxu/shared/i18n/en/kiosk.ts'
import { dayPart, sayWait, spokenWait } from '@tingxu/shared/i18n/numbers.ts'
import { hallTime } from '@tingxu/shared/i18n/when.ts'
import { Icon } from '@tingxu/shared/ui/icon.tsx'
import { PrimaryKey } from '@tingxu/shared/ui/primary-key.tsx'
import { Rich } from '@tingxu/shared/ui/rich.tsx'
import { Row, Rows } from '@tingxu/shared/ui/rows.tsx'
import { useNow } from '@tingxu/shared/ui/use-now.ts'
import { Frame } from '../frame.tsx'
import type { Place } from '../place.ts'
import type { Words } from '../words.ts'
import { Notice } from './notice.tsx'

export interface HomeProps {
  readonly place: Place
  readonly kiosk: KioskView
  readonly notice: string | null
  /** For the person who sets the kiosk up: what it lacks. */
  readonly lacks: string | null
}

export function Home({ place, kiosk, notice, lacks }: HomeProps) {
  const { words, lang, large, hall, press } = place
  const { home, greeting } = words.kiosk
  const at = useNow(place.now, 60_000)
  const hints = lang === 'en' ? [home.takeHint] : [home.takeHint, kioskEn.home.take]
  return (
    <Frame
      place={place}
      look="home"
      sign
      day
      head={
        <>
          <h1>{greeting[dayPart(hallTime(at, hall?.timeZone ?? 'UTC').hour)]}</h1>
          <p class="busy">
            <Rich text={busyText(words, kiosk)} />
          </p>
          <PrimaryKey
            word={home.take}
            hints={large ? undefined : hints}
            icon="slip"
            large
            onField={!large}
            onPress={() => press({ type: 'open', screen: 'services' })}
          />
        </>
      }
    >
      {notice !== null && <Notice place={place} code={notice} />}
      {lacks !== null && <p class="lacks">{lacks}</p>}
      <Doors place={place} />
    </Frame>
  )
}

/** What a kiosk offers besides numbers. Without the hub only what it keeps. */
export function Doors({ place, offline }: { readonly place: Place; readonly offline?: boolean }) {
  const { words, large, press } = place
  const { home, blocked } = words.kiosk
  const note = (hint: string): string | undefined => (large ? undefined : hint)
  return (
    <Rows size="doors" ruled={false} fill label={blocked.stillOpen}>
      {offline !== true && (
        <Row
          lead={<Icon name="again" />}
          title={large ? home.missedShort : home.missed}
          note={note(home.missedHint)}
          arrow
          onPress={() => press({ type: 'open', screen: 'find' })}
        />
      )}
      <Row
        lead={<Icon name="hall" />}
        title={home.hall}
        note={note(words.kiosk.about.alwaysOpen)}
        arrow
        onPress={() => press({ type: 'open', screen: 'hall' })}
      />
      {offline !== true && (
        <Row
          lead={<Icon name="ask" />}
          title={home.ask}
          note={note(home.askHint)}
          arrow
          onPress={() => press({ type: 'ask-help' })}
        />
      )}
    </Rows>
  )
}

const QUIET_S = 10 * 60
const BUSY_S = 30 * 60

/** How busy it is now, in one sentence. */
export function busyText(words: Words, { waiting, wait, services }: KioskView): string {
  const { busy } = words.kiosk
  if (services.every(({ open }) => open === 0)) return busy.notYet
  if (waiting === 0) return busy.none
  if (wait === null) return busy.ahead(waiting)
  const spoken = spokenWait(wait.p50, wait.p80)
  if (spoken.kind === 'soon') return busy.ahead(waiting)
  const said = sayWait(words, spoken)
  return wait.p50 < QUIET_S ? busy.few(said) : wait.p50 < BUSY_S ? busy.some(said) : busy.many(said)
}
