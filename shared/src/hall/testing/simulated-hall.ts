// A hall without a hub: commands through decide and apply, a clock that tests move, a log that can be replayed.
import * as v from 'valibot'
import { createZone, type Zone } from '../../calendar/zone.ts'
import { CommandId, KeyedHash, type ActorId } from '../../kernel/brands.ts'
import type { Actor, DecisionContext, Decision, Slices, VaultWrite } from '../../kernel/define.ts'
import type { ErrorCode } from '../../kernel/error.ts'
import { refuse, type Result } from '../../kernel/result.ts'
import { apply, decide, needs } from '../hall.ts'
import { rowChanges } from '../kept.ts'
import { jobsOf, type Job } from '../outbox/jobs.ts'
import { commandByType, type commandSpecs, type HallCommand, type HallEvent } from '../registry.ts'
import { emptyHall, type HallState } from '../state.ts'
import { derivedText } from './random.ts'

type Spec = (typeof commandSpecs)[number]
export type CommandType = Spec['type']
export type CommandInput<T extends CommandType> = v.InferInput<Extract<Spec, { type: T }>['data']>

export interface Logged {
  readonly at: number
  readonly actor: ActorId
  /** As the log keeps it. */
  readonly text: string
}

export interface SimulatedHall {
  readonly state: HallState
  readonly now: number
  readonly zone: Zone
  readonly log: readonly Logged[]
  readonly jobs: readonly Job[]
  readonly vault: readonly VaultWrite[]
  /** Kept rows by `kind/id`. */
  readonly rows: ReadonlyMap<string, unknown>
  readonly advance: (ms: number) => void
  /** Sets the clock, backwards too: what the hub never does and the hall must live through. */
  readonly setClock: (at: number) => void
  readonly setZone: (zone: Zone) => void
  readonly decide: (actor: Actor, command: HallCommand, id: string) => Result<Decision<HallEvent>>
  /** Checked, permitted, decided and applied; a refusal leaves everything as it was. */
  readonly run: <T extends CommandType>(
    actor: Actor,
    type: T,
    data: CommandInput<T>,
    id?: string,
  ) => Result<readonly HallEvent[]>
  /** As `run`, for a command that must be accepted. */
  readonly must: <T extends CommandType>(actor: Actor, type: T, data: CommandInput<T>) => readonly HallEvent[]
  /** The code with which the hall refuses; `accepted` where it does not. */
  readonly refusal: <T extends CommandType>(actor: Actor, type: T, data: CommandInput<T>) => ErrorCode | 'accepted'
  /** The state folded anew from the log, on from `from`. */
  readonly replay: (from?: { readonly state: HallState; readonly length: number }) => HallState
}

export interface SimulatedHallOptions {
  /** Default a Thursday, 9:00 in Shanghai. */
  readonly now?: number
  readonly timeZone?: string
}

export const THURSDAY_9_00 = Date.UTC(2026, 2, 12, 1, 0, 0)

export function parsedCommand(type: CommandType, input: unknown): Result<HallCommand> {
  const spec = commandByType.get(type)
  if (spec === undefined) return refuse('command.unknown', { type })
  const data = v.safeParse(spec.data, input)
  if (!data.success) return refuse('command.malformed', { path: v.getDotPath(data.issues[0]) ?? '' })
  // The schema of this very type made the data.
  return { ok: true, value: { type, data: data.output } as HallCommand }
}

export function createSimulatedHall(options: SimulatedHallOptions = {}): SimulatedHall {
  let state = emptyHall
  let now = options.now ?? THURSDAY_9_00
  let zone = createZone(options.timeZone ?? 'Asia/Shanghai')
  let commands = 0
  const log: Logged[] = []
  const jobs: Job[] = []
  const vault: VaultWrite[] = []
  const rows = new Map<string, unknown>()

  const contextOf = (actor: Actor, id: string): DecisionContext => ({
    ...{ now, zone, actor, commandId: v.parse(CommandId, id) },
    newId: (label) => derivedText(`${actor.id} ${id} ${label}`, 24),
    keyedHash: (text) => v.parse(KeyedHash, derivedText(text, 43)),
  })
  const slicesOf = (command: HallCommand): Slices => {
    const asked = new Set(needs(command).map(({ kind, id }) => `${kind}/${id}`))
    return { get: (kind, id) => (asked.has(`${kind}/${id}`) ? rows.get(`${kind}/${id}`) : undefined) }
  }
  const decideNow: SimulatedHall['decide'] = (actor, command, id) =>
    decide(state, slicesOf(command), command, contextOf(actor, id))

  const run: SimulatedHall['run'] = (actor, type, data, id = `command-${++commands}`) => {
    const permission = commandByType.get(type)?.permission
    if (permission !== undefined && !actor.permissions.has(permission))
      return refuse('permission.denied', { permission })
    const command = parsedCommand(type, data)
    if (!command.ok) return command
    const decided = decideNow(actor, command.value, id)
    if (!decided.ok) return decided
    const { events } = decided.value
    for (const [nth, event] of events.entries()) {
      const before = state
      state = apply(before, event, now, actor.id)
      log.push({ at: now, actor: actor.id, text: JSON.stringify(event) })
      jobs.push(...jobsOf(event, before, state, { at: now, key: () => derivedText(`${actor.id} ${id} ${nth}`, 24) }))
    }
    for (const row of rowChanges(events, now, slicesOf(command.value)))
      if (row.value === null) rows.delete(`${row.kind}/${row.id}`)
      else rows.set(`${row.kind}/${row.id}`, row.value)
    vault.push(...(decided.value.vault ?? []))
    return { ok: true, value: events }
  }

  return {
    get state() {
      return state
    },
    get now() {
      return now
    },
    get zone() {
      return zone
    },
    ...{ log, jobs, vault, rows, run, decide: decideNow },
    advance: (ms) => void (now += ms),
    setClock: (at) => void (now = at),
    setZone: (other) => void (zone = other),
    must: (actor, type, data) => {
      const done = run(actor, type, data)
      if (!done.ok) throw new Error(`${type} refused: ${done.error.code} ${JSON.stringify(done.error.context)}`)
      return done.value
    },
    refusal: (actor, type, data) => {
      const done = run(actor, type, data)
      return done.ok ? 'accepted' : done.error.code
    },
    replay: (from = { state: emptyHall, length: 0 }) =>
      // Every line was written from an event above.
      log
        .slice(from.length)
        .reduce((folded, { text, at, actor }) => apply(folded, JSON.parse(text) as HallEvent, at, actor), from.state),
  }
}
