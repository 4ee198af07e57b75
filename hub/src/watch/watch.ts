// Views kept up to date for whoever watches: made only when what they read changed, encoded once, sent only when different.
import * as v from 'valibot'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import { viewByName } from '@tingxu/shared/hall/views/registry.ts'
import type { HubFacts, ViewContext, ViewSpec } from '@tingxu/shared/hall/views/types.ts'
import type { Actor } from '@tingxu/shared/kernel/define.ts'
import { refuse, ok, type Result } from '@tingxu/shared/kernel/result.ts'
import { viewKey, type ViewMessage } from '@tingxu/shared/wire/protocol.ts'

export interface WatchOptions {
  readonly state: () => HallState
  readonly seq: () => number
  readonly facts: () => HubFacts
  readonly context: () => ViewContext
  /** Sends a value to everybody who watches this key. */
  readonly publish: (message: ViewMessage) => void
  /** A clock that never jumps, ms. */
  readonly monotonic: () => number
  readonly onFault: (fault: unknown) => void
}

export interface Watch {
  /** Whether this actor may watch it, and under which key. Starts keeping it. */
  readonly join: (actor: Actor, view: string, params: unknown) => Result<{ readonly key: string }>
  readonly leave: (key: string) => void
  /** The value of now, for somebody who has just come or has caught up; undefined for a key nobody watches. */
  readonly current: (key: string) => ViewMessage | undefined
  /** A value once, for HTTP. */
  readonly once: (actor: Actor, view: string, params: unknown) => Result<unknown>
  /** State or facts changed. */
  readonly changed: () => void
  readonly count: () => number
  readonly close: () => void
}

interface Room {
  readonly key: string
  readonly spec: ViewSpec
  readonly params: unknown
  watchers: number
  reads: readonly unknown[]
  urgentReads: readonly unknown[]
  bytes: string
  value: unknown
  seq: number
  sentAt: number
  madeAt: number
  dirty: boolean
  /** Not to wait for the least interval. */
  urgent: boolean
  /** In line to be made. */
  pending: boolean
}

/** The thread is given back after so long: a command does not wait longer for views. */
const SLICE_MS = 3
/** Two rounds over all rooms are at least so far apart, so that a storm of commands is not drowned by its views. */
const ROUND_MS = 15

