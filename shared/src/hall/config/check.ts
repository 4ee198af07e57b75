// What a document's shape cannot say: that its parts fit each other.
import { dayAfter, weekdayOf, yearOf } from '../../calendar/days.ts'
import type { HallConfig } from './schema.ts'

const LONGEST_HOLIDAY = 31

export interface ConfigFault {
  /** As in `counters.2.services.0.service`. */
  readonly path: string
  readonly expected: string
  readonly received: string
}

/** All faults, in the order of the document; empty when the parts fit. */
export function configFaults(config: HallConfig): readonly ConfigFault[] {
  const faults: ConfigFault[] = []
  const fault = (path: string, expected: string, received: string): void =>
    void faults.push({ path, expected, received })
  const known = (ids: readonly { readonly id: string }[], list: string): ReadonlySet<string> => {
    const seen = new Set<string>()
    ids.forEach(({ id }, at) => {
      if (seen.has(id)) fault(`${list}.${at}.id`, 'an id that is there once', id)
      seen.add(id)
    })
    return seen
  }
  const zones = known(config.zones, 'zones')
  const departments = known(config.departments, 'departments')
  const services = known(config.services, 'services')
  known(config.counters, 'counters')
  known(config.webhooks, 'webhooks')

  const seriesOwner = new Map<string, string>()
  config.services.forEach((service, at) => {
    if (!zones.has(service.zone)) fault(`services.${at}.zone`, 'the id of a zone', service.zone)
    if (service.series === 'M')
      fault(`services.${at}.series`, 'a letter other than M, which is kept for numbers written by hand', 'M')
    const owner = seriesOwner.get(service.series)
    if (owner !== undefined) fault(`services.${at}.series`, `a series of its own (${owner} has it)`, service.series)
    seriesOwner.set(service.series, service.id)
  })
  config.counters.forEach((counter, at) => {
    if (!zones.has(counter.zone)) fault(`counters.${at}.zone`, 'the id of a zone', counter.zone)
    if (counter.department !== undefined && !departments.has(counter.department))
      fault(`counters.${at}.department`, 'the id of a department', counter.department)
    const served = new Set<string>()
    counter.services.forEach(({ service }, each) => {
      if (served.has(service)) fault(`counters.${at}.services.${each}.service`, 'a service that is there once', service)
      served.add(service)
      if (!services.has(service)) fault(`counters.${at}.services.${each}.service`, 'the id of a service', service)
    })
  })
  const numbers = new Set<string>()
  config.counters.forEach(({ number }, at) => {
    if (numbers.has(number)) fault(`counters.${at}.number`, 'a number that no other counter has', number)
    numbers.add(number)
  })
  const { weekly, seasons = [], exceptions = [], years = [] } = config.opening
  const ordered = (spans: readonly { readonly from: string; readonly to: string }[], path: string): void =>
    spans.forEach(({ from, to }, at) => {
      if (from >= to) fault(`${path}.${at}.to`, `a time after ${from}`, to)
    })
  ordered(weekly, 'opening.weekly')
  seasons.forEach((season, at) => ordered(season.weekly, `opening.seasons.${at}.weekly`))
  const days = new Set<string>()
  exceptions.forEach(({ date, hours }, at) => {
    if (days.has(date)) fault(`opening.exceptions.${at}.date`, 'a day that is there once', date)
    days.add(date)
    ordered(hours, `opening.exceptions.${at}.hours`)
  })
  years.forEach(({ year, holidays, madeUp }, at) => {
    const path = `opening.years.${at}`
    holidays.forEach(({ from, to }, nth) => {
      if (yearOf(from) !== year) fault(`${path}.holidays.${nth}.from`, `a day of ${year}`, from)
      if (to < from || to > dayAfter(from, LONGEST_HOLIDAY))
        fault(`${path}.holidays.${nth}.to`, `a day from ${from} on, ${LONGEST_HOLIDAY} later at most`, to)
    })
    madeUp.forEach((day, nth) => {
      if (yearOf(day) !== year || weekdayOf(day) < 6)
        fault(`${path}.madeUp.${nth}`, `a Saturday or Sunday of ${year}`, day)
    })
  })
  return faults
}
