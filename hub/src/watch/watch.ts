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
  bytes: string
  value: unknown
  seq: number
  sentAt: number
  madeAt: number
  dirty: boolean
}

/** The thread is given back after so long. */
const SLICE_MS = 8
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

  const make = (room: Room): boolean => {
    const value = room.spec.make(state(), room.params, context())
    const bytes = JSON.stringify(value)
    room.madeAt = monotonic()
    room.dirty = false
    if (bytes === room.bytes) return false
    Object.assign(room, { value, bytes, seq: seq() })
    return true
  }

  const wake = (inMs: number): void => {
    const at = monotonic() + inMs
    if (closed || at >= dueAt) return
    clearTimeout(timer)
    dueAt = at
    timer = setTimeout(round, Math.max(0, inMs))
  }

  const round = (): void => {
    dueAt = Infinity
    lastRound = monotonic()
    let next = Infinity
    for (const room of rooms.values()) {
      const { everyMs, leastIntervalMs } = room.spec
      const aged = everyMs > 0 && lastRound - room.madeAt >= everyMs
      if (!room.dirty && !aged) {
        if (everyMs > 0) next = Math.min(next, room.madeAt + everyMs - lastRound)
        continue
      }
      const waitMs = room.sentAt + leastIntervalMs - lastRound
      if (waitMs > 0) next = Math.min(next, waitMs)
      else pending.push(room)
    }
    // What shows calls goes first: somebody is looking for their number.
    pending.sort((a, b) => a.spec.leastIntervalMs - b.spec.leastIntervalMs)
    if (next < Infinity) wake(next)
    work()
  }

  const work = (): void => {
    const started = monotonic()
    while (pending.length > 0) {
      const room = pending.shift()
      if (room === undefined || !rooms.has(room.key)) continue
      try {
        if (make(room)) {
          room.sentAt = monotonic()
          publish({ key: room.key, seq: room.seq, value: room.value })
        }
      } catch (fault) {
        room.dirty = false
        onFault(fault)
      }
      if (monotonic() - started > SLICE_MS) {
        setImmediate(work)
        return
      }
    }
    const everyMs = [...rooms.values()].reduce(
      (least, { spec }) => (spec.everyMs > 0 ? Math.min(least, spec.everyMs) : least),
      Infinity,
    )
    if (everyMs < Infinity) wake(everyMs)
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
        ...{ sentAt: -Infinity, madeAt: monotonic(), dirty: false },
        reads: spec.reads(state(), facts(), resolved.value.params),
      }
      make(fresh)
      rooms.set(key, fresh)
      if (spec.everyMs > 0) wake(spec.everyMs)
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
    changed: () => {
      const now = state()
      const hub = facts()
      let any = false
      for (const room of rooms.values()) {
        const reads = room.spec.reads(now, hub, room.params)
        if (reads.length === room.reads.length && reads.every((each, at) => each === room.reads[at])) continue
        room.reads = reads
        room.dirty = true
        any = true
      }
      if (any) wake(Math.max(0, lastRound + ROUND_MS - monotonic()))
    },
    count: () => rooms.size,
    close: () => {
      closed = true
      clearTimeout(timer)
      rooms.clear()
      pending = []
    },
  }
}
