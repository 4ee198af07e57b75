import type { Lang } from '../i18n/lang.ts'
import { hallTime, sayDay, saySeconds, sayTime } from '../i18n/when.ts'
import './clock.css'
import { useNow } from './use-now.ts'

export interface ClockProps {
  /** The hub's clock in ms; keep the function the same between renders. */
  readonly now: () => number
  /** The hall's zone. */
  readonly timeZone: string
  readonly lang: Lang
  /** Default `time`: `9:42`. */
  readonly show?: 'time' | 'seconds' | 'day' | undefined
}

/** The hall's time, running on whatever else stands still. */
export function Clock({ now, timeZone, lang, show = 'time' }: ClockProps) {
  const at = useNow(now, show === 'seconds' ? 1000 : 60_000)
  const time = hallTime(at, timeZone)
  const text = show === 'day' ? sayDay(time, lang) : show === 'seconds' ? saySeconds(time) : sayTime(time)
  return (
    <time class="clock" dateTime={new Date(at).toISOString()}>
      {text}
    </time>
  )
}
