import type { ConsoleView } from '@tingxu/shared/hall/views/shapes.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { sayAboutWait, spokenWait } from '@tingxu/shared/i18n/numbers.ts'
import { Head } from '@tingxu/shared/ui/head.tsx'
import { Icon } from '@tingxu/shared/ui/icon.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { Series } from '@tingxu/shared/ui/series.tsx'
import { Empty } from '@tingxu/shared/ui/states.tsx'
import { Table, type TableColumn } from '@tingxu/shared/ui/table.tsx'
import { clockTime, type Setting } from '../common/setting.ts'

export type ServiceRow = ConsoleView['services'][number]

/** What somebody who came now would be told. */
export function estimateWords(service: ServiceRow, setting: Setting): string {
  const { t } = setting
  const words = t.console.services
  const { suspended, wait } = service
  if (suspended !== null) {
    const reason = words.reasons[suspended.reason]
    return suspended.until === null
      ? words.suspended(reason)
      : words.suspendedUntil(reason, clockTime(suspended.until, setting))
  }
  if (service.waiting === 0 && service.free) return words.walkIn
  if (service.open === 0) return words.noCounter
  return wait === null ? words.notKnown : sayAboutWait(t, spokenWait(wait.p50, wait.p80))
}

export interface ServicesProps {
  readonly services: readonly ServiceRow[]
  readonly setting: Setting
  readonly maySuspend: boolean
  readonly notNow: string | undefined
  readonly busy: boolean
  readonly onSuspend: (service: ServiceRow) => void
  readonly onResume: (service: ServiceRow) => void
  readonly onSuspendHall: () => void
  readonly onResumeHall: () => void
}

export function Services(props: ServicesProps) {
  const { services, setting, maySuspend, notNow, busy, onSuspend, onResume } = props
  const { t, lang } = setting
  const words = t.console.services
  const minutes = ({ longestMs }: ServiceRow): number => Math.floor(longestMs / 60_000)
  const columns: readonly TableColumn<ServiceRow>[] = [
    {
      id: 'service',
      head: words.service,
      cell: ({ series, name }) => (
        <>
          <Series of={series} />
          {localText(name, lang)}
        </>
      ),
      sortBy: ({ name }) => localText(name, lang),
    },
    {
      id: 'waiting',
      head: words.waiting,
      cell: ({ waiting }) => waiting,
      sortBy: ({ waiting }) => waiting,
      firstDown: true,
      end: true,
    },
    {
      id: 'longest',
      head: words.longest,
      cell: (row) => (row.waiting === 0 ? '' : words.minutes(minutes(row))),
      sortBy: minutes,
      firstDown: true,
      end: true,
    },
    {
      id: 'estimate',
      head: words.estimate,
      cell: (row) =>
        row.suspended === null ? (
          estimateWords(row, setting)
        ) : (
          <span class="level warning">
            <Icon name="pause" />
            {estimateWords(row, setting)}
          </span>
        ),
      sortBy: ({ wait }) => wait?.p50 ?? -1,
      firstDown: true,
    },
    { id: 'open', head: words.counters, cell: ({ open }) => open, sortBy: ({ open }) => open, end: true },
    ...(maySuspend
      ? [
          {
            id: 'act',
            head: words.actions,
            end: true,
            cell: (row: ServiceRow) => (
              <Key
                word={row.suspended === null ? words.suspend : words.resume}
                notNow={notNow}
                busy={busy}
                onPress={() => (row.suspended === null ? onSuspend(row) : onResume(row))}
              />
            ),
          },
        ]
      : []),
  ]
  return (
    <section class="services">
      <Head title={words.title} aside={maySuspend ? <HallKeys {...props} /> : undefined} />
      <Table
        label={words.title}
        columns={columns}
        rows={services}
        keyOf={({ id }) => id}
        lang={lang}
        sortWords={t.common}
        empty={<Empty title={words.none} text={words.noneHint} />}
      />
    </section>
  )
}

/** With one service, or one that stands still, its own row says it all. */
function HallKeys({ services, setting, notNow, busy, onSuspendHall, onResumeHall }: ServicesProps) {
  const words = setting.t.console.services
  const stopped = services.filter(({ suspended }) => suspended !== null).length
  const running = services.length - stopped
  return (
    <>
      {running > 1 && <Key word={words.suspendHall} notNow={notNow} busy={busy} onPress={onSuspendHall} />}
      {stopped > 1 && <Key word={words.resumeHall} notNow={notNow} busy={busy} onPress={onResumeHall} />}
    </>
  )
}
