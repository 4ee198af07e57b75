import { useState } from 'preact/hooks'
import { deviceKinds, type DeviceKind } from '@tingxu/shared/hall/people/permissions.ts'
import type { DevicesView } from '@tingxu/shared/hall/views/shapes.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { Code } from '@tingxu/shared/ui/code.tsx'
import { Field, SelectField } from '@tingxu/shared/ui/field.tsx'
import { AskDialog } from '../common/ask-dialog.tsx'
import { DialogTrouble } from '../common/dialog-trouble.tsx'
import type { Trouble } from '../common/presses.ts'
import type { Setting } from '../common/setting.ts'
import {
  type Draft,
  draftTrouble,
  type DraftTrouble,
  freeId,
  isDeviceKind,
  mayHaveCounter,
  needsPrinter,
  needsZone,
  registration,
} from './registration.ts'

export interface RegisterDialogProps {
  readonly view: DevicesView
  readonly setting: Setting
  /** The screen that waits; null for a device without one. */
  readonly pairing: { readonly code: string; readonly kind: DeviceKind } | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onGo: (data: Readonly<Record<string, unknown>>) => void
  readonly onClose: () => void
}

export function RegisterDialog({ view, setting, pairing, busy, trouble, onGo, onClose }: RegisterDialogProps) {
  const { t, lang } = setting
  const words = t.console.pairing
  const { kinds, everywhere } = t.console.devices
  const taken = view.devices.map(({ id }) => id)
  const [draft, setDraft] = useState<Draft>(() => {
    const kind = pairing?.kind ?? 'ticket-printer'
    return {
      ...{ kind, code: pairing?.code ?? null, id: freeId(kind, taken), name: '', nameEn: '' },
      ...{ zone: view.zones[0]?.id ?? '', counter: '', printer: '' },
    }
  })
  const [shown, setShown] = useState<DraftTrouble | null>(null)
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part })
    setShown(null)
  }
  const go = (): void => {
    const wrong = draftTrouble(draft, taken)
    setShown(wrong)
    if (wrong === null) onGo(registration(draft))
  }
  const none = { id: '', word: words.none }
  const printers = view.devices.filter(({ kind }) => kind === 'ticket-printer')
  return (
    <AskDialog
      title={pairing === null ? words.titleNew : words.title(kinds[pairing.kind])}
      go={words.accept}
      cancel={t.common.cancel}
      busy={busy}
      onGo={go}
      onClose={onClose}
    >
      {pairing === null ? (
        <SelectField
          label={words.kind}
          value={draft.kind}
          options={deviceKinds.map((id) => ({ id, word: kinds[id] }))}
          onChoose={(kind) => {
            if (isDeviceKind(kind)) change({ kind, id: freeId(kind, taken) })
          }}
        />
      ) : (
        <Code code={pairing.code} label={words.code} />
      )}
      <Field
        label={words.name}
        value={draft.name}
        focus
        maxLength={40}
        error={shown === 'name-wrong' ? words.nameWrong : undefined}
        onInput={(name) => change({ name })}
      />
      <Field
        label={words.nameEn}
        hint={t.common.optional}
        value={draft.nameEn}
        maxLength={40}
        onInput={(nameEn) => change({ nameEn })}
      />
      {needsZone(draft.kind) && (
        <SelectField
          label={words.zone}
          value={draft.zone}
          options={[
            ...view.zones.map(({ id, name }) => ({ id, word: localText(name, lang) })),
            { id: '', word: everywhere },
          ]}
          onChoose={(zone) => change({ zone })}
        />
      )}
      {mayHaveCounter(draft.kind) && (
        <SelectField
          label={words.counter}
          value={draft.counter}
          options={[none, ...view.counters.map(({ id, number }) => ({ id, word: t.common.counter(number) }))]}
          error={shown === 'counter-wrong' ? words.counterWrong : undefined}
          onChoose={(counter) => change({ counter })}
        />
      )}
      {needsPrinter(draft.kind) && (
        <SelectField
          label={words.printer}
          value={draft.printer}
          options={[none, ...printers.map(({ id, name }) => ({ id, word: localText(name, lang) }))]}
          onChoose={(printer) => change({ printer })}
        />
      )}
      <Field
        label={words.id}
        hint={words.idHint}
        value={draft.id}
        maxLength={48}
        error={shown === 'id-wrong' ? words.idWrong : shown === 'id-taken' ? words.idTaken : undefined}
        onInput={(id) => change({ id: id.trim().toLowerCase() })}
      />
      <DialogTrouble t={t} trouble={trouble} />
    </AskDialog>
  )
}
