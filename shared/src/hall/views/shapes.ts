// The values of all views, as the pages get them.
import type { AlertKind, AlertLevel } from '../alerts/types.ts'
import type { OpeningState } from '../config/opening.ts'
import type { DeviceLevel } from '../devices/types.ts'
import type { DeviceKind } from '../people/permissions.ts'
import type { Calibration } from '../queue/calibration.ts'
import type { Wait } from '../queue/estimate.ts'
import type { CounterPhase } from '../queue/state.ts'
import type { CallProof, CallReason, PauseReason, Slip, SuspensionReason, TicketState } from '../queue/types.ts'
import type { HubTroubleKind } from './troubles.ts'
import type { KnownModel, PendingPairing } from './types.ts'

export interface LocalWords {
  readonly 'zh-Hans': string
  readonly 'zh-Hant'?: string | undefined
  readonly en?: string | undefined
}

export type { OpeningState }

export interface HallView {
  readonly name: LocalWords
  readonly accent: string | null
  readonly languages: readonly ('zh-Hans' | 'zh-Hant' | 'en')[]
  readonly timeZone: string
  readonly opening: OpeningState
  /** Data older than this is shown as old, seconds. */
  readonly staleSeconds: number
  /** False: the hub can record nothing now, so nobody can take a number or be called. */
  readonly recording: boolean
}

/** One matter and where it is done, for "about this hall". */
export interface PlaceOfService {
  readonly id: string
  readonly series: string
  readonly name: LocalWords
  readonly about: LocalWords | null
  readonly zone: LocalWords
  /** Signs of its counters, in the order of the hall. */
  readonly counters: readonly string[]
}

export interface PlanView {
  /** Days 1 Monday to 7 Sunday, times as in `09:00`. None: always open. */
  readonly hours: readonly { readonly days: readonly number[]; readonly from: string; readonly to: string }[]
  readonly services: readonly PlaceOfService[]
}

export interface SuspendedView {
  readonly reason: SuspensionReason
  readonly until: number | null
}

export interface ServiceLine {
  readonly id: string
  readonly series: string
  readonly name: LocalWords
  readonly shortName: LocalWords
  readonly about: LocalWords | null
  readonly waiting: number
  /** Null: not known yet, say only how many wait. */
  readonly wait: Wait | null
  /** A counter for it stands free. */
  readonly free: boolean
  /** Counters that serve it and are staffed. */
  readonly open: number
  readonly suspended: SuspendedView | null
}

export interface KioskView {
  readonly name: LocalWords
  readonly zone: LocalWords | null
  readonly panelInches: number | null
  /** Why no numbers are given here; the first that matters. `printer.*` codes come from the driver. */
  readonly blocked: 'locked' | 'out-of-hours' | 'paper-out' | 'printer-down' | 'suspended' | null
  /** Another kiosk that works. */
  readonly other: LocalWords | null
  readonly services: readonly ServiceLine[]
  readonly waiting: number
  /** Over all services, of somebody who came now. */
  readonly wait: Wait | null
}

export interface TicketView {
  readonly ticket: string
  readonly number: string
  readonly series: string
  readonly service: LocalWords
  readonly state: TicketState
  readonly takenAt: number
  readonly ahead: number
  readonly wait: Wait | null
  /** Where to sit. */
  readonly zone: LocalWords
  /** Signs of the counters that may call, in the order of the hall. */
  readonly counters: readonly string[]
  /** The counter that called. */
  readonly calledTo: string | null
  readonly calledAt: number | null
  readonly parkedUntil: number | null
  /** Whether a missed call may still be made good. */
  readonly mayReturn: boolean
  readonly returnMinutes: number
  readonly suspended: SuspendedView | null
  readonly slip: Slip | null
  /** For the QR code. */
  readonly link: string | null
}

/** A phone's link: the ticket, or why there is none. */
export type PhoneView =
  | { readonly kind: 'ticket'; readonly hall: HallView; readonly ticket: TicketView }
  | { readonly kind: 'expired' | 'unknown' }

export interface BoardCall {
  readonly id: string
  readonly number: string
  readonly series: string
  /** The sign of the counter. */
  readonly counter: string
  readonly at: number
  /** How often this person was called. */
  readonly times: number
  /** A loudspeaker says it (P5): a board beside it keeps silent, since two voices out of step cannot be understood. */
  readonly spoken: boolean
}

export interface BoardView {
  readonly zone: LocalWords | null
  readonly calls: readonly BoardCall[]
  readonly services: readonly ServiceLine[]
  readonly notice: LocalWords | null
  readonly panelInches: number | null
}

export interface NextLine {
  readonly ticket: string
  readonly number: string
  readonly service: LocalWords
  readonly reason: CallReason
  readonly takenAt: number
}

