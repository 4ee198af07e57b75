// Where what is done, and when the hall is open: changes with the configuration alone.
import * as v from 'valibot'
import { countersOf } from '../queue/order-context.ts'
import { zoneName } from './lines.ts'
import type { PlanView } from './shapes.ts'
import { defineView } from './types.ts'

export const plan = defineView({
  name: 'plan',
  permission: null,
  params: v.strictObject({}),
  leastIntervalMs: 1000,
  everyMs: 0,
  reads: (state) => [state.config],
  make: ({ config }): PlanView | null =>
    config === null
      ? null
      : {
          hours: config.opening.weekly.map(({ days, from, to }) => ({ days, from, to })),
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
