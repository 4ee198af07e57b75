import * as v from 'valibot'
import type { Zone } from '../calendar/zone.ts'
import type { Permission } from '../hall/people/permissions.ts'
import type { ActorId, DeviceId, CounterId, VaultRef, CommandId, KeyedHash } from './brands.ts'
import type { Result } from './result.ts'

/** How a command is reached over HTTP. `{name}` in the path is the field of that name. */
export interface HttpRoute {
  readonly method: 'POST' | 'PUT' | 'DELETE'
  readonly path: `/${string}`
}

export interface CommandSpec<T extends string = string, D extends v.GenericSchema = v.GenericSchema> {
  readonly type: T
  /** Checked before anything else; there is no command without one. */
  readonly permission: Permission
  readonly data: D
  readonly http: HttpRoute
  /** One sentence for the API's documentation. */
  readonly says: string
  /** A well-formed payload: documents the API and feeds the generated permission table. */
  readonly example: v.InferInput<D>
  /** `bulk` work waits for live work. Default live. */
  readonly lane?: 'live' | 'bulk'
}

export const defineCommand = <const T extends string, D extends v.GenericSchema>(
  spec: CommandSpec<T, D>,
): CommandSpec<T, D> => spec

export interface EventSpec<T extends string = string, D extends v.GenericSchema = v.GenericSchema> {
  readonly type: T
  /** Version of the stored shape; older ones are lifted by upcasters when read. */
  readonly v: number
  readonly data: D
}

export const defineEvent = <const T extends string, D extends v.GenericSchema>(
  type: T,
  version: number,
  data: D,
): EventSpec<T, D> => ({ type, v: version, data })

/** A command as `decide` sees it: checked, with its type narrowing its data. */
export type CommandOf<S> =
  S extends CommandSpec<infer T, infer D> ? { readonly type: T; readonly data: v.InferOutput<D> } : never

/** An event as `decide` makes it and `apply` folds it. */
export type EventOf<S> =
  S extends EventSpec<infer T, infer D> ? { readonly type: T; readonly data: v.InferOutput<D> } : never

export interface Actor {
  readonly id: ActorId
  readonly kind: 'staff' | 'device' | 'key' | 'phone' | 'system' | 'anonymous'
  readonly permissions: ReadonlySet<Permission>
  /** The paired device the command came through, if any. */
  readonly device: DeviceId | null
  /** The counter a device is bound to (a keypad, a rater), if any. */
  readonly counter: CounterId | null
}

/** Everything a decision may know besides the state. Handed in, so that decisions stay pure. */
export interface DecisionContext {
  /** Hall time, ms since 1970; never goes back. */
  readonly now: number
  /** The hall's time zone. */
  readonly zone: Zone
  readonly actor: Actor
  readonly commandId: CommandId
  /** An id derived from actor, command id and label: the same command always makes the same ids. */
  readonly newId: (label: string) => string
  /** Finds a number again without keeping it; the key lies outside the data folder. */
  readonly keyedHash: (text: string) => KeyedHash
}

/** A piece of personal data on its way into the vault, in the transaction of the events that refer to it. */
export interface VaultWrite {
  readonly ref: VaultRef
  /** Whose data key seals it: erasing that person destroys the key. */
  readonly person: string
  readonly text: string
}

export interface Decision<E> {
  readonly events: readonly E[]
  readonly vault?: readonly VaultWrite[]
}

export type Decided<E> = Result<Decision<E>>

/** Names one kept row. */
export interface RowKey {
  readonly kind: string
  readonly id: string
}

/** The kept rows a decision asked for by `needs`. */
export interface Slices {
  readonly get: (kind: string, id: string) => unknown
}
