// Why a person comes now, in words a clerk can repeat to whoever asks.
import type { CallReason } from '@tingxu/shared/hall/queue/types.ts'
import { clockTime, joined, type Setting } from '../common/setting.ts'

/** @param signOf the sign of a counter; undefined for one that is no more */
export function reasonWords(
  reason: CallReason,
  setting: Pick<Setting, 't' | 'lang' | 'timeZone'>,
  signOf: (counter: string) => string | undefined,
): string {
  const { t, lang } = setting
  const words = t.counter.reasons
  const named = (counter: string): string | undefined => {
    const sign = signOf(counter)
    return sign === undefined ? undefined : t.common.counter(sign)
  }
  const waited = (minutes: number): string => (minutes === 0 ? words.justCame : words.waited(minutes))
  const after = (text: string): string => (lang === 'en' ? text.charAt(0).toLowerCase() + text.slice(1) : text)
  switch (reason.kind) {
    case 'sent-back': {
      const from = reason.from === null ? undefined : named(reason.from)
      return from === undefined ? words.sentBack : words.returned(from)
    }
    case 'parked-due':
      return words.parked
    case 'came-back':
      return words.checkedBack
    case 'aged':
      return words.aged(reason.minutes)
    case 'appointment':
      return words.appointment(clockTime(reason.at, setting))
    case 'green':
      return words.green
    case 'waited':
      return joined(lang, [waited(reason.minutes), ...(reason.preferred ? [after(words.preferred)] : [])])
    case 'transferred': {
      const from = named(reason.from)
      const long = waited(reason.minutes)
      return from === undefined ? long : joined(lang, [words.transferred(from), after(long)])
    }
    case 'chosen':
      return words.chosen
  }
}
