import type { KioskView } from '@tingxu/shared/hall/views/shapes.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { hallTime, sayDay, sayTime } from '@tingxu/shared/i18n/when.ts'
import { Icon } from '@tingxu/shared/ui/icon.tsx'
import type { Gate } from '../gate.ts'
import { againWords } from '../again.ts'
import { Frame } from '../frame.tsx'
import type { Place } from '../place.ts'
import { Doors } from './home.tsx'
import './reason.css'

export interface BlockedProps {
  readonly place: Place
  readonly kiosk: KioskView | null
  readonly gate: Exclude<Gate, null | 'pairing' | 'connecting'>
}

/** No numbers here: the reason as the big word, what to do under it. It opens again by itself. */
export function Blocked({ place, kiosk, gate }: BlockedProps) {
  const { lang } = place
  const [title, ...lines] = blockedWords(place, kiosk, gate)
  const offline = gate === 'away' || gate === 'not-set-up'
  return (
    <Frame place={place} look="blocked" head={null}>
      <div class="reason" role="status">
        <h1>
          <Icon name={gate === 'out-of-hours' ? 'clock' : 'alarm'} />
          {title}
        </h1>
        <p class="heavy">{lines[0]}</p>
        <p>{lines.slice(1).join(lang === 'en' ? ' ' : '')}</p>
      </div>
      {!(gate === 'not-set-up') && <Doors place={place} offline={offline} />}
    </Frame>
  )
}

export function blockedWords(
  { words, lang, hall, now }: Pick<Place, 'words' | 'lang' | 'hall' | 'now'>,
  kiosk: KioskView | null,
  gate: BlockedProps['gate'],
): readonly string[] {
  const { blocked, closed, away, setUp } = words.kiosk
  const other = kiosk?.other ?? null
  const instead = other === null ? blocked.askSomeone : blocked.goTo(localText(other, lang))
  switch (gate) {
    case 'away':
      return [blocked.hubAway, blocked.title, away.retrying, blocked.keepsPlace]
    case 'not-set-up':
      return [setUp.notKnown, blocked.title, setUp.notKnownHint]
    case 'not-recording':
      return [blocked.notRecording, blocked.title, blocked.askSomeone, blocked.keepsPlace]
    case 'locked':
      return [blocked.locked, blocked.title, instead, blocked.keepsPlace]
    case 'suspended':
      return [blocked.suspended, againWords(words, kiosk?.services ?? [], hall?.timeZone ?? null, now()), blocked.title]
    case 'paper-out':
      return [blocked.paperOut, blocked.title, instead, blocked.keepsPlace]
    case 'printer-down':
      return [blocked.printerDown, blocked.title, instead, blocked.keepsPlace]
    case 'out-of-hours': {
      const opening = hall?.opening
      const title =
        opening?.state === 'lunch'
          ? closed.lunch
          : opening?.state === 'before'
            ? blocked.outOfHours
            : opening?.state === 'closed'
              ? closed.title
              : closed.afterHours
      const again = opening?.issuesAt ?? opening?.opensAt ?? null
      if (hall === null || again === null) return [title, blocked.title]
      const next = hallTime(again, hall.timeZone)
      const today = hallTime(now(), hall.timeZone)
      const sameDay = next.day === today.day && next.month === today.month
      const time = sameDay ? sayTime(next) : `${sayDay(next, lang)} ${sayTime(next)}`
      return [title, closed.nextTaking(time), blocked.keepsPlace]
    }
  }
}
