// The questions about a device: what it is, where it stands, what it hangs on. For a new one and for a known one.
import { useState } from 'preact/hooks'
import { deviceKinds, type DeviceKind } from '@tingxu/shared/hall/people/permissions.ts'
import type { DeviceLine, DevicesView, ModelsView } from '@tingxu/shared/hall/views/shapes.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { Code } from '@tingxu/shared/ui/code.tsx'
import { Field, SelectField } from '@tingxu/shared/ui/field.tsx'
import { AskDialog } from '../common/ask-dialog.tsx'
import { DialogTrouble } from '../common/dialog-trouble.tsx'
import type { Trouble } from '../common/presses.ts'
import type { Setting } from '../common/setting.ts'
import {
  change,
  type Draft,
  draftOf,
  draftTrouble,
  type DraftTrouble,
  freeId,
  isDeviceKind,
  isDriven,
  mayHaveCounter,
  mayHaveSeats,
  needsInches,
  needsPrinter,
  needsZone,
  newDraft,
  registration,
} from './device-draft.ts'
import { SeatsField } from './seats-field.tsx'

export interface DeviceDialogProps {
  readonly view: DevicesView
  readonly models: ModelsView['models']
  readonly setting: Setting
  /** A screen that waits, a device that is known, or null for a new device without a screen. */
  readonly about: { readonly code: string; readonly kind: DeviceKind } | DeviceLine | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onGo: (command: 'device.register' | 'device.change', data: Readonly<Record<string, unknown>>) => void
  readonly onClose: () => void
}

export function DeviceDialog({ view, models, setting, about, busy, trouble, onGo, onClose }: DeviceDialogProps) {
  const { t, lang } = setting
  const words = t.console.pairing
  const { kinds, everywhere } = t.console.devices
  const pairing = about !== null && 'code' in about && !('id' in about) ? about : null
  const known = about !== null && 'id' in about ? about : null
  const taken = view.devices.map(({ id }) => id).filter((id) => id !== known?.id)
  const [draft, setDraft] = useState<Draft>(() =>
    known === null
      ? newDraft(pairing?.kind ?? 'ticket-printer', pairing?.code ?? null, view.zones[0]?.id ?? '', taken)
      : draftOf(known),
  )
  const [shown, setShown] = useState<DraftTrouble | null>(null)
  const edit = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part })
    setShown(null)
  }
  const go = (): void => {
    const wrong = draftTrouble(draft, taken)
    setShown(wrong)
    if (wrong !== null) return
    if (known === null) onGo('device.register', registration(draft))
    else onGo('device.change', change(draft))
  }
  const { kind } = draft
  const none = { id: '', word: words.none }
  const ofKind = (wanted: DeviceKind) =>
    view.devices.flatMap((device) =>
      device.kind === wanted ? [{ id: device.id, word: localText(device.name, lang) }] : [],
    )
  return (
    <AskDialog
      title={titleOf()}
      go={known === null ? words.accept : words.save}
      cancel={t.common.cancel}
      busy={busy}
      onGo={go}
      onClose={onClose}
    >
      {pairing !== null && <Code code={pairing.code} label={words.code} />}
      {about === null && (
        <SelectField
          label={words.kind}
          value={kind}
          options={deviceKinds.map((id) => ({ id, word: kinds[id] }))}
          onChoose={(next) => {
            if (isDeviceKind(next)) edit({ kind: next, id: freeId(next, taken), model: '', seats: [], counter: '' })
          }}
        />
      )}
      {isDriven(kind) && (
        <SelectField
          label={words.model}
          value={draft.model}
          options={[{ id: '', word: words.noModel }, ...modelOptions()]}
          onChoose={(model) => edit({ model })}
        />
      )}
      <Field
        label={words.name}
        value={draft.name}
        focus
        maxLength={40}
        error={shown === 'name-wrong' ? words.nameWrong : undefined}
        onInput={(name) => edit({ name })}
      />
      <Field
        label={words.nameEn}
        hint={t.common.optional}
        value={draft.nameEn}
        maxLength={40}
        onInput={(nameEn) => edit({ nameEn })}
      />
      {needsZone(kind) && (
        <SelectField
          label={words.zone}
          value={draft.zone}
          options={[
            ...view.zones.map(({ id, name }) => ({ id, word: localText(name, lang) })),
            { id: '', word: everywhere },
          ]}
          onChoose={(zone) => edit({ zone })}
        />
      )}
      {mayHaveCounter(kind) && draft.seats.length === 0 && (
        <SelectField
          label={words.counter}
          value={draft.counter}
          options={[none, ...view.counters.map(({ id, number }) => ({ id, word: t.common.counter(number) }))]}
          error={shown === 'counter-wrong' ? words.counterWrong : undefined}
          onChoose={(counter) => edit({ counter })}
        />
      )}
      {mayHaveSeats(kind) && (
        <SeatsField
          t={t}
          seats={draft.seats}
          counters={view.counters}
          error={shown === 'seats-wrong' ? words.seatsWrong : undefined}
          onChange={(seats) => edit({ seats })}
        />
      )}
      {needsPrinter(kind) && (
        <SelectField
          label={words.printer}
          value={draft.printer}
          options={[none, ...ofKind('ticket-printer')]}
          onChoose={(printer) => edit({ printer })}
        />
      )}
      {needsInches(kind) && (
        <Field
          label={words.inches}
          hint={t.common.optional}
          value={draft.panelInches}
          keyboard="numeric"
          maxLength={5}
          error={shown === 'inches-wrong' ? words.inchesWrong : undefined}
          onInput={(panelInches) => edit({ panelInches })}
        />
      )}
      {isDriven(kind) && (
        <SelectField
          label={words.agent}
          value={draft.agent}
          options={[{ id: '', word: words.anyAgent }, ...ofKind('agent')]}
          onChoose={(agent) => edit({ agent })}
        />
      )}
      {known === null && (
        <Field
          label={words.id}
          hint={words.idHint}
          value={draft.id}
          maxLength={48}
          error={shown === 'id-wrong' ? words.idWrong : shown === 'id-taken' ? words.idTaken : undefined}
          onInput={(id) => edit({ id: id.trim().toLowerCase() })}
        />
      )}
      <DialogTrouble t={t} trouble={trouble} />
    </AskDialog>
  )

  function titleOf(): string {
    if (known !== null) return words.titleKnown(localText(known.name, lang))
    return pairing === null ? words.titleNew : words.title(kinds[pairing.kind])
  }

  /** The kind's, and the one it has, even if its file is gone. */
  function modelOptions() {
    const offered = models.flatMap(({ id, name, kinds: fits }) =>
      fits.includes(kind) ? [{ id, word: localText(name, lang) }] : [],
    )
    const { model } = draft
    return model === '' || offered.some(({ id }) => id === model) ? offered : [...offered, { id: model, word: model }]
  }
}
