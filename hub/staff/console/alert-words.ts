// What an alert says: a sentence for each kind, and what to do about it.
import type { AlertKind } from '@tingxu/shared/hall/alerts/types.ts'
import type { HubTroubleKind } from '@tingxu/shared/hall/views/troubles.ts'
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
  const said: Readonly<Record<AlertKind | HubTroubleKind, () => AlertWords>> = {
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
    'store-read-only': () => ({ title: words.diskFull, text: words.diskFullHint }),
    'store-unavailable': () => ({ title: words.storeLost, text: words.storeLostHint }),
    'store-space-low': () => ({ title: words.spaceLow, text: words.spaceLowHint }),
    'store-fenced': () => ({ title: words.fenced, text: words.fencedHint }),
    'log-damaged': () => ({ title: words.logDamaged, text: words.logDamagedHint }),
    'config-faulty': () => ({ title: words.configFaulty, text: words.configFaultyHint }),
    'certificate-ends': () => ({ title: words.certificateEnds, text: words.certificateEndsHint }),
    'device-twice': () => ({ title: words.deviceTwice(name), text: words.deviceTwiceHint }),
    'hub-slow': () => ({ title: words.hubSlow, text: words.hubSlowHint }),
    'voice-missing': () => ({ title: words.voiceMissing, text: words.voiceMissingHint }),
    'holidays-unknown': () => ({ title: words.holidaysUnknown, text: words.holidaysUnknownHint }),
    'webhook-away': () => ({ title: words.webhookAway(name), text: words.webhookAwayHint }),
  }
  return said[alert.kind]()
}
