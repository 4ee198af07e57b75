import { useState } from 'preact/hooks'
import { Choices } from '@tingxu/shared/ui/choices.tsx'
import { AskDialog } from '../../common/ask-dialog.tsx'
import { type HowLong, HowLongChoices, minutesOf } from '../../common/how-long.tsx'
import type { CounterDialogsProps } from './dialogs.tsx'
import { DialogTrouble } from '../../common/dialog-trouble.tsx'

const MINUTES = [5, 10, 20, 30, 60]

export function ParkDialog({ setting: { t }, busy, trouble, onSend, onClose }: CounterDialogsProps) {
  const words = t.counter.park
  const [minutes, setMinutes] = useState<HowLong>(10)
  const [place, setPlace] = useState('here')
  return (
    <AskDialog
      title={words.title}
      go={words.go}
      cancel={t.common.cancel}
      busy={busy}
      onGo={() => onSend('counter.park', { minutes: minutesOf(minutes), here: place === 'here' })}
      onClose={onClose}
    >
      <HowLongChoices
        label={words.howLong}
        minutes={MINUTES}
        say={words.minutes}
        open={words.open}
        chosen={minutes}
        onChoose={setMinutes}
      />
      <Choices
        label={words.where}
        choices={[
          { id: 'here', word: words.here },
          { id: 'any', word: words.anyCounter },
        ]}
        chosen={place}
        onChoose={setPlace}
      />
      <DialogTrouble t={t} trouble={trouble} />
    </AskDialog>
  )
}