export interface HereLine {
  readonly ticket: string
  readonly number: string
  readonly service: LocalWords
  readonly reason: CallReason | null
  readonly takenAt: number
  readonly calls: number
  readonly calledAt: number
  readonly startedAt: number | null
  readonly state: 'called' | 'serving'
  readonly proof: CallProof
  readonly painted: number
  readonly expected: number
  /** Another call is possible from then on; null when the calls are used up. */
  readonly recallAt: number | null
  readonly callsLeft: number
}

export interface HeldLine {
  readonly ticket: string
  readonly number: string
  readonly state: 'parked' | 'no-show'
  readonly until: number | null
  readonly at: number
}

export interface PlaceLine {
  readonly id: string
  readonly number: string
  readonly services: readonly LocalWords[]
}

export interface CounterView {
  readonly id: string
  /** What stands on the sign. */
  readonly number: string
  readonly zone: LocalWords
  readonly services: readonly ServiceLine[]
  readonly staff: { readonly id: string; readonly name: string } | null
  readonly phase: CounterPhase
  readonly paused: { readonly reason: PauseReason; readonly since: number; readonly until: number | null } | null
  readonly here: HereLine | null
  readonly next: readonly NextLine[]
  readonly waitingHere: number
  readonly waitingAll: number
  readonly held: readonly HeldLine[]
  readonly last: { readonly number: string; readonly at: number } | null
  readonly served: number
  readonly servedMs: number
  readonly noShows: number
}

/** Where people can be sent on to, and what stands on the signs. */
export interface PlacesView {
  readonly counters: readonly { readonly id: string; readonly number: string; readonly services: readonly string[] }[]
  readonly services: readonly { readonly id: string; readonly name: LocalWords }[]
}

export interface CountersView {
  readonly counters: readonly (PlaceLine & {
    readonly zone: LocalWords
    readonly staff: { readonly id: string; readonly name: string } | null
  })[]
}

export interface ScreenView {
  readonly number: string
  readonly phase: CounterPhase
  readonly ticket: { readonly number: string; readonly call: string } | null
  readonly pausedUntil: number | null
  readonly staff: string | null
  readonly department: LocalWords | null
  readonly services: readonly LocalWords[]
}

export interface AlertLine {
  readonly id: string
  /** A trouble of the hub goes with its cause; nobody can handle it away. */
  readonly kind: AlertKind | HubTroubleKind
  readonly level: AlertLevel
  /** An id, for acting on it. */
  readonly subject: string
  /** Its name: a counter's sign, a device's or service's name, a ticket's number. */
  readonly name: LocalWords
  readonly since: number
  readonly handledBy: string | null
  readonly handledAt: number | null
}

export interface DeskLine {
  readonly id: string
  readonly number: string
  readonly zone: string
  readonly phase: CounterPhase
  readonly staff: string | null
  readonly ticket: string | null
  readonly since: number | null
  readonly proof: CallProof | null
  readonly panic: boolean
}

export interface ConsoleView {
  readonly counters: readonly DeskLine[]
  readonly zones: readonly { readonly id: string; readonly name: LocalWords }[]
  readonly services: readonly (ServiceLine & { readonly longestMs: number })[]
  readonly alerts: readonly AlertLine[]
  readonly day: { readonly taken: number; readonly done: number; readonly noShows: number; readonly cancelled: number }
  readonly waiting: number
  readonly longestMs: number
  readonly open: number
  readonly devices: { readonly ok: number; readonly warning: number; readonly down: number; readonly pairing: number }
  readonly clockHeld: boolean
  /** Signs of the counters whose calls no display shows, in the order of the hall. */
  readonly unwatched: readonly string[]
}

/** How true the waits were that people were told, of those that were followed. */
export interface CalibrationLine extends Calibration {
  readonly id: string
  readonly series: string
  readonly name: LocalWords
}

export interface StatisticsView {
  readonly waits: readonly CalibrationLine[]
  readonly together: Calibration
}

export interface DeviceLine {
  readonly id: string
  readonly kind: DeviceKind
  readonly name: LocalWords
  readonly zone: string | null
  readonly counter: string | null
  readonly printer: string | null
  readonly model: string | null
  /** The agent that has it on its cable; null: any in its place. */
  readonly agent: string | null
  readonly seats: readonly { readonly address: number; readonly counter: string }[]
  readonly panelInches: number | null
  readonly locked: boolean
  readonly connected: boolean
  readonly level: DeviceLevel
  readonly code: string
  readonly since: number
}

/** One device with what became of it, the newest first. */
export interface DeviceView {
  readonly id: string
  readonly name: LocalWords
  readonly kind: DeviceKind
  readonly states: readonly { readonly level: DeviceLevel; readonly code: string; readonly since: number }[]
}

/** What a device can be registered as. */
export interface ModelsView {
  readonly models: readonly KnownModel[]
}

export interface DevicesView {
  readonly devices: readonly DeviceLine[]
  readonly pairings: readonly PendingPairing[]
  readonly zones: readonly { readonly id: string; readonly name: LocalWords }[]
  readonly counters: readonly { readonly id: string; readonly number: string }[]
}
