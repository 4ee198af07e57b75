import type { PlanView } from '@tingxu/shared/hall/views/shapes.ts'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { Row, Rows } from '@tingxu/shared/ui/rows.tsx'
import { Series } from '@tingxu/shared/ui/series.tsx'
import { Loading } from '@tingxu/shared/ui/states.tsx'
import { Frame, HomeKey } from '../frame.tsx'
import { Pager } from '../pager.tsx'
import { pageOf, rowsOf, type Place } from '../place.ts'
import { hoursText } from './hall-hours.ts'

export interface HallProps {
  readonly place: Place
  readonly plan: PlanView | null
  readonly page: number
}

/** What is done where, and when the hall is open. */
export function Hall({ place, plan, page: wanted }: HallProps) {
  const { words, lang, large } = place
  const { about } = words.kiosk
  const { rows, page, pages } = pageOf(plan?.services ?? [], wanted, rowsOf(place))
  const hours = plan === null ? [] : hoursText(words, plan.hours)
  return (
    <Frame
      place={place}
      look="listing"
      head={
        <>
          <h1>{about.title}</h1>
          {hours.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </>
      }
      ways={<HomeKey place={place} />}
    >
      {plan === null && <Loading title={words.common.loading} middle />}
      <Rows size="large" fill label={about.title}>
        {rows.map((service) => (
          <Row
            key={service.id}
            lead={<Series of={service.series} />}
            title={localText(service.name, lang)}
            note={large || service.about === null ? undefined : localText(service.about, lang)}
            value={localText(service.zone, lang)}
            valueNote={service.counters.length === 0 ? undefined : about.counters(service.counters.join(about.join))}
          />
        ))}
      </Rows>
      <Pager place={place} page={page} pages={pages} />
    </Frame>
  )
}
