import { useState } from 'preact/hooks'
import { PAUSE_REASONS } from '@tingxu/shared/hall/queue/types.ts'
import { Choices } from '@tingxu/shared/ui/choices.tsx'
import { AskDialog } from '../../common/ask-dialog.tsx'
import { type HowLong, HowLongChoices, minutesOf } from '../../common/how-long.tsx'
import type { CounterDialogsProps } from './dialogs.tsx'
import { DialogTrouble } from '../../common/dialog-trouble.tsx'

const MINUTES = [5, 10, 30, 60]

export function PauseDialog({ setting: { t }, busy, trouble, onSend, onClose }: CounterDialogsProps) {
  const words = t.counter.pause
  const [reason, setReason] = useState<string>('copy')
  const [minutes, setMinutes] = useState<HowLong>(5)
  return (
    <AskDialog
      title={words.title}
      text={words.shown}
      go={words.go}
      cancel={t.common.cancel}
      busy={busy}
      onGo={() => onSend('counter.pause', { reason, minutes: minutesOf(minutes) })}
      onClose={onClose}
    >
      <Choices
        label={words.why}
        choices={PAUSE_REASONS.map((id) => ({ id, word: words[id] }))}
        chosen={reason}
        onChoose={setReason}
      />
      <HowLongChoices
        label={words.howLong}
        minutes={MINUTES}
        say={words.backIn}
        open={words.noTime}
        chosen={minutes}
        onChoose={setMinutes}
      />
      <DialogTrouble t={t} trouble={trouble} />
    </AskDialog>
  )
}
