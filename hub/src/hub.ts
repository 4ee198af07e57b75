// One hall's hub: the parts and how they are joined. Creating does no work beyond opening the store it is given.
import { randomBytes } from 'node:crypto'
import { createZone, type Zone } from '@tingxu/shared/calendar/zone.ts'
import type { HallConfigInput } from '@tingxu/shared/hall/config/schema.ts'
import { unknownYear } from '@tingxu/shared/hall/config/timetable.ts'
import { createWaits } from '@tingxu/shared/hall/queue/waits.ts'
import type { HallState } from '@tingxu/shared/hall/state.ts'
import type { HubFacts, KnownModel, LinkTarget, PendingPairing, ViewContext } from '@tingxu/shared/hall/views/types.ts'
import { deviceKinds } from '@tingxu/shared/hall/people/permissions.ts'
import type { DeviceId, VaultRef } from '@tingxu/shared/kernel/brands.ts'
import type { Actor } from '@tingxu/shared/kernel/define.ts'
import type { CommandResult, ViewMessage } from '@tingxu/shared/wire/protocol.ts'
import { actorOf, systemActor } from './access/access.ts'
import { createIdentity, type Identity } from './access/identity.ts'
import type { ScryptCost } from './identity/scrypt-hash.ts'
import { createInputs, type Inputs } from './inputs/inputs.ts'
import { createLinks } from './identity/links.ts'
import { createDispatcher, type Dispatcher } from './outbox/dispatcher.ts'
import { createDeviceHands, type JobCarrier } from './outbox/device-hands.ts'
import { createWebhookSender } from './outbox/webhook-sender.ts'
import { createHallClock, type HallClock } from './pipeline/clock.ts'
import { followLog } from './pipeline/follow-log.ts'
import { derivedId, keyedHasher, payloadHash } from './pipeline/ids.ts'
import { createPipeline, type Committed, type Pipeline } from './pipeline/pipeline.ts'
import { restoreState } from './pipeline/restore.ts'
import { createCheckpointer } from './store/checkpointer.ts'
import type { Store } from './store/contract.ts'
import { createLoopDelay, createLoopWatch, type LoopDelay } from './timers/loop-watch.ts'
import { createPresence, type Presence } from './timers/presence.ts'
import { createProofs } from './timers/proofs.ts'
import { createSnapshotter } from './timers/snapshotter.ts'
import { watchStore } from './timers/store-troubles.ts'
import { createTimers } from './timers/timers.ts'
import { createTroubles, type Troubles } from './timers/troubles.ts'
import { createWatch, type Watch } from './watch/watch.ts'

export interface HubOptions {
  readonly store: Store
  /** Keys derived from the master key, 32 bytes each. */
  readonly keys: {
    readonly links: Uint8Array
    readonly lookups: Uint8Array
    readonly webhookSecret: (webhook: string) => string
  }
  readonly build: string
  readonly demo: boolean
  readonly wall?: () => number
  readonly monotonic?: () => number
  readonly report?: (fault: unknown) => void
  /** Tests take a cheaper one. */
  readonly scryptCost?: ScryptCost
  /** Names this hub answers to besides addresses; any when left out. */
  readonly hostNames?: readonly string[]
  /** Used where a hall has not set `phone.baseUrl`: the demo's own address. */
  readonly phoneBaseUrl?: () => string | null
  readonly loopDelay?: LoopDelay
}

export interface HallHub {
  readonly store: Store
  readonly pipeline: Pipeline
  readonly watch: Watch
  readonly identity: Identity
  readonly dispatcher: Dispatcher
  readonly presence: Presence
  /** What people do at devices without a page. */
  readonly inputs: Inputs
  /** What ails the hub itself: shown in the console, and gone with its cause. */
  readonly troubles: Troubles
  readonly clock: HallClock
  readonly build: string
  readonly demo: boolean
  readonly state: () => HallState
  readonly now: () => number
  readonly zone: () => Zone
  readonly random: (count: number) => Uint8Array
  readonly report: (fault: unknown) => void
  /** For callers without any credential. */
  readonly nobody: Actor
  readonly sockets: () => number
  /** The longest that the main thread was held up in the last minute, ms. */
  readonly worstDelayMs: () => number
  /** An empty hall has none: its one-time code makes the first. */
  readonly hasAdministrator: () => boolean
  readonly painted: (device: string, calls: readonly string[]) => void
  readonly linkOf: ViewContext['linkOf']
  /** A command of the hub itself. */
  readonly system: (type: string, data: unknown, id?: string) => Promise<CommandResult>
  readonly configure: (config: HallConfigInput) => Promise<CommandResult>
  readonly addCarrier: (carrier: JobCarrier) => void
  readonly countSocketsBy: (count: () => number) => void
  /** Which models a device can be registered as. */
  readonly knowModels: (models: readonly KnownModel[]) => void
  /** Who sends the values of views. */
  readonly publishBy: (publish: (message: ViewMessage) => void) => void
  /** One look at what is due; once open, the timers take one each second. */
  readonly look: () => void
  readonly open: () => void
  /** A snapshot now, so that the next start folds little. */
  readonly snapshot: () => void
  readonly close: () => void
}

