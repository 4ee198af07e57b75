import { useState } from 'preact/hooks'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { Choices } from '@tingxu/shared/ui/choices.tsx'
import { SelectField } from '@tingxu/shared/ui/field.tsx'
import { AskDialog } from '../../common/ask-dialog.tsx'
import type { CounterDialogsProps } from './dialogs.tsx'
import { DialogTrouble } from '../../common/dialog-trouble.tsx'

export function TransferDialog({ view, setting: { t, lang }, busy, trouble, onSend, onClose }: CounterDialogsProps) {
  const words = t.counter.transfer
  const services = view.otherServices.map(({ id, name }) => ({ id, word: localText(name, lang) }))
  const wordOf = (service: string): string => services.find(({ id }) => id === service)?.word ?? service
  const counters = view.otherCounters.map(({ id, number, services: served }) => ({
    id,
    word: `${t.common.counter(number)}  ${served.map(wordOf).join(lang === 'en' ? ', ' : '、')}`,
  }))
  const [kind, setKind] = useState(counters.length > 0 ? 'counter' : 'service')
  const [counter, setCounter] = useState(counters[0]?.id ?? '')
  const [service, setService] = useState(services[0]?.id ?? '')
  const [back, setBack] = useState('stay')
  const to = kind === 'counter' ? { kind, counter } : { kind, service }
  return (
    <AskDialog
      title={words.title}
      text={words.keepsWait}
      go={words.go}
      cancel={t.common.cancel}
      busy={busy}
      notNow={(kind === 'counter' ? counter : service) === '' ? words.none : undefined}
      onGo={() => onSend('counter.transfer', { to, andBack: back === 'back' })}
      onClose={onClose}
    >
      <Choices
        label={words.kind}
        choices={[
          { id: 'counter', word: words.toCounter },
          { id: 'service', word: words.toService },
        ]}
        chosen={kind}
        onChoose={setKind}
      />
      {kind === 'counter' ? (
        <SelectField label={words.toCounter} value={counter} options={counters} onChoose={setCounter} />
      ) : (
        <SelectField label={words.toService} value={service} options={services} onChoose={setService} />
      )}
      <Choices
        label={words.after}
        choices={[
          { id: 'stay', word: words.stay },
          { id: 'back', word: words.andBack },
        ]}
        chosen={back}
        onChoose={setBack}
      />
      <DialogTrouble t={t} trouble={trouble} />
    </AskDialog>
  )
}
