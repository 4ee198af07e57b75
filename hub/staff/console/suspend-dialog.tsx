import { useState } from 'preact/hooks'
import { SUSPENSION_REASONS } from '@tingxu/shared/hall/queue/types.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { Choices } from '@tingxu/shared/ui/choices.tsx'
import { AskDialog } from '../common/ask-dialog.tsx'
import { type HowLong, HowLongChoices, minutesOf } from '../common/how-long.tsx'
import type { Trouble } from '../common/presses.ts'
import type { Setting } from '../common/setting.ts'
import { DialogTrouble } from '../common/dialog-trouble.tsx'
import type { ServiceRow } from './services.tsx'

const MINUTES = [15, 30, 60, 120]

export interface SuspendDialogProps {
  readonly service: ServiceRow
  readonly setting: Setting
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onGo: (data: { readonly service: string; readonly reason: string; readonly minutes: number | null }) => void
  readonly onClose: () => void
}

export function SuspendDialog({ service, setting: { t, lang }, busy, trouble, onGo, onClose }: SuspendDialogProps) {
  const words = t.console.services
  const [reason, setReason] = useState<string>('system')
  const [minutes, setMinutes] = useState<HowLong>(30)
  return (
    <AskDialog
      title={words.suspendTitle(localText(service.name, lang))}
      text={words.suspendText}
      go={words.suspend}
      cancel={t.common.cancel}
      busy={busy}
      onGo={() => onGo({ service: service.id, reason, minutes: minutesOf(minutes) })}
      onClose={onClose}
    >
      <Choices
        label={words.why}
        choices={SUSPENSION_REASONS.map((id) => ({ id, word: words.reasons[id] }))}
        chosen={reason}
        onChoose={setReason}
      />
      <HowLongChoices
        label={words.howLong}
        minutes={MINUTES}
        say={words.minutes}
        open={words.open}
        chosen={minutes}
        onChoose={setMinutes}
      />
      <DialogTrouble t={t} trouble={trouble} />
    </AskDialog>
  )
}
