// Tickets, counters and what is known of the queue today.
import type {
  BusinessDate,
  CounterId,
  DeviceId,
  Series,
  ServiceId,
  StaffId,
  TicketId,
  TicketNumber,
} from '../../kernel/brands.ts'
import type { PMap } from '../../kernel/pmap.ts'
import type { LearntTogether, LearntWaits, Told } from '../estimate/learning.ts'
import type { Outcome } from './calibration.ts'

export const TICKET_STATES = [
  'waiting',
  'called',
  'serving',
  'parked',
  'no-show',
  'done',
  'cancelled',
  'lapsed',
] as const
export type TicketState = (typeof TICKET_STATES)[number]

/** Which turn a waiting person has a claim to. */
export type TicketLane = 'walk-in' | 'green' | 'appointment'

/** Why this person and not another (rules §1); kept with every call and shown to staff. */
export type CallReason =
  | { readonly kind: 'sent-back'; readonly from: CounterId | null }
  | { readonly kind: 'parked-due' }
  | { readonly kind: 'came-back' }
  | { readonly kind: 'aged'; readonly minutes: number }
  | { readonly kind: 'appointment'; readonly at: number }
  | { readonly kind: 'green' }
  | { readonly kind: 'waited'; readonly minutes: number; readonly preferred: boolean }
  | { readonly kind: 'transferred'; readonly from: CounterId; readonly minutes: number }
  | { readonly kind: 'chosen' }

export type SlipState = 'queued' | 'sent' | 'confirmed' | 'uncertain' | 'failed'

export interface Slip {
  /** The kiosk or counter where it comes out. */
  readonly device: DeviceId
  /** 1 the first slip, 2 and on: copies. */
  readonly copy: number
  readonly state: SlipState
  /** The printer's reason where it did not come out. */
  readonly code: string | null
}

export interface Ticket {
  readonly id: TicketId
  readonly number: TicketNumber
  readonly series: Series
  readonly service: ServiceId
  readonly state: TicketState
  readonly lane: TicketLane
  readonly takenAt: number
  /** Where its wait counts from: a transfer keeps it. */
  readonly waitingSince: number
  readonly takenAtDevice: DeviceId | null
  readonly appointmentAt: number | null
  /** Not offered before. */
  readonly notBefore: number | null
  /** Goes to this counter alone, and first. */
  readonly sentTo: CounterId | null
  /** Came back after a no-show: in turn once its service's `called` is here; null for everybody else. */
  readonly turnAtCall: number | null
  readonly transferredFrom: CounterId | null
  /** Transferred "and back here": whoever finishes sends it back there. */
  readonly backTo: CounterId | null
  readonly counter: CounterId | null
  /** Since it was called to this counter; a recall is one more. */
  readonly calls: number
  /** Over the whole day: numbers its calls. */
  readonly announced: number
  readonly firstCalledAt: number | null
  readonly calledAt: number | null
  readonly startedAt: number | null
  readonly endedAt: number | null
  /** Its service's `called` when it became a no-show. */
  readonly missedAtCall: number
  readonly reason: CallReason | null
  readonly slip: Slip | null
  /** Of some, to learn from when they are called. */
  readonly told: Told | null
}

export const PAUSE_REASONS = ['copy', 'file', 'leader', 'water', 'system', 'lunch', 'other'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]

export interface Counter {
  readonly id: CounterId
  readonly staff: StaffId | null
  readonly ticket: TicketId | null
  readonly openedAt: number | null
  readonly paused: { readonly reason: PauseReason; readonly since: number; readonly until: number | null } | null
  /** The last ticket finished here, for "last A022". */
  readonly last: { readonly number: TicketNumber; readonly at: number } | null
  readonly lastCallAt: number | null
  /** Which of the two privileged classes was served last, so that they alternate. */
  readonly lastTurn: 'aged' | 'privileged' | null
  readonly served: number
  readonly servedMs: number
  readonly noShows: number
}

