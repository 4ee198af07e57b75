// The board as it hangs in a hall, in its states: the page itself over values that stand still.
import type { BoardCall, HallView, OpeningState, ServiceLine, SuspendedView } from '@tingxu/shared/hall/views/shapes.ts'
import { Board } from '../../board/board.tsx'
import { boardLayout } from '../../board/layout.ts'
import { HALL_NAME, SERVICES } from '../demo-hall.ts'
import { demoNow, type Setting, TIME_ZONE } from '../setting.ts'

export interface BoardSpecimenProps {
  readonly setting: Setting
  readonly calls?: boolean
  readonly old?: boolean
  readonly stopped?: boolean
  /** The hub can record nothing. */
  readonly halted?: boolean
  readonly opening?: Partial<OpeningState>
}

export const PANEL = { inches: 98, widthPx: 1920, heightPx: 1080 } as const
export const SEAT_METRES = 6.5

const OPEN: OpeningState = { state: 'open', issuing: true, opensAt: null, issuesAt: null, closesAt: null }
const NOTICE = {
  'zh-Hans': '今天16:30停止取号。公积金上午号已发完，13:30再发。',
  en: 'No numbers after 16:30 today. Housing fund: more numbers at 13:30.',
}
const CALLS = [
  ['A023', '3'],
  ['C011', '12'],
  ['B040', '8'],
  ['E027', '16'],
  ['A022', '5'],
] as const
const LATER_MS = 3 * 60_000

const calls: readonly BoardCall[] = CALLS.map(([number, counter], at) => ({
  ...{ id: number, number, counter, series: number.slice(0, 1), at: demoNow() - at * 40_000, times: 1, spoken: false },
}))

const line = (
  { series, name, waiting, wait: [p50, p80] }: (typeof SERVICES)[number],
  suspended: SuspendedView | null,
) =>
  ({
    ...{ id: series, series, name, shortName: name, about: null, waiting, suspended },
    ...{ wait: { p50: p50 * 60, p80: p80 * 60 }, free: waiting === 0, open: 2 },
  }) satisfies ServiceLine

export function BoardSpecimen(props: BoardSpecimenProps) {
  const { setting, calls: called, old, stopped, halted, opening } = props
  const { t, lang } = setting
  const stop = { reason: 'power', until: demoNow() + 30 * 60_000 } as const
  const hall: HallView = {
    ...{ name: HALL_NAME, accent: null, languages: ['zh-Hans', 'en'], timeZone: TIME_ZONE },
    ...{ opening: { ...OPEN, ...opening }, staleSeconds: 12, recording: halted !== true },
  }
  const shut = opening !== undefined
  const services = SERVICES.map((service) => line(shut ? { ...service, waiting: 0 } : service, stopped ? stop : null))
  const seen = NOTICE[lang === 'en' ? 'en' : 'zh-Hans']
  const layout = boardLayout(PANEL, SEAT_METRES, stopped === true || halted === true, seen)
  return (
    <Board
      t={t}
      lang={lang}
      hall={hall}
      notice={NOTICE}
      zone={null}
      calls={called ? calls.slice(0, layout.calls) : []}
      services={services}
      layout={layout}
      old={old === true}
      ageSeconds={old ? LATER_MS / 1000 : 2}
      trueUntil={demoNow()}
      now={old ? later : demoNow}
      sound="on"
      stands={() => () => undefined}
    />
  )
}

const later = (): number => demoNow() + LATER_MS
