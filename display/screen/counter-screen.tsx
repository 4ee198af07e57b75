// Above a counter: its number, whom it serves, who sits there. Made of plain values.
import { useEffect } from 'preact/hooks'
import { localText, localTextLang } from '@tingxu/shared/i18n/local-text.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import { hallTime, sayTime } from '@tingxu/shared/i18n/when.ts'
import type { ScreenView } from '@tingxu/shared/hall/views/shapes.ts'
import { Banner } from '@tingxu/shared/ui/banner.tsx'
import { CounterName } from '@tingxu/shared/ui/counter-name.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { spelledNumber } from '@tingxu/shared/ui/ticket-number.ts'
import type { Texts } from '../device/texts.ts'
import './counter-screen.css'
import { screenWord } from './screen-word.ts'

export interface CounterScreenProps {
  readonly t: Texts
  readonly lang: Lang
  readonly view: ScreenView
  readonly timeZone: string
  readonly old: boolean
  /** Hub time up to which all this is true. */
  readonly trueUntil: number
  readonly stands: (call: string) => () => void
}

export function CounterScreen({ t, lang, view, timeZone, old, trueUntil, stands }: CounterScreenProps) {
  const { ticket, staff, department, services } = view
  const call = ticket?.call ?? ''
  useEffect(() => (call === '' ? undefined : stands(call)), [call, stands])
  const { word, text } = screenWord(t, view, timeZone)
  const called = view.phase === 'called' && !old
  return (
    <main class={old ? 'over-counter stale' : 'over-counter'}>
      {old && <Banner title={t.board.stale.title(sayTime(hallTime(trueUntil, timeZone)))} />}
      <div class={old ? 'number' : 'number on-accent'}>
        <CounterName number={view.number} before={t.common.counterBefore} after={t.common.counterAfter} stacked />
      </div>
      <div class="now" aria-live="polite">
        <h1 class={ticket === null ? 'alone' : undefined}>{word}</h1>
        {text !== undefined && <p>{text}</p>}
        {ticket !== null && (
          <Plate
            key={ticket.call}
            number={ticket.number}
            motion={called ? 'call' : undefined}
            label={t.common.ticket(spelledNumber(ticket.number))}
          />
        )}
      </div>
      <div class="who">
        {staff !== null && <b>{staff}</b>}
        {department !== null && (
          <span class="second" lang={localTextLang(department, lang)}>
            {localText(department, lang)}
          </span>
        )}
        {services.length > 0 && (
          <>
            {(staff !== null || department !== null) && <hr />}
            <span class="services">
              {services.map((each) => localText(each, lang)).join(lang === 'en' ? ', ' : '、')}
            </span>
          </>
        )}
      </div>
    </main>
  )
}