/** Unwatched: no display is there to prove it. */
export type CallProof = 'pending' | 'proved' | 'unproved' | 'unwatched'

/** One call as the boards show it. */
export interface Call {
  /** `20260312-A001:2`, ticket and how manieth call. */
  readonly id: string
  readonly ticket: TicketId
  readonly number: TicketNumber
  readonly counter: CounterId
  readonly at: number
  readonly proof: CallProof
  readonly painted: number
  readonly expected: number
}

export const SUSPENSION_REASONS = ['power', 'network', 'system', 'event', 'other'] as const
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number]

export interface Suspension {
  readonly reason: SuspensionReason
  readonly since: number
  readonly until: number | null
}

/** What the hall learnt of a service's visits: count, and mean and variance of the logarithm of their seconds. */
export interface Learnt {
  readonly visits: number
  readonly meanLog: number
  readonly squares: number
}

/** How long a person keeps a counter busy, from the call to its end, whether they came or not: long mean and today's. */
export interface Turns {
  readonly meanMs: number
  readonly seen: number
  readonly todayMs: number
  readonly today: number
}

export interface ServiceState {
  readonly suspended: Suspension | null
  /** Waiting, by `waitingSince`. */
  readonly waiting: readonly TicketId[]
  /** Those of `waiting` whose turn hangs on more than their wait (green, appointment, sent, back again): few. */
  readonly special: readonly TicketId[]
  /** People called today, recalls apart. */
  readonly called: number
  /** Waits of the people called lately: when, and how long. Newest last, at most 200. */
  readonly recentWaits: readonly (readonly [at: number, waitMs: number])[]
  readonly learnt: Learnt
  readonly turns: Turns
  /** Of the waits for it (Q8). */
  readonly waits: LearntWaits
  /** How the latest followed waits came out. Newest last. */
  readonly outcomes: readonly Outcome[]
}

/** What the hall learnt of waits beyond one service. */
export interface LearntOfHall {
  readonly together: LearntTogether
  /** When a forecast was last kept to learn from. */
  readonly keptAt: number
  /** The half-hour, since 1970, that `called` belongs to. */
  readonly halfHour: number
  /** Counters that called in it. */
  readonly called: readonly CounterId[]
  /** Counters that usually call for a service, by half-hour of the day in UTC; null where no day has shown it. */
  readonly usual: Readonly<Record<ServiceId, readonly (number | null)[]>>
}

export interface QueueState {
  /** The business day all this belongs to; null before the first. */
  readonly date: BusinessDate | null
  readonly tickets: PMap<TicketId, Ticket>
  readonly counters: PMap<CounterId, Counter>
  readonly services: PMap<ServiceId, ServiceState>
  /** The last number given, per series. */
  readonly numbers: PMap<Series, number>
  /** Those waiting, of any service, who are sent to one counter. */
  readonly sent: readonly TicketId[]
  readonly parked: readonly TicketId[]
  readonly missed: readonly TicketId[]
  /** Newest first, one per person, at most 400. */
  readonly calls: readonly Call[]
  /** Last ticket per kiosk and service, to ask "another one?". */
  readonly lastTaken: PMap<DeviceId, { readonly service: ServiceId; readonly ticket: TicketId; readonly at: number }>
  readonly learnt: LearntOfHall
  readonly day: { readonly taken: number; readonly done: number; readonly noShows: number; readonly cancelled: number }
}

interface Lookup<K, V> {
  readonly get: (key: K) => V | undefined
}

/** As much of the queue as says who is next: the real one, or one that is run forward. */
export interface OrderedQueue {
  readonly tickets: Lookup<TicketId, Ticket>
  readonly services: Lookup<ServiceId, ServiceState>
  readonly counters: Lookup<CounterId, Counter>
  readonly sent: readonly TicketId[]
  readonly parked: readonly TicketId[]
  /** When walk-ins of a service count as aged, where that is fixed beforehand, ms. */
  readonly agedAfter?: Lookup<ServiceId, number>
}
