import { useEffect } from 'preact/hooks'
import { DigitPad } from '@tingxu/shared/ui/digit-pad.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { spelledNumber } from '@tingxu/shared/ui/ticket-number.ts'
import { AskingWays, Frame } from '../frame.tsx'
import type { Place } from '../place.ts'
import type { Screen } from '../session.ts'
import { ticketIdToday } from '../ticket-id.ts'
import './find.css'

export interface FindProps {
  readonly place: Place
  readonly screen: Extract<Screen, { at: 'find' }>
  /** The letters in use; an empty one where a series has digits only. */
  readonly series: readonly string[]
}

const DIGITS = 4

export function Find({ place, screen, series }: FindProps) {
  const { words, hall, now, press } = place
  const { find } = words.kiosk
  const letters = series.filter((letter) => letter !== '')
  const { digits } = screen
  // With one letter only, or none, there is nothing to choose.
  const chosen = letters.length === 1 && !series.includes('') ? (letters[0] ?? '') : screen.series
  const complete = digits !== '' && /[1-9]/.test(digits) && (chosen !== '' || series.includes(''))
  const enter = (part: Partial<{ series: string; digits: string }>): void =>
    press({ type: 'type', series: screen.series, digits, ...part })
  const search = (): void => {
    if (complete) press({ type: 'find', ticket: ticketIdToday(chosen, digits, now(), hall?.timeZone ?? 'UTC') })
  }
  useEffect(() => {
    const heard = ({ key, repeat }: KeyboardEvent): void => {
      if (repeat) return
      if (/^\d$/.test(key)) enter({ digits: (digits + key).slice(0, DIGITS) })
      else if (key === 'Backspace') enter({ digits: digits.slice(0, -1) })
      else if (letters.includes(key.toUpperCase())) enter({ series: key.toUpperCase() })
    }
    window.addEventListener('keydown', heard)
    return () => window.removeEventListener('keydown', heard)
  })
  const shown = `${chosen}${digits}`
  return (
    <Frame
      place={place}
      look="finding"
      head={
        <>
          <h1>{find.title}</h1>
          {letters.length > 1 && <p>{find.lead}</p>}
          <p class="typed" role="status" aria-label={`${find.number} ${spelledNumber(shown)}`}>
            {shown === '' ? (
              <span class="empty-plate" />
            ) : (
              <Plate number={shown.padEnd(2, '\u2007')} label={spelledNumber(shown)} />
            )}
          </p>
        </>
      }
      crowded
      ways={<AskingWays place={place} />}
    >
      <div class="entry">
        {letters.length > 1 && (
          <div class="letters" role="group" aria-label={find.letters}>
            {letters.map((letter) => (
              <button
                key={letter}
                type="button"
                class="pad-key"
                aria-pressed={letter === chosen}
                onClick={() => enter({ series: letter === screen.series ? '' : letter })}
              >
                {letter}
              </button>
            ))}
          </div>
        )}
        <DigitPad
          label={find.digits}
          value={digits}
          length={DIGITS}
          words={words.common}
          onInput={(value) => enter(value === '' ? { series: '', digits: '' } : { digits: value })}
        />
        <Key look="main" block word={find.search} notNow={complete ? undefined : find.lead} onPress={search} />
      </div>
    </Frame>
  )
}
