// Times and dates in the hall's zone, written as the hall's signs write them.
import type { Lang } from './lang.ts'

export interface HallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  /** 0 is Sunday. */
  readonly weekday: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** @param atMs milliseconds since 1970 @param timeZone IANA name, as in `Asia/Shanghai` */
export function hallTime(atMs: number, timeZone: string): HallTime {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(atMs)
  const read = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? ''
  return {
    year: Number(read('year')),
    month: Number(read('month')),
    day: Number(read('day')),
    weekday: WEEKDAYS.indexOf(read('weekday')),
    hour: Number(read('hour')),
    minute: Number(read('minute')),
    second: Number(read('second')),
  }
}

const two = (value: number): string => String(value).padStart(2, '0')

/** `9:42`: as on a station clock, without a leading zero. */
export function sayTime(time: HallTime): string {
  return `${time.hour}:${two(time.minute)}`
}

/** `10:42:07`: only where seconds prove something. */
export function saySeconds(time: HallTime): string {
  return `${sayTime(time)}:${two(time.second)}`
}

const WEEKDAY_NAMES: Readonly<Record<Lang, readonly string[]>> = {
  'zh-Hans': ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  'zh-Hant': ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `3月12日`, `12 March` */
export function sayDate(time: HallTime, lang: Lang): string {
  return lang === 'en' ? `${time.day} ${MONTH_NAMES[time.month - 1] ?? ''}` : `${time.month}月${time.day}日`
}

/** `3月12日 星期四`, `Thursday 12 March` */
export function sayDay(time: HallTime, lang: Lang): string {
  const weekday = WEEKDAY_NAMES[lang][time.weekday] ?? ''
  return lang === 'en' ? `${weekday} ${sayDate(time, lang)}` : `${sayDate(time, lang)} ${weekday}`
}
