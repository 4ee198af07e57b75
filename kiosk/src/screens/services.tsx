import type { HallView, KioskView, ServiceLine } from '@tingxu/shared/hall/views/shapes.ts'
import { localText, localTextLang } from '@tingxu/shared/i18n/local-text.ts'
import { sayWait, spokenWait } from '@tingxu/shared/i18n/numbers.ts'
import { hallTime, sayTime } from '@tingxu/shared/i18n/when.ts'
import { Dialog } from '@tingxu/shared/ui/dialog.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { PrimaryKey } from '@tingxu/shared/ui/primary-key.tsx'
import { Row, Rows } from '@tingxu/shared/ui/rows.tsx'
import { Series } from '@tingxu/shared/ui/series.tsx'
import { Empty } from '@tingxu/shared/ui/states.tsx'
import { AskingWays, Frame } from '../frame.tsx'
import { Pager } from '../pager.tsx'
import { pageOf, rowsOf, type Place } from '../place.ts'
import type { Screen } from '../session.ts'
import { numberOf } from '../ticket-id.ts'
import type { Words } from '../words.ts'
import { Notice } from './notice.tsx'

export interface ServicesProps {
  readonly place: Place
  readonly kiosk: KioskView
  readonly screen: Extract<Screen, { at: 'services' }>
  readonly notice: string | null
}

export function Services({ place, kiosk, screen, notice }: ServicesProps) {
  const { words, lang, large, press } = place
  const { services, another } = words.kiosk
  const { rows, page, pages } = pageOf(kiosk.services, screen.page, rowsOf(place))
  return (
    <Frame
      place={place}
      look="listing"
      crowded
      head={
        <>
          <h1>{services.title}</h1>
          {notice !== null ? <Notice place={place} code={notice} /> : !large && <p>{services.lead}</p>}
        </>
      }
      ways={<AskingWays place={place} />}
    >
      {rows.length === 0 && <Empty title={services.none} middle />}
      <Rows size="large" fill label={services.title}>
        {rows.map((service) => {
          const { value, note, off } = worthOf(words, service, place.hall)
          return (
            <Row
              key={service.id}
              lead={<Series of={service.series} />}
              title={<span lang={localTextLang(service.name, lang)}>{localText(service.name, lang)}</span>}
              note={large || service.about === null ? undefined : localText(service.about, lang)}
              value={value}
              valueNote={note}
              off={off}
              onPress={() => press({ type: 'take', service: service.id })}
            />
          )
        })}
      </Rows>
      <Pager place={place} page={page} pages={pages} />
      <Dialog
        open={screen.another !== null}
        title={another.title}
        text={another.text(screen.another === null ? '' : numberOf(screen.another.ticket))}
        great
        onClose={() => press({ type: 'another', wanted: false })}
        acts={
          <>
            <PrimaryKey word={another.no} onPress={() => press({ type: 'another', wanted: false })} />
            <Key word={another.yes} block onPress={() => press({ type: 'another', wanted: true })} />
          </>
        }
      />
    </Frame>
  )
}

interface Worth {
  readonly value?: string | undefined
  readonly note?: string | undefined
  readonly off: boolean
}

/** The wait for one service in words; off with the way out. */
export function worthOf(words: Words, service: ServiceLine, hall: HallView | null): Worth {
  const { services } = words.kiosk
  const { suspended, waiting, wait, free, open } = service
  if (suspended !== null) {
    const until = suspended.until
    const time = until === null || hall === null ? null : sayTime(hallTime(until, hall.timeZone))
    return {
      value: services.suspended,
      note: time === null ? services.suspendedOpen : services.suspendedUntil(time),
      off: true,
    }
  }
  if (free) return { value: services.noWait, note: services.counterFree, off: false }
  if (wait !== null && open > 0)
    return {
      value: sayWait(words, spokenWait(wait.p50, wait.p80)),
      note: waiting === 0 ? undefined : services.waiting(waiting),
      off: false,
    }
  if (waiting > 0)
    return { value: services.waiting(waiting), note: open === 0 ? services.notStarted : services.onlySlow, off: false }
  return { note: open === 0 ? services.notStarted : services.onlySlow, off: false }
}
