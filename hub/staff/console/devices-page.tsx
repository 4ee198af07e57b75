// The register of devices: who waits to be paired, and how each stands.
import { useState } from 'preact/hooks'
import type { DeviceLine, DevicesView, ModelsView } from '@tingxu/shared/hall/views/shapes.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { Field } from '@tingxu/shared/ui/field.tsx'
import type { HubClient } from '@tingxu/shared/ui/hub/client.ts'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { Rich } from '@tingxu/shared/ui/rich.tsx'
import { Empty } from '@tingxu/shared/ui/states.tsx'
import { StatusLine } from '@tingxu/shared/ui/status-line.tsx'
import { Table, type TableColumn } from '@tingxu/shared/ui/table.tsx'
import { AskDialog } from '../common/ask-dialog.tsx'
import { DialogTrouble } from '../common/dialog-trouble.tsx'
import type { Trouble } from '../common/presses.ts'
import type { May } from '../common/session.ts'
import { clockTime, type Setting } from '../common/setting.ts'
import { TroubleLine } from '../common/trouble-line.tsx'
import type { Pressing } from '../common/use-presses.ts'
import { devicePlace, devicesSentence, deviceState, matches } from './device-words.ts'
import { DeviceDialog } from './device-dialog.tsx'
import { DeviceHistory } from './device-history.tsx'
import './devices-page.css'
import { Pairings, type PendingPairing } from './pairings.tsx'
import { StateMark } from './state-mark.tsx'

const RANK = { down: 0, warning: 1, ok: 2 } as const

type Question =
  | { readonly kind: 'fill-in'; readonly about: PendingPairing | DeviceLine | null }
  | { readonly kind: 'past'; readonly device: DeviceLine }
  | { readonly kind: 'remove'; readonly device: DeviceLine }

export interface DevicesPageProps {
  readonly hub: HubClient
  readonly view: DevicesView
  /** Empty until the hub has told them. */
  readonly models: ModelsView['models']
  readonly setting: Setting
  readonly may: May
  readonly live: boolean
  readonly pressing: Pressing
  readonly refuse: (code: string) => Promise<Trouble | null>
}

