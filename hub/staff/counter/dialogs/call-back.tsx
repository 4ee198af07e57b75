import { useState } from 'preact/hooks'
import { Field } from '@tingxu/shared/ui/field.tsx'
import { Choices } from '@tingxu/shared/ui/choices.tsx'
import { AskDialog } from '../../common/ask-dialog.tsx'
import { heldWords } from '../held.tsx'
import { ticketNumberOf } from '../keys.ts'
import type { CounterDialogsProps } from './dialogs.tsx'
import { DialogTrouble } from '../../common/dialog-trouble.tsx'

/** Chosen from those who missed their call here, or typed: they may have missed it elsewhere. */
export function CallBackDialog({ view, setting, busy, trouble, onReturn, onClose }: CounterDialogsProps) {
  const { t } = setting
  const words = t.counter.callBack
  const missed = view.held.filter(({ state }) => state === 'no-show')
  const [chosen, setChosen] = useState<string | undefined>(missed[0]?.number)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const go = (): void => {
    const number = typed.trim() === '' ? chosen : (ticketNumberOf(typed) ?? undefined)
    setWrong(number === undefined)
    if (number !== undefined) onReturn(number)
  }
  return (
    <AskDialog title={words.title} go={words.go} cancel={t.common.cancel} busy={busy} onGo={go} onClose={onClose}>
      {missed.length > 0 ? (
        <Choices
          label={words.title}
          choices={missed.map((held) => ({ id: held.number, word: held.number, hint: heldWords(held, setting) }))}
          chosen={typed.trim() === '' ? chosen : undefined}
          onChoose={(number) => {
            setChosen(number)
            setTyped('')
          }}
        />
      ) : (
        <p class="second">{words.none}</p>
      )}
      <Field
        label={words.label}
        hint={t.counter.chosen.hint}
        value={typed}
        error={wrong ? t.counter.chosen.wrong : undefined}
        focus={missed.length === 0}
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
