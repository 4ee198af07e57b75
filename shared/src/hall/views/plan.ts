// Where what is done, and when the hall is open: changes with the configuration and the season.
import * as v from 'valibot'
import { weekOn } from '../config/timetable.ts'
import { countersOf } from '../queue/order-context.ts'
import { zoneName } from './lines.ts'
import type { PlanView } from './shapes.ts'
import { defineView } from './types.ts'

export const plan = defineView({
  name: 'plan',
  permission: null,
  params: v.strictObject({}),
  leastIntervalMs: 1000,
  // Summer hours begin without a change of the configuration.
  everyMs: 3_600_000,
  reads: (state) => [state.config],
  make: ({ config }, _params, { now, zone: { date } }): PlanView | null =>
    config === null
      ? null
      : {
          hours: weekOn(config.opening, date(now)).map(({ days, from, to }) => ({ days, from, to })),
          services: config.services.map(({ id, series, name, about, zone }) => ({
            id,
            series,
            name,
            about: about ?? null,
            zone: zoneName(config, zone),
            counters: countersOf(config, id).map(({ number }) => number),
          })),
        },
})
