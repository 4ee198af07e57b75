// The hall's figures. As yet how true the waits are that people are told (Q8).
import type { CalibrationLine, StatisticsView } from '@tingxu/shared/hall/views/shapes.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { Head } from '@tingxu/shared/ui/head.tsx'
import { Rich } from '@tingxu/shared/ui/rich.tsx'
import { Series } from '@tingxu/shared/ui/series.tsx'
import { Empty } from '@tingxu/shared/ui/states.tsx'
import { Table, type TableColumn } from '@tingxu/shared/ui/table.tsx'
import type { Setting } from '../common/setting.ts'
import { ENOUGH, percentOf, verdictOf, type Verdict } from './calibration-words.ts'
import { StateMark } from './state-mark.tsx'

const RANK: Readonly<Record<Verdict, number>> = { tooShort: 0, tooLong: 1, right: 2, tooFew: 3 }
const MINUTE_MS = 60_000

export interface StatisticsPageProps {
  readonly view: StatisticsView
  readonly setting: Setting
}

export function StatisticsPage({ view, setting: { t, lang } }: StatisticsPageProps) {
  const words = t.console.statistics
  const { together } = view
  const nameOf = ({ name }: CalibrationLine): string => localText(name, lang)
  const share = (count: number, line: CalibrationLine): string =>
    verdictOf(line) === 'tooFew' ? '' : words.percent(percentOf(count, line.followed))
  const minutes = (ms: number | null): string =>
    ms === null ? '' : t.console.services.minutes(Math.round(ms / MINUTE_MS))
  const columns: readonly TableColumn<CalibrationLine>[] = [
    {
      id: 'service',
      head: words.service,
      cell: (line) => (
        <>
          <Series of={line.series} />
          {nameOf(line)}
        </>
      ),
      sortBy: nameOf,
    },
    {
      id: 'verdict',
      head: words.verdict,
      cell: (line) => <VerdictMark verdict={verdictOf(line)} words={words} />,
      sortBy: (line) => RANK[verdictOf(line)],
    },
    {
      id: 'byP80',
      head: words.byP80,
      cell: (line) => share(line.byP80, line),
      sortBy: ({ byP80, followed }) => percentOf(byP80, followed),
      end: true,
    },
    {
      id: 'byP50',
      head: words.byP50,
      cell: (line) => share(line.byP50, line),
      sortBy: ({ byP50, followed }) => percentOf(byP50, followed),
      end: true,
    },
    {
      id: 'wait',
      head: words.meanWait,
      cell: ({ meanWaitMs }) => minutes(meanWaitMs),
      sortBy: ({ meanWaitMs }) => meanWaitMs ?? -1,
      firstDown: true,
      end: true,
    },
    {
      id: 'error',
      head: words.meanError,
      cell: ({ meanErrorMs }) => minutes(meanErrorMs),
      sortBy: ({ meanErrorMs }) => meanErrorMs ?? -1,
      firstDown: true,
      end: true,
    },
    {
      id: 'followed',
      head: words.followed,
      cell: ({ followed }) => followed,
      sortBy: ({ followed }) => followed,
      firstDown: true,
      end: true,
    },
  ]
  return (
    <div>
      <div class="opening">
        <h2>
          {verdictOf(together) === 'tooFew' ? (
            words.notYet(together.followed, ENOUGH)
          ) : (
            <Rich text={words.truth(together.followed, percentOf(together.byP80, together.followed))} />
          )}
        </h2>
      </div>
      <Head level={3} title={words.waits} note={words.aim} />
      <Table
        label={words.waits}
        columns={columns}
        rows={view.waits}
        keyOf={({ id }) => id}
        lang={lang}
        sortWords={t.common}
        empty={<Empty title={t.console.services.none} text={t.console.services.noneHint} />}
      />
    </div>
  )
}

function VerdictMark({ verdict, words }: { verdict: Verdict; words: Setting['t']['console']['statistics'] }) {
  if (verdict === 'tooFew') return <span class="second">{words.tooFew}</span>
  return <StateMark look={verdict === 'right' ? 'ok' : 'warning'} word={words[verdict]} />
}