export function DevicesPage({ hub, view, models, setting, may, live, pressing, refuse }: DevicesPageProps) {
  const { t, lang } = setting
  const words = t.console.devices
  const [typed, setTyped] = useState('')
  const [question, setQuestion] = useState<Question | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Trouble | null>(null)
  const busy = pressing.state.flight !== null
  const notNow = live ? undefined : t.counter.notNow.away
  const manages = may('device.manage')
  const nameOf = (device: DeviceLine): string => localText(device.name, lang)
  const placeOf = (device: DeviceLine): string => devicePlace(device, view, t, lang)
  const modelOf = ({ model }: DeviceLine): string => {
    const known = models.find(({ id }) => id === model)
    return known === undefined ? (model ?? '') : localText(known.name, lang)
  }
  const found = view.devices.filter((device) =>
    matches(typed, [
      device.id,
      nameOf(device),
      placeOf(device),
      device.model,
      modelOf(device),
      words.kinds[device.kind],
    ]),
  )
  const ask = (next: Question | null): void => {
    pressing.dismiss()
    setRefusal(null)
    setTold(null)
    setQuestion(next)
  }
  const send = (type: string, data: Readonly<Record<string, unknown>>, done: string | null): void => {
    setTold(null)
    setRefusal(null)
    void pressing.press(type, data).then((sent) => {
      if (!sent) return
      setQuestion(null)
      setTold(done)
    })
  }

  const columns: readonly TableColumn<DeviceLine>[] = [
    {
      id: 'name',
      head: words.name,
      cell: (device) => (
        <>
          {nameOf(device)} <small class="second">{words.kinds[device.kind]}</small>
        </>
      ),
      sortBy: nameOf,
    },
    { id: 'place', head: words.place, cell: placeOf, sortBy: placeOf },
    {
      id: 'state',
      head: words.state,
      cell: (device) => <StateMark {...deviceState(device, t)} />,
      sortBy: ({ level }) => RANK[level],
    },
    {
      id: 'since',
      head: words.since,
      cell: ({ since }) => clockTime(since, setting),
      sortBy: ({ since }) => since,
      firstDown: true,
    },
    {
      id: 'model',
      head: words.model,
      cell: (device) => <small class="second">{modelOf(device)}</small>,
      sortBy: modelOf,
    },
    ...(manages || may('device.lock')
      ? [{ id: 'act', head: words.actions, end: true, cell: (device: DeviceLine) => acts(device) }]
      : []),
  ]

  return (
    <div class="devices-page">
      <div class="opening">
        <h2>
          <Rich text={devicesSentence(view, t)} />
        </h2>
        <div class="tools">
          <Field label={words.findWord} placeholder={words.find} value={typed} keyboard="search" onInput={setTyped} />
          {manages && (
            <Key icon="add" word={words.add} notNow={notNow} onPress={() => ask({ kind: 'fill-in', about: null })} />
          )}
        </div>
      </div>
      {question === null && (
        <TroubleLine
          t={t}
          trouble={refusal ?? pressing.state.trouble}
          onDismiss={() => {
            pressing.dismiss()
            setRefusal(null)
          }}
        />
      )}
      {told !== null && <StatusLine level="ok" parts={[told]} />}
      <Pairings
        pairings={view.pairings}
        setting={setting}
        mayManage={manages}
        notNow={notNow}
        onAccept={(pairing) => ask({ kind: 'fill-in', about: pairing })}
        onRefuse={({ code }) =>
          void refuse(code).then((trouble) => {
            setRefusal(trouble)
            setTold(trouble === null ? t.console.pairing.refused : null)
          })
        }
      />
      <Table
        label={words.title}
        columns={columns}
        rows={found}
        keyOf={({ id }) => id}
        onOpen={(device) => ask({ kind: 'past', device })}
        startOrder={{ column: 'state', down: false }}
        lang={lang}
        sortWords={t.common}
        empty={
          view.devices.length === 0 ? (
            <Empty title={words.none} text={words.noneHint} />
          ) : (
            <Empty title={words.noMatch} />
          )
        }
      />
      {question?.kind === 'fill-in' && (
        <DeviceDialog
          view={view}
          models={models}
          setting={setting}
          about={question.about}
          busy={busy}
          trouble={pressing.state.trouble}
          onGo={(command, data) => {
            const { accepted, saved } = t.console.pairing
            send(command, data, (command === 'device.register' ? accepted : saved)(givenName(data)))
          }}
          onClose={() => ask(null)}
        />
      )}
      {question?.kind === 'past' && (
        <DeviceHistory hub={hub} device={question.device} setting={setting} onClose={() => ask(null)} />
      )}
      {question?.kind === 'remove' && (
        <AskDialog
          title={words.removeAsk(nameOf(question.device))}
          text={words.removeText}
          go={words.removeKey}
          cancel={t.common.cancel}
          busy={busy}
          onGo={() => send('device.revoke', { device: question.device.id }, words.removed(nameOf(question.device)))}
          onClose={() => ask(null)}
        >
          <DialogTrouble t={t} trouble={pressing.state.trouble} />
        </AskDialog>
      )}
    </div>
  )

  function acts(device: DeviceLine) {
    const { id, kind, locked } = device
    return (
      // A press on a key is not one on its row.
      <span class="acts" onClick={(event) => event.stopPropagation()}>
        {kind === 'kiosk' && may('device.lock') && (
          <Key
            word={locked ? words.unlock : words.lock}
            notNow={notNow}
            busy={busy}
            onPress={() => send(locked ? 'device.unlock' : 'device.lock', { device: id }, null)}
          />
        )}
        {manages && <Key word={words.edit} notNow={notNow} onPress={() => ask({ kind: 'fill-in', about: device })} />}
        {manages && <Key word={words.removeKey} notNow={notNow} onPress={() => ask({ kind: 'remove', device })} />}
      </span>
    )
  }
}

function givenName(data: Readonly<Record<string, unknown>>): string {
  const { name, device } = data
  const own = typeof name === 'object' && name !== null && 'zh-Hans' in name ? name['zh-Hans'] : device
  return String(own)
}
