// Small look-ups into a hall's configuration that decisions and views share.
import type { CounterId, ServiceId, ZoneId } from '../../kernel/brands.ts'
import type { CounterConfig, HallConfig, ServiceConfig } from '../config/schema.ts'

export const serviceConfig = (config: HallConfig, id: ServiceId): ServiceConfig | undefined =>
  config.services.find((service) => service.id === id)

export const counterConfig = (config: HallConfig, id: CounterId): CounterConfig | undefined =>
  config.counters.find((counter) => counter.id === id)

export const countersOf = (config: HallConfig, service: ServiceId): readonly CounterConfig[] =>
  config.counters.filter(({ services }) => services.some((each) => each.service === service))

export const zoneOf = (config: HallConfig, counter: CounterId): ZoneId | undefined =>
  counterConfig(config, counter)?.zone
