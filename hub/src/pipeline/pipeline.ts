// The one way into the log: commands are checked, decided on a tentative state, appended together, then answered.
import * as v from 'valibot'
import type { Zone } from '@tingxu/shared/calendar/zone.ts'
import { apply, decide, needs } from '@tingxu/shared/hall/hall.ts'
import { rowChanges } from '@tingxu/shared/hall/kept.ts'
import { type Job, jobsOf } from '@tingxu/shared/hall/outbox/jobs.ts'
import { lastTellings } from '@tingxu/shared/hall/outbox/last-tellings.ts'
import { commandByType, eventByType, type HallCommand } from '@tingxu/shared/hall/registry.ts'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import { CommandId, type KeyedHash } from '@tingxu/shared/kernel/brands.ts'
import type { Actor, DecisionContext, Slices, VaultWrite } from '@tingxu/shared/kernel/define.ts'
import type { HallError } from '@tingxu/shared/kernel/error.ts'
import type { RowChange } from '@tingxu/shared/kernel/kept.ts'
import { refuse } from '@tingxu/shared/kernel/result.ts'
import type { CommandResult } from '@tingxu/shared/wire/protocol.ts'
import type { CommandRecord, Envelope, NewEvent, Store } from '../store/contract.ts'
import { derivedId, payloadHash } from './ids.ts'

export interface Submitted {
  readonly id: string
  readonly type: string
  readonly data: unknown
  readonly actor: Actor
}

export interface PipelineOptions {
  readonly store: Store
  readonly fence: number
  readonly state: HallState
  /** The hall's clock. */
  readonly now: () => number
  readonly zone: () => Zone
  readonly keyedHash: (text: string) => KeyedHash
  /** Checks that lie outside the heart (a pairing code that exists). Asked before deciding. */
  readonly guards?: Readonly<Record<string, (data: unknown) => HallError | null>>
  readonly onFault: (fault: unknown) => void
}

/** What was committed together: the events as stored and the state after them. */
export interface Committed {
  readonly events: readonly Envelope[]
  readonly state: HallState
  readonly jobs: number
}

export interface Pipeline {
  /** Never rejects. Resolves after the commit, or with the refusal. */
  readonly submit: (command: Submitted) => Promise<CommandResult>
  readonly state: () => HallState
  readonly onCommitted: (listener: (committed: Committed) => void) => () => void
  /** Commands waiting now, for metrics and for shedding load. */
  readonly depth: () => number
  /** Refuses what comes from now on; what was accepted is finished. */
  readonly close: () => void
}

interface Waiting {
  readonly command: HallCommand
  readonly id: CommandId
  readonly actor: Actor
  readonly hash: string
  readonly answer: (result: CommandResult) => void
}

/** One transaction holds so many commands: long enough to share the sync, short enough to keep the thread free. */
const LIVE_BATCH = 64
const BULK_BATCH = 100

