// What goes over the socket, once for both ends. `docs/protocol.md` tells it to clients in other languages.
import * as v from 'valibot'
import { CommandId, DeviceId } from '../kernel/brands.ts'
import type { HallError } from '../kernel/error.ts'
import type { Result } from '../kernel/result.ts'
import { PROTOCOL } from './terms.ts'

export { PROTOCOL, TICK_SECONDS, viewKey } from './terms.ts'

/** No packet is larger; the hub cuts who sends one, bytes. */
export const MAX_PACKET_BYTES = 32 * 1024

/** Slot of the cookie that names this screen, so that several screens in one browser keep apart. */
export const slotSchema = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,24}$/))

/** Sent in the handshake as `auth`. */
export const helloSchema = v.looseObject({
  protocol: v.literal(PROTOCOL),
  build: v.pipe(v.string(), v.maxLength(64)),
  /** `device`: the paired device of this slot; `staff`: who is signed in here; `key`: an API key; `public`: a phone. */
  as: v.picklist(['device', 'staff', 'key', 'public']),
  slot: v.optional(slotSchema),
  key: v.optional(v.pipe(v.string(), v.maxLength(120))),
})
export type Hello = v.InferInput<typeof helloSchema>

/** `command`: acknowledged with `Result<Answer>`. */
export const commandMessageSchema = v.strictObject({
  id: CommandId,
  type: v.pipe(v.string(), v.maxLength(60)),
  data: v.optional(v.unknown(), {}),
})
export interface CommandMessage {
  readonly id: string
  readonly type: string
  readonly data: unknown
}

/** An accepted command: the events it made, after they were stored. Asked again with the same id, the same answer. */
export interface Answer {
  /** Of the last event; of the log's end where the command had nothing to change. */
  readonly seq: number
  readonly at: number
  readonly events: readonly { readonly type: string; readonly data: unknown }[]
}
export type CommandResult = Result<Answer>

/** `watch`: acknowledged with `Result<{ key }>`; values follow as `view`. */
export const watchSchema = v.strictObject({
  view: v.pipe(v.string(), v.maxLength(40)),
  params: v.optional(v.record(v.string(), v.unknown()), {}),
})
export const unwatchSchema = v.strictObject({ key: v.pipe(v.string(), v.maxLength(400)) })

/** `painted`: these calls stand on the glass, two frames later, page visible. */
export const paintedSchema = v.strictObject({
  calls: v.pipe(v.array(v.pipe(v.string(), v.regex(/^\d{8}-[A-Z]{0,2}\d{3,6}:\d{1,2}$/))), v.maxLength(40)),
})

/** `progress` from an agent: how far a job is. */
export const jobProgressSchema = v.strictObject({
  job: v.pipe(v.string(), v.maxLength(100)),
  state: v.picklist(['sent', 'confirmed', 'uncertain', 'failed']),
  code: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[a-z]+(\.[a-z-]+)+$/), v.maxLength(60))), null),
})
export type JobProgress = v.InferOutput<typeof jobProgressSchema>

/** `input` from an agent: what somebody did at a device, told at once and never late. Acknowledged with `Result<null>`. */
export const inputSchema = v.strictObject({
  id: v.pipe(CommandId, v.maxLength(70)),
  device: DeviceId,
  input: v.variant('kind', [
    v.strictObject({
      kind: v.literal('key'),
      address: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255)),
      key: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(40)),
      digits: v.pipe(v.string(), v.regex(/^\d{0,12}$/)),
    }),
    v.strictObject({
      kind: v.literal('rating'),
      address: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255)),
      score: v.pipe(v.number(), v.integer()),
    }),
    v.looseObject({ kind: v.picklist(['card', 'scan', 'id-card', 'text-delivery']) }),
  ]),
})
export type InputMessage = v.InferOutput<typeof inputSchema>

export interface Session {
  readonly actor: string
  readonly kind: 'staff' | 'device' | 'key' | 'phone' | 'system' | 'anonymous'
  readonly device: string | null
  readonly counter: string | null
  readonly permissions: readonly string[]
}

/** First message of the hub. A page of another build reloads when idle. */
export interface Welcome {
  readonly protocol: number
  readonly build: string
  readonly seq: number
  readonly now: number
  readonly demo: boolean
  readonly session: Session
}

/** `view`: the whole value of a watched view; null where the thing no longer exists. */
export interface ViewMessage {
  readonly key: string
  readonly seq: number
  readonly value: unknown
}

/** Every `TICK_SECONDS`, so that a page knows how old what it shows may be. */
export interface Tick {
  readonly seq: number
  readonly now: number
}

/** What agents do: slips, texts on LED boards, digits on callers, calls spoken, text messages. */
export const DEVICE_JOB_KINDS = ['print', 'led', 'caller', 'voice', 'text'] as const
export type DeviceJobKind = (typeof DEVICE_JOB_KINDS)[number]

/** `job`: for an agent, acknowledged once it is spooled. Carried out at most once. */
export interface JobMessage {
  readonly job: string
  readonly kind: DeviceJobKind
  /** The device it is for. */
  readonly target: string
  readonly payload: unknown
  /** Not worth doing after, ms since 1970. */
  readonly notAfter: number | null
}

/** `ended`: the socket is cut after this. */
export interface Ended {
  readonly error: HallError
}
