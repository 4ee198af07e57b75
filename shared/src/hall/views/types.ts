// A view is what one audience sees of the hall: a small value, sent whole when what it reads has changed.
import type * as v from 'valibot'
import type { Zone } from '../../calendar/zone.ts'
import type { DeviceId, TicketId, VaultRef } from '../../kernel/brands.ts'
import type { Actor } from '../../kernel/define.ts'
import type { DeviceKind, Permission } from '../people/permissions.ts'
import type { Waits } from '../queue/waits.ts'
import type { HallState } from '../state.ts'
import type { LocalWords } from './shapes.ts'
import type { HubTrouble } from './troubles.ts'

/** A screen that waits to be paired. */
export interface PendingPairing {
  readonly code: string
  readonly kind: DeviceKind
  readonly since: number
}

/** One that the drivers know, out of `config/devices`. */
export interface KnownModel {
  readonly id: string
  readonly name: LocalWords
  /** What a device of this model may be in the hall. */
  readonly kinds: readonly DeviceKind[]
}

/**
 * What the hub knows and the log does not: who is connected now, who waits to be paired, what ails it, which models
 * there are. Replaced, never changed.
 */
export interface HubFacts {
  readonly models: readonly KnownModel[]
  readonly pairings: readonly PendingPairing[]
  readonly connected: ReadonlySet<DeviceId>
  readonly troubles: readonly HubTrouble[]
}

/** Where a phone's link leads: dead the next business day, and nowhere when it was made up. */
export type LinkTarget =
  { readonly kind: 'ticket'; readonly ticket: TicketId } | { readonly kind: 'expired' } | { readonly kind: 'unknown' }

export interface ViewContext {
  readonly now: number
  readonly zone: Zone
  readonly facts: HubFacts
  readonly waits: Waits
  /** A staff name out of the vault; undefined once erased. */
  readonly nameOf: (ref: VaultRef) => string | undefined
  /** The address behind the slip's QR code; null where phones cannot reach this hub. */
  readonly linkOf: (ticket: TicketId) => string | null
  readonly ticketOfLink: (link: string) => LinkTarget
}

export interface ViewSpec<N extends string = string, P extends v.GenericSchema = v.GenericSchema, V = unknown> {
  readonly name: N
  /** Null: anybody who knows the parameters (a phone's link). */
  readonly permission: Permission | null
  readonly params: P
  /** Least time between two values, ms; what is urgent goes at once. */
  readonly leastIntervalMs: number
  /** How often its value changes by time alone, ms; 0 never. */
  readonly everyMs: number
  /** Besides the permission: whether this actor may see it with these parameters. */
  readonly allow?: (actor: Actor, params: v.InferOutput<P>) => boolean
  /** The parts of state and facts the value is made of, compared by identity. */
  readonly reads: (state: HallState, facts: HubFacts, params: v.InferOutput<P>) => readonly unknown[]
  /** Of what it reads, what somebody stands and waits for: a change of it does not wait for the least interval. */
  readonly urgent?: (state: HallState, params: v.InferOutput<P>) => readonly unknown[]
  /** Null where there is no such thing (a counter that was deleted). */
  readonly make: (state: HallState, params: v.InferOutput<P>, context: ViewContext) => V | null
}

export const defineView = <const N extends string, P extends v.GenericSchema, V>(
  spec: ViewSpec<N, P, V>,
): ViewSpec<N, P, V> => spec
