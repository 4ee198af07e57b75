import { useState } from 'preact/hooks'
import { Field } from '@tingxu/shared/ui/field.tsx'
import { AskDialog } from '../../common/ask-dialog.tsx'
import { ticketNumberOf } from '../keys.ts'
import type { CounterDialogsProps } from './dialogs.tsx'
import { DialogTrouble } from '../../common/dialog-trouble.tsx'

export function ChosenDialog({ setting: { t }, busy, trouble, onSend, onClose }: CounterDialogsProps) {
  const words = t.counter.chosen
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const go = (): void => {
    const number = ticketNumberOf(typed)
    setWrong(number === null)
    if (number !== null) onSend('counter.call-chosen', { number })
  }
  return (
    <AskDialog title={words.title} go={words.go} cancel={t.common.cancel} busy={busy} onGo={go} onClose={onClose}>
      <Field
        label={words.label}
        hint={words.hint}
        value={typed}
        error={wrong ? words.wrong : undefined}
        focus
        maxLength={10}
        onInput={(next) => {
          setTyped(next)
          setWrong(false)
        }}
      />
      <DialogTrouble t={t} trouble={trouble} />
    </AskDialog>
  )
}
