// What became of one device: how it stands, and how it stood before.
import type { DeviceLine } from '@tingxu/shared/hall/views/shapes.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { sayDuration } from '@tingxu/shared/i18n/numbers.ts'
import { Dialog } from '@tingxu/shared/ui/dialog.tsx'
import type { HubClient } from '@tingxu/shared/ui/hub/client.ts'
import { useView } from '@tingxu/shared/ui/hub/hooks.ts'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { Empty, Loading } from '@tingxu/shared/ui/states.tsx'
import { Table } from '@tingxu/shared/ui/table.tsx'
import { useNow } from '@tingxu/shared/ui/use-now.ts'
import { dayAndTime, type Setting } from '../common/setting.ts'
import { deviceState, pastOf } from './device-words.ts'
import { StateMark } from './state-mark.tsx'

export interface DeviceHistoryProps {
  readonly hub: HubClient
  readonly device: DeviceLine
  readonly setting: Setting
  readonly onClose: () => void
}

export function DeviceHistory({ hub, device, setting, onClose }: DeviceHistoryProps) {
  const { t, lang } = setting
  const words = t.console.devices
  const view = useView(hub, 'device', { device: device.id })
  const now = useNow(hub.now, 1000)
  return (
    <Dialog
      open
      title={words.pastOf(localText(device.name, lang))}
      onClose={onClose}
      acts={<Key look="main" word={t.common.close} onPress={onClose} />}
    >
      {view === undefined ? (
        <Loading title={t.common.loading} />
      ) : (
        <Table
          label={words.past}
          dense
          columns={[
            { id: 'since', head: words.since, cell: ({ since }) => dayAndTime(since, now, setting) },
            {
              id: 'state',
              head: words.state,
              cell: ({ level, code }) => <StateMark {...deviceState({ level, code, locked: false }, t)} />,
            },
            { id: 'lasted', head: words.lasted, end: true, cell: ({ ms }) => sayDuration(t, ms / 1000) },
          ]}
          rows={pastOf(view?.states ?? [], now)}
          keyOf={({ since }) => String(since)}
          lang={lang}
          sortWords={t.common}
          empty={<Empty title={words.noPast} />}
        />
      )}
    </Dialog>
  )
}
