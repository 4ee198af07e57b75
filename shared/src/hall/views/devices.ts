// What technicians see: the register of devices, one device's past, what can be registered.
import * as v from 'valibot'
import { DeviceId } from '../../kernel/brands.ts'
import type { DevicesView, DeviceView, ModelsView } from './shapes.ts'
import { defineView } from './types.ts'

const nothing = v.strictObject({})

export const devices = defineView({
  name: 'devices',
  permission: 'view.devices',
  params: nothing,
  leastIntervalMs: 300,
  everyMs: 0,
  reads: (state, facts) => [state.config, state.devices, facts],
  make: (state, _params, context): DevicesView | null => ({
    devices: [...state.devices.values()]
      .map(({ id, kind, name, zone, counter: at, printer, model, agent, seats, panelInches, locked, state: now }) => ({
        ...{ id, kind, name, zone, counter: at, printer, model, agent, seats, panelInches, locked },
        ...{ connected: context.facts.connected.has(id), level: now.level, code: now.code, since: now.since },
      }))
      .sort((a, b) => a.id.localeCompare(b.id)),
    pairings: context.facts.pairings,
    zones: state.config?.zones ?? [],
    counters: state.config?.counters.map(({ id, number }) => ({ id, number })) ?? [],
  }),
})

export const models = defineView({
  name: 'models',
  permission: 'view.devices',
  params: nothing,
  leastIntervalMs: 300,
  everyMs: 0,
  reads: (_state, facts) => [facts.models],
  make: (_state, _params, { facts }): ModelsView => ({ models: facts.models }),
})

export const device = defineView({
  name: 'device',
  permission: 'view.devices',
  params: v.strictObject({ device: DeviceId }),
  leastIntervalMs: 500,
  everyMs: 0,
  reads: (state) => [state.devices],
  make: ({ devices: all }, { device: id }): DeviceView | null => {
    const known = all.get(id)
    if (known === undefined) return null
    return { id, name: known.name, kind: known.kind, states: [known.state, ...known.earlier] }
  },
})