export function createPipeline(options: PipelineOptions): Pipeline {
  const { store, fence, now, zone, keyedHash, guards = {}, onFault } = options
  let state = options.state
  let closed = false
  let scheduled = false
  const live: Waiting[] = []
  const bulk: Waiting[] = []
  const inFlight = new Map<string, { readonly hash: string; readonly result: Promise<CommandResult> }>()
  const listeners = new Set<(committed: Committed) => void>()

  const schedule = (): void => {
    if (scheduled) return
    scheduled = true
    setImmediate(flush)
  }

  function flush(): void {
    scheduled = false
    const batch = live.length > 0 ? live.splice(0, LIVE_BATCH) : bulk.splice(0, BULK_BATCH)
    if (batch.length > 0) commit(batch)
    if (live.length + bulk.length > 0) schedule()
  }

  function commit(batch: readonly Waiting[]): void {
    const work = createWork(state)
    const accepted: { readonly waiting: Waiting; readonly from: number; readonly to: number }[] = []
    for (const waiting of batch) {
      try {
        const from = work.events.length
        const refused = decideOne(work, waiting)
        if (refused === null) accepted.push({ waiting, from, to: work.events.length })
        else waiting.answer({ ok: false, error: refused })
      } catch (fault) {
        onFault(fault)
        waiting.answer(refuse('internal.fault', { command: waiting.command.type }))
      }
    }
    if (accepted.length === 0) return
    const { seq } = store.head()
    const commands = accepted.map(({ waiting, from, to }): CommandRecord => {
      const { id, actor, hash } = waiting
      return { actor: actor.id, commandId: id, payloadHash: hash, fromSeq: seq + from + 1, toSeq: seq + to }
    })
    const { events, vault } = work
    const jobs = lastTellings(work.jobs)
    const rows = [...work.rows.values()]
    const appended = store.append({ expectedSeq: seq, events, commands, rows, vault, jobs, fence })
    if (!appended.ok) {
      const error: HallError =
        appended.error.code === 'store.read-only'
          ? { code: 'store.read-only', context: {} }
          : { code: 'store.unavailable', context: {} }
      for (const { waiting } of accepted) waiting.answer({ ok: false, error })
      return
    }
    ;({ state } = work)
    for (const { waiting, from, to } of accepted) {
      const own = appended.value.events.slice(from, to)
      waiting.answer({ ok: true, value: answerOf(own, seq + to, now()) })
    }
    const committed: Committed = { events: appended.value.events, state, jobs: jobs.length }
    for (const listener of listeners) {
      try {
        listener(committed)
      } catch (fault) {
        onFault(fault)
      }
    }
  }

  function decideOne(work: Work, { command, id, actor }: Waiting): HallError | null {
    const at = now()
    const slices = work.slices(store, command)
    const context: DecisionContext = {
      now: at,
      zone: zone(),
      actor,
      commandId: id,
      newId: (label) => derivedId(actor.id, id, label),
      keyedHash,
    }
    const decided = decide(work.state, slices, command, context)
    if (!decided.ok) return decided.error
    const date = context.zone.date(at)
    for (const [nth, event] of decided.value.events.entries()) {
      const before = work.state
      work.state = apply(before, event, at, actor.id)
      const v = eventByType.get(event.type)?.v ?? 1
      const businessDate = work.state.queue.date ?? date
      const { configVersion } = work.state
      const stored: NewEvent = {
        at,
        businessDate,
        type: event.type,
        v,
        actor: actor.id,
        device: actor.device,
        commandId: id,
        configVersion,
        data: event.data,
      }
      work.events.push(stored)
      work.jobs.push(...jobsOf(event, before, work.state, { at, key: () => context.newId(`job-${nth}`) }))
    }
    for (const row of rowChanges(decided.value.events, at, slices)) work.rows.set(`${row.kind}\n${row.id}`, row)
    work.vault.push(...(decided.value.vault ?? []))
    return null
  }

  const check = (
    submitted: Submitted,
  ):
    | { readonly ok: true; readonly command: HallCommand; readonly id: CommandId }
    | { readonly ok: false; readonly error: HallError } => {
    const spec = commandByType.get(submitted.type)
    if (spec === undefined) return refuse('command.unknown', { type: submitted.type.slice(0, 60) })
    if (!submitted.actor.permissions.has(spec.permission))
      return refuse('permission.denied', { permission: spec.permission })
    const id = v.safeParse(CommandId, submitted.id)
    if (!id.success) return refuse('command.malformed', { path: 'id', expected: '8 to 80 of A-Z a-z 0-9 : . _ -' })
    const data = v.safeParse(spec.data, submitted.data ?? {})
    if (!data.success) {
      const [issue] = data.issues
      return refuse('command.malformed', {
        path: v.getDotPath(issue) ?? '',
        expected: (issue.expected ?? issue.message).slice(0, 120),
      })
    }
    // The schema of this very type has just been passed.
    const command = { type: spec.type, data: data.output } as HallCommand
    return { ok: true, command, id: id.output }
  }

  return {
    submit: (submitted) => {
      if (closed) return Promise.resolve(refuse('store.unavailable'))
      const checked = check(submitted)
      if (!checked.ok) return Promise.resolve(checked)
      const { command, id } = checked
      const { actor } = submitted
      const hash = payloadHash(command.type, command.data)
      const key = `${actor.id}\n${id}`
      const twin = inFlight.get(key)
      if (twin !== undefined)
        return twin.hash === hash ? twin.result : Promise.resolve(refuse('command.id-reused', { id }))
      const known = store.findCommand(actor.id, id)
      if (known !== undefined) {
        if (known.payloadHash !== hash) return Promise.resolve(refuse('command.id-reused', { id }))
        return Promise.resolve({ ok: true, value: answerOf(store.eventsOfCommand(known), known.toSeq, now()) })
      }
      const guarded = guards[command.type]?.(command.data)
      if (guarded !== undefined && guarded !== null) return Promise.resolve({ ok: false, error: guarded })
      const result = new Promise<CommandResult>((resolve) => {
        const answer = (answered: CommandResult): void => {
          inFlight.delete(key)
          resolve(answered)
        }
        const lane = commandByType.get(command.type)?.lane === 'bulk' ? bulk : live
        lane.push({ command, id, actor, hash, answer })
      })
      inFlight.set(key, { hash, result })
      schedule()
      return result
    },
    state: () => state,
    onCommitted: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    depth: () => live.length + bulk.length,
    close: () => {
      closed = true
      while (live.length + bulk.length > 0) flush()
    },
  }
}

const answerOf = (events: readonly Envelope[], seq: number, at: number) => ({
  seq,
  at: events.at(-1)?.at ?? at,
  events: events.map(({ type, data }) => ({ type, data })),
})

/** What one transaction will hold, and the state as it would be after it. */
interface Work {
  state: HallState
  readonly events: NewEvent[]
  readonly jobs: Job[]
  readonly vault: VaultWrite[]
  readonly rows: Map<string, RowChange>
  /** The rows this command asked for, as they stand after the commands before it. */
  readonly slices: (store: Store, command: HallCommand) => Slices
}

function createWork(state: HallState): Work {
  const rows = new Map<string, RowChange>()
  return {
    ...{ state, events: [], jobs: [], vault: [], rows },
    slices: (store, command) => {
      const loaded = new Map<string, unknown>()
      for (const { kind, id } of needs(command)) {
        const key = `${kind}\n${id}`
        loaded.set(key, rows.has(key) ? (rows.get(key)?.value ?? undefined) : store.getRow(kind, id))
      }
      return { get: (kind, id) => loaded.get(`${kind}\n${id}`) }
    },
  }
}
