import { useState } from 'preact/hooks'
import { PAUSE_REASONS } from '@tingxu/shared/hall/queue/types.ts'
import { Choices } from '@tingxu/shared/ui/choices.tsx'
import { AskDialog } from '../../common/ask-dialog.tsx'
import type { CounterDialogsProps } from './dialogs.tsx'
import { DialogTrouble } from '../../common/dialog-trouble.tsx'

const MINUTES = [5, 10, 30, 60]

export function PauseDialog({ setting: { t }, busy, trouble, onSend, onClose }: CounterDialogsProps) {
  const words = t.counter.pause
  const [reason, setReason] = useState<string>('copy')
  const [minutes, setMinutes] = useState('5')
  return (
    <AskDialog
      title={words.title}
      text={words.shown}
      go={words.go}
      cancel={t.common.cancel}
      busy={busy}
      onGo={() => onSend('counter.pause', { reason, minutes: minutes === 'open' ? null : Number(minutes) })}
      onClose={onClose}
    >
      <Choices
        label={words.why}
        choices={PAUSE_REASONS.map((id) => ({ id, word: words[id] }))}
        chosen={reason}
        onChoose={setReason}
      />
      <Choices
        label={words.howLong}
        choices={[
          ...MINUTES.map((each) => ({ id: String(each), word: words.backIn(each) })),
          { id: 'open', word: words.noTime },
        ]}
        chosen={minutes}
        onChoose={setMinutes}
      />
      <DialogTrouble t={t} trouble={trouble} />
    </AskDialog>
  )
}