export function createWatch(options: WatchOptions): Watch {
  const { state, seq, facts, context, publish, monotonic, onFault } = options
  const rooms = new Map<string, Room>()
  let timer: NodeJS.Timeout | undefined
  let dueAt = Infinity
  let lastRound = -Infinity
  let pending: Room[] = []
  let closed = false

  const make = (room: Room, moment: ViewContext): boolean => {
    const value = room.spec.make(state(), room.params, moment)
    const bytes = JSON.stringify(value)
    room.madeAt = monotonic()
    room.dirty = false
    room.urgent = false
    if (bytes === room.bytes) return false
    Object.assign(room, { value, bytes, seq: seq() })
    return true
  }

  const wakeAt = (at: number): void => {
    if (closed || at >= dueAt) return
    clearTimeout(timer)
    dueAt = at
    timer = setTimeout(round, Math.max(0, at - monotonic()))
  }

  /** Whether what it shows may have changed, and whether somebody waits for just that. */
  const look = (room: Room, now: HallState, hub: HubFacts): void => {
    const reads = room.spec.reads(now, hub, room.params)
    if (areSame(reads, room.reads)) return
    room.reads = reads
    room.dirty = true
    if (room.spec.urgent === undefined) return
    const urgentReads = room.spec.urgent(now, room.params)
    if (!areSame(urgentReads, room.urgentReads)) room.urgent = true
    room.urgentReads = urgentReads
  }

  const round = (): void => {
    dueAt = Infinity
    lastRound = monotonic()
    const now = state()
    const hub = facts()
    let next = Infinity
    for (const room of rooms.values()) {
      const { everyMs, leastIntervalMs } = room.spec
      if (room.pending) {
        if (everyMs > 0) next = Math.min(next, lastRound + everyMs)
        continue
      }
      look(room, now, hub)
      const agesAt = everyMs > 0 ? room.madeAt + everyMs : Infinity
      const freeAt = room.urgent ? lastRound : room.sentAt + leastIntervalMs
      const madeAt = room.dirty ? freeAt : Math.max(agesAt, freeAt)
      if (madeAt > lastRound) {
        next = Math.min(next, madeAt)
        continue
      }
      room.pending = true
      pending.push(room)
      if (everyMs > 0) next = Math.min(next, lastRound + everyMs)
    }
    // What shows calls goes first: somebody is looking for their number.
    pending.sort((a, b) => Number(b.urgent) - Number(a.urgent) || a.spec.leastIntervalMs - b.spec.leastIntervalMs)
    wakeAt(next)
    work()
  }

  const work = (): void => {
    const started = monotonic()
    // One moment for all of them, so that what they have in common is made once.
    const moment = context()
    for (let done = 0; done < pending.length; done++) {
      if (done > 0 && monotonic() - started > SLICE_MS) {
        pending = pending.slice(done)
        setImmediate(work)
        return
      }
      const room = pending[done]
      if (room === undefined) continue
      room.pending = false
      if (!rooms.has(room.key)) continue
      try {
        if (make(room, moment)) {
          room.sentAt = monotonic()
          publish({ key: room.key, seq: room.seq, value: room.value })
        }
      } catch (fault) {
        room.dirty = false
        onFault(fault)
      }
    }
    pending = []
  }

  const resolve = (
    actor: Actor,
    view: string,
    params: unknown,
  ): Result<{ readonly spec: ViewSpec; readonly params: unknown; readonly key: string }> => {
    const spec = viewByName.get(view)
    if (spec === undefined) return refuse('view.unknown', { view: view.slice(0, 40) })
    const parsed = v.safeParse(spec.params, params ?? {})
    if (!parsed.success) return refuse('view.malformed', { view, path: v.getDotPath(parsed.issues[0]) ?? '' })
    if (spec.permission !== null && !actor.permissions.has(spec.permission))
      return refuse('permission.denied', { permission: spec.permission })
    if (spec.allow?.(actor, parsed.output) === false) return refuse('permission.denied', { view })
    const key = viewKey(view, parsed.output as Readonly<Record<string, unknown>>)
    return ok({ spec, params: parsed.output, key })
  }

  return {
    join: (actor, view, params) => {
      const resolved = resolve(actor, view, params)
      if (!resolved.ok) return resolved
      const { key, spec } = resolved.value
      const room = rooms.get(key)
      if (room !== undefined) {
        room.watchers++
        return ok({ key })
      }
      const fresh: Room = {
        ...{ key, spec, params: resolved.value.params, watchers: 1, bytes: '', value: null, seq: seq() },
        ...{ sentAt: -Infinity, madeAt: monotonic(), dirty: false, urgent: false, pending: false },
        reads: spec.reads(state(), facts(), resolved.value.params),
        urgentReads: spec.urgent?.(state(), resolved.value.params) ?? [],
      }
      make(fresh, context())
      rooms.set(key, fresh)
      if (spec.everyMs > 0) wakeAt(fresh.madeAt + spec.everyMs)
      return ok({ key })
    },
    leave: (key) => {
      const room = rooms.get(key)
      if (room === undefined) return
      room.watchers--
      if (room.watchers <= 0) rooms.delete(key)
    },
    current: (key) => {
      const room = rooms.get(key)
      return room === undefined ? undefined : { key, seq: room.seq, value: room.value }
    },
    once: (actor, view, params) => {
      const resolved = resolve(actor, view, params)
      return resolved.ok ? ok(resolved.value.spec.make(state(), resolved.value.params, context())) : resolved
    },
    changed: () => wakeAt(Math.max(monotonic(), lastRound + ROUND_MS)),
    count: () => rooms.size,
    close: () => {
      closed = true
      clearTimeout(timer)
      rooms.clear()
      pending = []
    },
  }
}

const areSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at])
