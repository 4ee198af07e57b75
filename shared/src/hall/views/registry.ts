// Every view, by name, with the types of its parameters and value.
import type * as v from 'valibot'
import { device, devices, models } from './devices.ts'
import { plan } from './plan.ts'
import { board, hallFacts, kiosk, phone, screen, ticket } from './public.ts'
import { consoleHall, counter, counters, places } from './staff.ts'
import { statistics } from './statistics.ts'
import type { ViewSpec } from './types.ts'

export const viewSpecs = [
  hallFacts,
  plan,
  kiosk,
  ticket,
  phone,
  board,
  screen,
  counter,
  counters,
  places,
  consoleHall,
  statistics,
  devices,
  device,
  models,
] as const

type Spec = (typeof viewSpecs)[number]
export type ViewName = Spec['name']
export type ViewParams<N extends ViewName> = v.InferInput<Extract<Spec, { name: N }>['params']>
export type ViewValue<N extends ViewName> = NonNullable<ReturnType<Extract<Spec, { name: N }>['make']>>

export const viewByName: ReadonlyMap<string, ViewSpec> = new Map(
  viewSpecs.map((spec) => [spec.name, spec as unknown as ViewSpec]),
)
