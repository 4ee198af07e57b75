// The questions asked before a service or the whole hall stops, and before the whole hall goes on (Q5).
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { AskDialog } from '../common/ask-dialog.tsx'
import { DialogTrouble } from '../common/dialog-trouble.tsx'
import type { Setting } from '../common/setting.ts'
import type { Pressing } from '../common/use-presses.ts'
import type { ServiceRow } from './services.tsx'
import { SuspendDialog } from './suspend-dialog.tsx'

/** What is asked about: one service, all that run, or all that stand still. */
export type Interrupting =
  | { readonly kind: 'service'; readonly service: ServiceRow }
  | { readonly kind: 'hall' }
  | { readonly kind: 'resume-hall' }

export interface InterruptionProps {
  readonly asked: Interrupting
  readonly services: readonly ServiceRow[]
  readonly setting: Setting
  readonly pressing: Pressing
  readonly onClose: () => void
}

export function Interruption({ asked, services, setting, pressing, onClose }: InterruptionProps) {
  const { t, lang } = setting
  const words = t.console.services
  const { flight, trouble } = pressing.state
  const busy = flight !== null
  const send = (command: string, data: Readonly<Record<string, unknown>>): void =>
    void pressing.press(command, data).then((done) => {
      if (done) onClose()
    })
  if (asked.kind === 'resume-hall') {
    // Names of services have commas of their own.
    const stopped = services.filter(({ suspended }) => suspended !== null).map(({ name }) => localText(name, lang))
    return (
      <AskDialog
        title={words.resumeHallTitle}
        text={words.resumeHallText(stopped.join(lang === 'en' ? '; ' : '；'))}
        go={words.resumeHall}
        cancel={t.common.cancel}
        busy={busy}
        onGo={() => send('hall.resume', {})}
        onClose={onClose}
      >
        <DialogTrouble t={t} trouble={trouble} />
      </AskDialog>
    )
  }
  const one = asked.kind === 'service' ? asked.service : null
  return (
    <SuspendDialog
      title={one === null ? words.suspendHallTitle : words.suspendTitle(localText(one.name, lang))}
      go={one === null ? words.suspendHall : words.suspend}
      setting={setting}
      busy={busy}
      trouble={trouble}
      onClose={onClose}
      onGo={(stop) =>
        one === null ? send('hall.suspend', stop) : send('service.suspend', { service: one.id, ...stop })
      }
    />
  )
}
