// Small look-ups into a hall's configuration that decisions and views share.
import type { CounterId, ServiceId, ZoneId } from '../../kernel/brands.ts'
import type { CounterConfig, HallConfig, ServiceConfig } from '../config/schema.ts'

interface ConfigIndex {
  readonly services: ReadonlyMap<ServiceId, ServiceConfig>
  readonly counters: ReadonlyMap<CounterId, CounterConfig>
  readonly countersOf: ReadonlyMap<ServiceId, readonly CounterConfig[]>
}

/** A configuration is never changed, only replaced: what was found in it once stays true. */
const indexes = new WeakMap<HallConfig, ConfigIndex>()

function indexOf(config: HallConfig): ConfigIndex {
  const known = indexes.get(config)
  if (known !== undefined) return known
  const countersOfService = new Map<ServiceId, CounterConfig[]>()
  for (const counter of config.counters)
    for (const service of new Set(counter.services.map((each) => each.service))) {
      const there = countersOfService.get(service)
      if (there === undefined) countersOfService.set(service, [counter])
      else there.push(counter)
    }
  const index: ConfigIndex = {
    services: new Map(config.services.map((service) => [service.id, service])),
    counters: new Map(config.counters.map((counter) => [counter.id, counter])),
    countersOf: countersOfService,
  }
  indexes.set(config, index)
  return index
}

const NOBODY: readonly CounterConfig[] = []

export const serviceConfig = (config: HallConfig, id: ServiceId): ServiceConfig | undefined =>
  indexOf(config).services.get(id)

export const counterConfig = (config: HallConfig, id: CounterId): CounterConfig | undefined =>
  indexOf(config).counters.get(id)

/** The counters that serve it, in the order of the configuration. */
export const countersOf = (config: HallConfig, service: ServiceId): readonly CounterConfig[] =>
  indexOf(config).countersOf.get(service) ?? NOBODY

export const zoneOf = (config: HallConfig, counter: CounterId): ZoneId | undefined =>
  counterConfig(config, counter)?.zone
