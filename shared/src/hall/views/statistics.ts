// What the hall knows of how well it does.
import * as v from 'valibot'
import { calibrationOf, outcomesOf } from '../queue/calibration.ts'
import { serviceOf } from '../queue/state.ts'
import type { StatisticsView } from './shapes.ts'
import { defineView } from './types.ts'

export const statistics = defineView({
  name: 'statistics',
  permission: 'view.console',
  params: v.strictObject({}),
  leastIntervalMs: 2000,
  everyMs: 0,
  reads: (state) => [state.config, state.queue.learnt.together],
  make: ({ config, queue }): StatisticsView | null => {
    if (config === null) return null
    const services = config.services.map(({ id, series, name }) => ({ id, series, name, state: serviceOf(queue, id) }))
    return {
      waits: services.map(({ state, ...line }) => ({ ...line, ...calibrationOf(state.outcomes) })),
      together: calibrationOf(outcomesOf(services.map(({ state }) => state))),
    }
  },
})
