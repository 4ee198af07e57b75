import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { sayBoardWait, sayAge, spokenWait } from '@tingxu/shared/i18n/numbers.ts'
import { translator } from '@tingxu/shared/i18n/translator.ts'
import { Arrow } from '@tingxu/shared/ui/arrow.tsx'
import { Banner } from '@tingxu/shared/ui/banner.tsx'
import { Clock } from '@tingxu/shared/ui/clock.tsx'
import { CounterName } from '@tingxu/shared/ui/counter-name.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { Series } from '@tingxu/shared/ui/series.tsx'
import './board.css'
import { demoNow, type Setting, TIME_ZONE } from '../setting.ts'
import { SERVICES } from '../demo-hall.ts'

interface PageProps {
  readonly setting: Setting
}

const CALLS = [
  ['A023', '3'],
  ['C011', '12'],
  ['B040', '8'],
  ['E027', '16'],
  ['A022', '5'],
] as const

const SHORT_NAMES: Readonly<Record<string, string>> = {
  A: '户口身份证',
  B: '社保医保',
  C: '不动产登记',
  D: '企业和工程项目',
  E: '税务',
  F: '公积金',
}
const SHORT_NAMES_EN: Readonly<Record<string, string>> = {
  A: 'ID cards',
  B: 'Insurance',
  C: 'Housing',
  D: 'Companies',
  E: 'Taxes',
  F: 'Housing fund',
}

function Calls({ setting: { t }, live }: PageProps & { readonly live: boolean }) {
  return (
    <ol class="calls">
      {CALLS.map(([number, counter], at) => (
        <li key={number} class={at > 0 ? undefined : live ? 'newest on-accent' : 'newest'}>
          <Plate number={number} bare={live && at === 0} motion={live && at === 0 ? 'call' : undefined} />
          <Arrow length={at === 0 ? 1 : 5.6} stroke={at === 0 ? 5 : 4} />
          <CounterName number={counter} before={t.common.counterBefore} after={t.common.counterAfter} />
        </li>
      ))}
    </ol>
  )
}

function Waits({ setting: { t, lang }, live }: PageProps & { readonly live: boolean }) {
  return (
    <ol class="waits">
      {SERVICES.map(({ series, name, waiting, wait }) => (
        <li key={series}>
          <Series of={series} />
          <b>{(lang === 'en' ? SHORT_NAMES_EN : SHORT_NAMES)[series] ?? localText(name, lang)}</b>
          <span class="people">{waiting === 0 ? '' : t.board.people(waiting)}</span>
          {live && (
            <span class="about">
              {waiting === 0 ? t.board.noWait : sayBoardWait(t, spokenWait(wait[0] * 60, wait[1] * 60))}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

export function Board({ setting }: PageProps) {
  const { t, lang } = setting
  const english = translator('en').board
  return (
    <main class="board">
      <h1>
        {t.board.calling} {lang !== 'en' && <small lang="en">{english.calling}</small>}
      </h1>
      <h2>
        {t.board.waiting} {lang !== 'en' && <small lang="en">{english.waiting}</small>}
        <Clock now={demoNow} timeZone={TIME_ZONE} lang={lang} />
      </h2>
      <Calls setting={setting} live />
      <Waits setting={setting} live />
      <footer>
        <span>
          {lang === 'en' ? t.board.stopsTaking('16:30') : '今天16:30停止取号。公积金上午号已发完，13:30再发。'}
        </span>
        <small>{t.common.dataAge(sayAge(t, 2))}</small>
      </footer>
    </main>
  )
}

export function StaleBoard({ setting }: PageProps) {
  const { t, lang } = setting
  return (
    <main class="board stale">
      <Banner
        title={t.board.stale.title('9:42')}
        text={t.board.stale.text}
        aside={<Clock now={later} timeZone={TIME_ZONE} lang={lang} />}
      />
      <Calls setting={setting} live={false} />
      <Waits setting={setting} live={false} />
    </main>
  )
}

function later(): number {
  return demoNow() + 3 * 60_000
}
