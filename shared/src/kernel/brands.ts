import * as v from 'valibot'

/**
 * Branded building blocks of commands and events. An event may hold strings only through one of these (or a literal
 * or picklist): a test walks all event schemas, so free text a person typed cannot slip into the log.
 */
const slug = v.regex(/^[a-z0-9][a-z0-9-]{0,47}$/)
const word = v.string()

export const HallId = v.pipe(word, slug, v.brand('HallId'))
export const ServiceId = v.pipe(word, slug, v.brand('ServiceId'))
export const CounterId = v.pipe(word, slug, v.brand('CounterId'))
export const ZoneId = v.pipe(word, slug, v.brand('ZoneId'))
export const WebhookId = v.pipe(word, slug, v.brand('WebhookId'))
export const DepartmentId = v.pipe(word, slug, v.brand('DepartmentId'))
export const ItemId = v.pipe(word, slug, v.brand('ItemId'))
export const GuideId = v.pipe(word, slug, v.brand('GuideId'))
export const StaffId = v.pipe(word, slug, v.brand('StaffId'))
export const DeviceId = v.pipe(word, slug, v.brand('DeviceId'))
export const KeyId = v.pipe(word, slug, v.brand('KeyId'))
export const AppointmentId = v.pipe(word, slug, v.brand('AppointmentId'))
/** Who did it: `staff:luo`, `device:kiosk-1`, `key:city`, `phone:…`, `system`. */
export const ActorId = v.pipe(
  word,
  v.regex(/^(system|anonymous|(staff|device|key|phone):[a-zA-Z0-9-]{1,48})$/),
  v.brand('ActorId'),
)
/** One condition of one thing: `paper-out:printer-1`. */
export const AlertId = v.pipe(word, v.regex(/^[a-z][a-z-]{1,30}:[a-zA-Z0-9-]{1,64}$/), v.brand('AlertId'))
/** The field before the number; empty for a series of digits only. `M` is kept for numbers written by hand (Q9). */
export const Series = v.pipe(word, v.regex(/^[A-Z]{0,2}$/), v.brand('Series'))
/** `A001`; after 999 comes 1000. */
export const TicketNumber = v.pipe(word, v.regex(/^[A-Z]{0,2}\d{3,6}$/), v.brand('TicketNumber'))
/** Business day and number: `20260312-A001`. Unique by construction. */
export const TicketId = v.pipe(word, v.regex(/^\d{8}-[A-Z]{0,2}\d{3,6}$/), v.brand('TicketId'))
/** A day of the hall in its own zone: `2026-03-12`. */
export const BusinessDate = v.pipe(word, v.isoDate(), v.brand('BusinessDate'))
/** Milliseconds since 1970 UTC. */
export const Instant = v.pipe(v.number(), v.integer(), v.minValue(0))
/** Personal data lies in the vault; this points to it. */
export const VaultRef = v.pipe(word, v.regex(/^v-[a-z0-9]{16,40}$/), v.brand('VaultRef'))
/** SHA-256, base64url. */
export const Hash = v.pipe(word, v.regex(/^[A-Za-z0-9_-]{43}$/), v.brand('Hash'))
/** A keyed hash by which a number is found again without being kept. */
export const KeyedHash = v.pipe(word, v.regex(/^[A-Za-z0-9_-]{22,43}$/), v.brand('KeyedHash'))

export type HallId = v.InferOutput<typeof HallId>
export type ServiceId = v.InferOutput<typeof ServiceId>
export type CounterId = v.InferOutput<typeof CounterId>
export type ZoneId = v.InferOutput<typeof ZoneId>
export type WebhookId = v.InferOutput<typeof WebhookId>
export type DepartmentId = v.InferOutput<typeof DepartmentId>
export type ItemId = v.InferOutput<typeof ItemId>
export type GuideId = v.InferOutput<typeof GuideId>
export type StaffId = v.InferOutput<typeof StaffId>
export type DeviceId = v.InferOutput<typeof DeviceId>
export type KeyId = v.InferOutput<typeof KeyId>
export type AppointmentId = v.InferOutput<typeof AppointmentId>
export type ActorId = v.InferOutput<typeof ActorId>
export type AlertId = v.InferOutput<typeof AlertId>
export type Series = v.InferOutput<typeof Series>
export type TicketNumber = v.InferOutput<typeof TicketNumber>
export type TicketId = v.InferOutput<typeof TicketId>
export type BusinessDate = v.InferOutput<typeof BusinessDate>
export type VaultRef = v.InferOutput<typeof VaultRef>
export type Hash = v.InferOutput<typeof Hash>
export type KeyedHash = v.InferOutput<typeof KeyedHash>

/**
 * Text about a person, allowed in commands only. `decide` moves it into the vault and lets events hold the reference.
 */
export const personalText = (maxLength: number) =>
  v.pipe(word, v.trim(), v.minLength(1), v.maxLength(maxLength), v.metadata({ personal: true }))

/** The id a client gives its command; unique per actor. */
export const CommandId = v.pipe(word, v.regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{7,79}$/), v.brand('CommandId'))
export type CommandId = v.InferOutput<typeof CommandId>
