import { localText, localTextLang } from '@tingxu/shared/i18n/local-text.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import type { Texts } from '../device/texts.ts'
import { sayBoardWait, spokenWait } from '@tingxu/shared/i18n/numbers.ts'
import { Series } from '@tingxu/shared/ui/series.tsx'
import type { ServiceLine } from '@tingxu/shared/hall/views/shapes.ts'
import { Careful } from './calls.tsx'
import { linesThatFit } from './scene.ts'

export interface WaitsProps {
  readonly t: Texts
  readonly lang: Lang
  readonly services: readonly ServiceLine[]
  readonly places: number
  /** Estimates are of now or not at all. */
  readonly live: boolean
  /** The hub's instant as the hall's signs write it. */
  readonly time: (at: number) => string
  readonly names: boolean
}

export function Waits({ t, lang, services, places, live, time, names }: WaitsProps) {
  const { shown, more } = linesThatFit(services, places)
  return (
    <ol class="waits" aria-label={t.board.waiting}>
      {shown.map((service) => (
        <Careful key={service.id}>
          <Line service={service} t={t} lang={lang} live={live} time={time} names={names} />
        </Careful>
      ))}
      {more > 0 && <li class="more">{t.board.moreServices(more)}</li>}
    </ol>
  )
}

interface LineProps extends Pick<WaitsProps, 't' | 'lang' | 'live' | 'time' | 'names'> {
  readonly service: ServiceLine
}

function Line({ service, t, lang, live, time, names }: LineProps) {
  const { series, shortName, waiting, suspended } = service
  return (
    <li class={suspended === null ? undefined : 'off'}>
      <Series of={series} />
      {(names || series === '') && <b lang={localTextLang(shortName, lang)}>{localText(shortName, lang)}</b>}
      <span class="people">{waiting === 0 ? '' : t.board.people(waiting)}</span>
      {live && <span class="about">{about()}</span>}
    </li>
  )

  function about(): string {
    if (suspended !== null)
      return suspended.until === null ? t.board.suspended : t.board.suspendedUntil(time(suspended.until))
    if (service.open === 0) return t.board.noCounterOpen
    if (waiting === 0) return service.free ? t.board.noWait : t.board.nobodyWaiting
    return service.wait === null ? t.board.learning : sayBoardWait(t, spokenWait(service.wait.p50, service.wait.p80))
  }
}
