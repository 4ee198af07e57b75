import { useState } from 'preact/hooks'
import { SUSPENSION_REASONS } from '@tingxu/shared/hall/queue/types.ts'
import { Choices } from '@tingxu/shared/ui/choices.tsx'
import { AskDialog } from '../common/ask-dialog.tsx'
import { type HowLong, HowLongChoices, minutesOf } from '../common/how-long.tsx'
import type { Trouble } from '../common/presses.ts'
import type { Setting } from '../common/setting.ts'
import { DialogTrouble } from '../common/dialog-trouble.tsx'

const MINUTES = [15, 30, 60, 120]

export interface SuspendDialogProps {
  readonly title: string
  readonly go: string
  readonly setting: Setting
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onGo: (stop: { readonly reason: string; readonly minutes: number | null }) => void
  readonly onClose: () => void
}

export function SuspendDialog({ title, go, setting: { t }, busy, trouble, onGo, onClose }: SuspendDialogProps) {
  const words = t.console.services
  const [reason, setReason] = useState<string>('system')
  const [minutes, setMinutes] = useState<HowLong>(30)
  return (
    <AskDialog
      title={title}
      text={words.suspendText}
      go={go}
      cancel={t.common.cancel}
      busy={busy}
      onGo={() => onGo({ reason, minutes: minutesOf(minutes) })}
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
