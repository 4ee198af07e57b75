// The hall's board, made of plain values: everything it shows comes in as props.
import type { ComponentChildren } from 'preact'
import { localText, localTextLang } from '@tingxu/shared/i18n/local-text.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import type { Texts } from '../device/texts.ts'
import { sayAge } from '@tingxu/shared/i18n/numbers.ts'
import { hallTime, sayTime } from '@tingxu/shared/i18n/when.ts'
import { ENGLISH } from '../device/texts.ts'
import { Banner } from '@tingxu/shared/ui/banner.tsx'
import { Clock } from '@tingxu/shared/ui/clock.tsx'
import { Icon } from '@tingxu/shared/ui/icon.tsx'
import type { BoardCall, BoardView, HallView, ServiceLine } from '@tingxu/shared/hall/views/shapes.ts'
import './board.css'
import { Calls } from './calls.tsx'
import type { BoardLayout } from './layout.ts'
import { bigWord, wholeStop } from './scene.ts'
import type { Sound } from './speaker.ts'
import { Waits } from './waits.tsx'

export interface BoardProps {
  readonly t: Texts
  readonly lang: Lang
  readonly hall: HallView
  readonly notice: BoardView['notice']
  readonly zone: BoardView['zone']
  /** What stands on the glass, newest first. */
  readonly calls: readonly BoardCall[]
  readonly services: readonly ServiceLine[]
  readonly layout: BoardLayout
  readonly old: boolean
  readonly ageSeconds: number
  /** Hub time up to which all this is true. */
  readonly trueUntil: number
  readonly now: () => number
  readonly sound: Sound
  readonly stands: (call: string) => () => void
}

export function Board(props: BoardProps) {
  const { t, lang, hall, calls, services, layout, old, now, stands } = props
  const time = (at: number): string => sayTime(hallTime(at, hall.timeZone))
  const clock = <Clock now={now} timeZone={hall.timeZone} lang={lang} />
  const word = old ? null : bigWord(t, lang, hall, calls[0]?.at ?? null, now())
  const shut = word !== null && hall.opening.state !== 'open' && services.every(({ waiting }) => waiting === 0)
  const alone = shut || layout.lines === 0
  const stop = old ? null : wholeStop(services)
  const classes = [
    'board',
    old && 'stale',
    layout.stacked && 'stacked',
    !layout.names && 'nameless',
    layout.twoLines && 'two-lines',
    shut && 'shut',
    alone && 'alone',
  ]
  const left =
    word === null ? (
      <Calls t={t} calls={calls} live={!old} now={now()} stands={stands} />
    ) : (
      <div class="big-word">
        <p class="title">{word.title}</p>
        {word.text !== undefined && <p class="text">{word.text}</p>}
      </div>
    )
  return (
    <main class={classes.filter(Boolean).join(' ')} style={sizesOf(layout)}>
      {top()}
      {left}
      {!alone && (
        <Waits
          t={t}
          lang={lang}
          services={services}
          places={layout.lines}
          live={!old}
          time={time}
          names={layout.names}
        />
      )}
      {!old && <Foot {...props} />}
    </main>
  )

  function top() {
    if (old) {
      const title = calls.length > 0 ? t.board.stale.title(time(props.trueUntil)) : t.board.stale.nothing
      return <Banner head title={title} text={t.board.stale.text} aside={clock} />
    }
    if (!hall.recording) return <Banner head title={t.board.halted.title} text={t.board.halted.text} aside={clock} />
    if (stop !== null) {
      const text = stop.until === null ? t.board.suspension.open : t.board.suspension.until(time(stop.until))
      return (
        <Banner
          head
          tone="note"
          title={t.board.suspension.title(t.board.reasons[stop.reason])}
          text={text}
          aside={clock}
        />
      )
    }
    return <Heads {...props} shut={word !== null} hideWaiting={alone} clock={clock} />
  }
}

interface HeadsProps extends BoardProps {
  readonly shut: boolean
  readonly hideWaiting: boolean
  readonly clock: ComponentChildren
}

function Heads({ t, lang, hall, zone, shut, hideWaiting, clock }: HeadsProps) {
  const second = (text: string) => lang !== 'en' && <small lang="en">{text}</small>
  const place = zone ?? hall.name
  return (
    <>
      <h1>
        {shut ? (
          <span class="cut" lang={localTextLang(place, lang)}>
            {localText(place, lang)}
          </span>
        ) : (
          <>
            {t.board.calling} {second(ENGLISH.board.calling)}
          </>
        )}
      </h1>
      <div class="head-end">
        {!hideWaiting && (
          <h2>
            {t.board.waiting} {second(ENGLISH.board.waiting)}
          </h2>
        )}
        {clock}
      </div>
    </>
  )
}

function Foot({ t, lang, hall, notice, zone, sound, ageSeconds }: BoardProps) {
  const line = notice ?? (zone === null ? hall.name : zone)
  return (
    <footer>
      <span class="notice" lang={localTextLang(line, lang)}>
        {localText(line, lang)}
      </span>
      {(sound === 'blocked' || sound === 'voiceless') && (
        <small class="sound" role="status">
          <Icon name="silent" />
          {sound === 'blocked' ? t.board.sound.blocked : t.board.sound.missing}
        </small>
      )}
      <small class="age">{t.common.dataAge(sayAge(t, ageSeconds))}</small>
    </footer>
  )
}

function sizesOf({ small, unit, callRow, lineRow }: BoardLayout) {
  return { '--small': `${small}px`, '--unit': `${unit}px`, '--call-row': `${callRow}px`, '--row': `${lineRow}px` }
}
