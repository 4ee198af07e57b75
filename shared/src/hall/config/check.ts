// What a document's shape cannot say: that its parts fit each other.
import type { HallConfig } from './schema.ts'

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
  config.opening.weekly.forEach(({ from, to }, at) => {
    if (from >= to) fault(`opening.weekly.${at}.to`, `a time after ${from}`, to)
  })
  return faults
}
