// What an alert says: a sentence for each kind, and what to do about it.
import type { AlertKind } from '@tingxu/shared/hall/alerts/types.ts'
import type { AlertLine } from '@tingxu/shared/hall/views/shapes.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'

export interface AlertWords {
  readonly title: string
  readonly text: string | undefined
}

export function alertWords(alert: Pick<AlertLine, 'kind' | 'name'>, t: Messages, lang: Lang): AlertWords {
  const words = t.console.alerts
  const name = localText(alert.name, lang)
  const said: Readonly<Record<AlertKind, () => AlertWords>> = {
    panic: () => ({ title: words.panic(t.common.counter(name)), text: words.panicHint }),
    help: () => ({ title: words.help(name), text: words.helpHint }),
    'paper-out': () => ({ title: words.paperOut(name), text: words.paperOutHint }),
    'paper-low': () => ({ title: words.paperLowNow(name), text: undefined }),
    'printer-down': () => ({ title: words.printerDown(name), text: words.printerHint }),
    'device-away': () => ({ title: words.deviceAway(name), text: words.deviceAwayHint }),
    'device-stolen': () => ({ title: words.stolen(name), text: words.stolenHint }),
    'call-unproved': () => ({ title: words.unproved(name), text: words.unprovedHint }),
    'no-call': () => ({ title: words.noCall(t.common.counter(name)), text: undefined }),
    'long-wait': () => ({ title: words.longWait(name), text: words.longWaitHint }),
    'clock-jumped': () => ({ title: words.clockJumped, text: undefined }),
  }
  return said[alert.kind]()
}
