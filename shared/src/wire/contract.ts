// What clients in other languages hold on to, as one value: compared with the committed `contract.json` by a test.
import { commandSpecs, eventSpecs } from '../hall/registry.ts'
import { viewSpecs } from '../hall/views/registry.ts'
import { shapeOf } from '../kernel/schema-shape.ts'
import { PROTOCOL } from './protocol.ts'

export interface Contract {
  readonly protocol: number
  readonly commands: Readonly<
    Record<string, { readonly permission: string; readonly route: string; readonly data: string }>
  >
  /** By type and version: `ticket.taken 1`. */
  readonly events: Readonly<Record<string, string>>
  readonly views: Readonly<Record<string, { readonly permission: string | null; readonly params: string }>>
}

export const contractNow = (): Contract => ({
  protocol: PROTOCOL,
  commands: Object.fromEntries(
    commandSpecs.map(({ type, permission, http, data }) => [
      type,
      { permission, route: `${http.method} ${http.path}`, data: shapeOf(data) },
    ]),
  ),
  events: Object.fromEntries(eventSpecs.map(({ type, v, data }) => [`${type} ${v}`, shapeOf(data)])),
  views: Object.fromEntries(
    viewSpecs.map(({ name, permission, params }) => [name, { permission, params: shapeOf(params) }]),
  ),
})