const DEFAULT_ZONE = 'Asia/Shanghai'

export function createHub(options: HubOptions): HallHub {
  const {
    store,
    keys,
    build,
    demo,
    wall = Date.now,
    monotonic = () => performance.now(),
    phoneBaseUrl = () => null,
    loopDelay = createLoopDelay(),
  } = options
  const report = options.report ?? (() => undefined)
  const random = (count: number): Uint8Array => randomBytes(count)
  const restored = restoreState(store)
  const clock = createHallClock({ wall, monotonic, lastAt: restored.lastAt })
  const { now } = clock

  let zone = createZone(restored.state.config?.hall.timeZone ?? DEFAULT_ZONE)
  let facts: HubFacts = { models: [], pairings: [], connected: new Set<DeviceId>(), troubles: [] }
  let sockets = (): number => 0
  const carriers: JobCarrier[] = []

  const identity = createIdentity({
    ...{ store, now, random, onFault: report, scryptCost: options.scryptCost, hostNames: options.hostNames },
    mayEnter: (staff) => pipeline.state().staff.has(staff),
    onStolen: (device) => void system('device.revoke', { device, stolen: true }),
    pairingsChanged: () => {
      facts = { ...facts, pairings: pendingPairings(identity) }
      watch.changed()
    },
  })

  const troubles = createTroubles({
    now,
    changed: (all) => {
      facts = { ...facts, troubles: all }
      watch.changed()
    },
  })
  const watched = watchStore(store, troubles, report)

  const pipeline = createPipeline({
    store: { ...store, append: watched.append },
    ...{ now, onFault: report, fence: store.takeFence(), state: restored.state },
    zone: () => zone,
    keyedHash: keyedHasher(keys.lookups),
    guards: {
      'device.register': (data) => {
        const { code } = data as { code: string | null }
        if (code === null) return null
        const claimed = identity.pairings.claim(code)
        return claimed.ok ? null : claimed.error
      },
    },
  })
  const state = (): HallState => pipeline.state()
  const links = createLinks({ key: keys.links, hall: store.hall })

  const linkOf: ViewContext['linkOf'] = (ticket) => {
    const base = state().config?.phone?.baseUrl ?? phoneBaseUrl()
    return base === null ? null : `${base.replace(/\/$/, '')}/t/${links.make(ticket)}`
  }
  const ticketOfLink = (link: string): LinkTarget => {
    const today = state().queue.date
    const read = today === null ? 'unknown' : links.read(link, today)
    if (read === 'expired') return { kind: 'expired' }
    return read === 'unknown' ? { kind: 'unknown' } : { kind: 'ticket', ticket: read }
  }
  const names = new Map<VaultRef, string | undefined>()
  const nameOf = (ref: VaultRef): string | undefined => {
    if (!names.has(ref)) names.set(ref, store.readVault(ref))
    return names.get(ref)
  }

  const waits = createWaits()
  let publish: (message: ViewMessage) => void = () => undefined
  const watch = createWatch({
    ...{ state, monotonic, onFault: report },
    seq: () => store.head().seq,
    facts: () => facts,
    context: () => ({ now: now(), zone, facts, waits, nameOf, linkOf, ticketOfLink }),
    publish: (message) => publish(message),
  })

  const system = (type: string, data: unknown, id?: string): Promise<CommandResult> =>
    pipeline.submit({
      id: id ?? derivedId('system', String(now()), Buffer.from(random(12)).toString('hex')),
      type,
      data,
      actor: systemActor,
    })

  const presence = createPresence({
    now: monotonic,
    changed: (connected) => {
      facts = { ...facts, connected }
      watch.changed()
    },
    tell: (device, level, code) => {
      if (state().devices.has(device)) void system('device.report', { device, level, code })
    },
    twice: (device, lasts) => troubles.set('device-twice', lasts, device),
  })

  const webhooks = createWebhookSender({
    ...{ hall: store.hall, config: () => state().config, secretOf: keys.webhookSecret, now, monotonic },
    onAway: (webhook, isAway) => troubles.set('webhook-away', isAway, webhook),
  })
  const dispatcher = createDispatcher({
    ...{ store, now, onFault: report },
    hands: {
      ...createDeviceHands({
        ...{ carriers, state },
        context: () => ({ now: now(), zone, waits, linkOf, readVault: store.readVault }),
      }),
      webhook: webhooks.deliver,
    },
    tell: async (entry, slip, code) => {
      if (entry.kind !== 'print') return
      const { ticket, copy } = entry.payload as { ticket: string; copy: number }
      await system('slip.report', { ticket, copy, state: slip, code }, `job:${entry.id}:${slip}`.slice(0, 80))
    },
  })

  const loopWatch = createLoopWatch({
    ...{ longestMs: loopDelay.longestMs, monotonic },
    said: (blockedMs) => report(new Error(`the main thread was held up for ${blockedMs} ms`)),
    trouble: (lasts) => troubles.set('hub-slow', lasts),
  })
  const proofs = createProofs({ store, state, now })
  const checkpointer = createCheckpointer({ store })
  /** Commands that ended before this event are forgotten, a step a second; null: nothing to forget. */
  let forgetBefore: number | null = null
  const forget = (): void => {
    if (forgetBefore === null || pipeline.depth() > 0) return
    const forgotten = store.pruneCommands(forgetBefore)
    if (!forgotten.ok || forgotten.value === 0) forgetBefore = null
  }
  const lookAtCalendar = (): void => {
    const { config } = state()
    troubles.set('holidays-unknown', config !== null && unknownYear(config.opening, zone.date(now())) !== null)
  }
  let seconds = 0
  const timers = createTimers({
    ...{ pipeline, clock, state, proofs, onFault: report },
    zone: () => zone,
    eachSecond: () => {
      seconds++
      loopWatch.look()
      checkpointer.look()
      forget()
      presence.look()
      if (seconds % 5 === 0) store.probe()
      if (seconds % 60 === 0) identity.sessions.sweep()
      if (seconds % 60 === 1) lookAtCalendar()
      snapshotter.look()
    },
  })

  const snapshotter = createSnapshotter({
    ...{ store, state, monotonic, since: restored.replayed },
    later: (work) => void setImmediate(work),
  })

  const follow = followLog({
    ...{ store, identity, clock },
    onConfigured: () => {
      zone = createZone(state().config?.hall.timeZone ?? DEFAULT_ZONE)
    },
    onForget: (beforeSeq) => {
      forgetBefore = beforeSeq
    },
  })
  const onCommitted = ({ events, jobs }: Committed): void => {
    snapshotter.noted(events.length)
    follow(events)
    watch.changed()
    if (jobs > 0) dispatcher.wake()
  }
  pipeline.onCommitted(onCommitted)

  return {
    ...{
      store,
      pipeline,
      watch,
      identity,
      dispatcher,
      presence,
      inputs: createInputs({ pipeline, state }),
      troubles,
      clock,
      build,
      demo,
      state,
      now,
      random,
      report,
      linkOf,
      system,
      snapshot: snapshotter.now,
    },
    zone: () => zone,
    nobody: actorOf({ kind: 'public' }, restored.state) ?? systemActor,
    sockets: () => sockets(),
    worstDelayMs: loopWatch.worstMs,
    hasAdministrator: () => [...state().staff.values()].some(({ roles }) => roles.includes('administrator')),
    painted: proofs.painted,
    configure: (config) =>
      system(
        'hall.configure',
        { config },
        `config:${payloadHash('hall.configure', config).slice(0, 40)}:${state().configVersion}`,
      ),
    addCarrier: (carrier) => void carriers.push(carrier),
    knowModels: (models) => {
      facts = { ...facts, models }
      watch.changed()
    },
    countSocketsBy: (count) => {
      sockets = count
    },
    publishBy: (to) => {
      publish = to
    },
    look: timers.look,
    open: () => {
      store.probe()
      loopDelay.open()
      timers.open()
      dispatcher.wake()
    },
    close: () => {
      watched.close()
      loopDelay.close()
      timers.close()
      dispatcher.close()
      pipeline.close()
      watch.close()
      snapshotter.now()
      snapshotter.close()
    },
  }
}

const pendingPairings = (identity: Identity): readonly PendingPairing[] =>
  identity.pairings.pending().flatMap(({ code, kind, since }) => {
    const known = deviceKinds.find((each) => each === kind)
    return known === undefined ? [] : [{ code, kind: known, since }]
  })
