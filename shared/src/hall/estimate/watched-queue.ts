// What somebody who only watches knows of a queue: who waits since when, which counters are at work, how long visits take.
// Nothing of it is told; all is inferred from arrivals, calls and ends.

export interface Waiting {
  readonly ticket: string
  readonly service: string
  readonly since: number
}

interface Server {
  /** Whom it serves now, since when. */
  serving: { readonly ticket: string; readonly service: string; readonly at: number } | null
  /** Last call or end. */
  seenAt: number
  /** When it last served each service. */
  readonly services: Map<string, number>
}

/** A counter works if it called or ended something so lately, or serves now (rules §2). */
export const ACTIVE_MS = 10 * 60_000
/** From one person to the next. */
const BREATH_MS = 90_000
/** What a counter has not served for so long it does not serve any more. */
const SERVES_MS = 14 * 86_400_000
/** A visit that seems to last longer was never ended in the books. */
const FORGOTTEN_MS = 3 * 3_600_000
const DAY_MS = 86_400_000
/** Today's visits outweigh all before from so many on. */
const TODAY_WEIGHT = 30
const LONG_KEEP = 0.998

interface Pace {
  meanMs: number
  visits: number
  todayMs: number
  today: number
  day: number
}

export type WatchedQueue = ReturnType<typeof createWatchedQueue>

/** Times are ms of one clock; days begin at its midnight. */
export function createWatchedQueue() {
  const lines = new Map<string, Waiting[]>()
  const servers = new Map<string, Server>()
  const at = new Map<string, string>()
  const paces = new Map<string, Pace>()
  const lastWait = new Map<string, number>()
  const callTimes = new Map<string, number[]>()
  let unnamed = 0

  const lineOf = (service: string): Waiting[] => {
    const line = lines.get(service) ?? []
    lines.set(service, line)
    return line
  }

  /** A visit at a counter nobody named: one that is free, or one more. */
  const freeUnnamed = (now: number): string => {
    for (const [name, { serving, seenAt }] of servers)
      if (name.startsWith('?') && serving === null && now - seenAt < ACTIVE_MS) return name
    return `?${++unnamed}`
  }

  const takeOut = (ticket: string, service: string): Waiting | null => {
    const line = lineOf(service)
    const place = line.findIndex((each) => each.ticket === ticket)
    return place < 0 ? null : (line.splice(place, 1)[0] ?? null)
  }

  const isAtWork = ({ serving, seenAt, services }: Server, now: number): boolean => {
    if (serving !== null) return now - serving.at <= FORGOTTEN_MS
    if (now - seenAt > ACTIVE_MS) return false
    if (now - seenAt <= BREATH_MS) return true
    // Somebody it could call has waited all the while: nobody sits there any more.
    for (const service of services.keys()) {
      const [first] = lineOf(service)
      if (first !== undefined && now - first.since > BREATH_MS) return false
    }
    return true
  }

  const end = (server: Server, now: number): void => {
    if (server.serving === null) return
    const { service, at: begunAt } = server.serving
    const tookMs = now - begunAt
    server.serving = null
    server.seenAt = now
    if (tookMs <= 0 || tookMs > FORGOTTEN_MS) return
    const day = Math.floor(now / DAY_MS)
    const pace = paces.get(service) ?? { meanMs: tookMs, visits: 0, todayMs: 0, today: 0, day }
    if (pace.day !== day) Object.assign(pace, { todayMs: 0, today: 0, day })
    pace.visits = pace.visits * LONG_KEEP + 1
    pace.meanMs += (tookMs - pace.meanMs) / pace.visits
    pace.today++
    pace.todayMs += (tookMs - pace.todayMs) / pace.today
    paces.set(service, pace)
  }

  const meanOf = (service: string): number => {
    const pace = paces.get(service)
    if (pace === undefined) {
      let all = 0
      for (const { meanMs } of paces.values()) all += meanMs
      return paces.size === 0 ? 0 : all / paces.size
    }
    const weight = pace.today / (pace.today + TODAY_WEIGHT)
    return weight * pace.todayMs + (1 - weight) * pace.meanMs
  }

  return {
    arrived: (now: number, ticket: string, service: string): void => {
      lineOf(service).push({ ticket, service, since: now })
    },
    /** Gives where, and what is served there. */
    called: (now: number, ticket: string, service: string, counter: string | null) => {
      const person = takeOut(ticket, service)
      const name = counter ?? freeUnnamed(now)
      const server = servers.get(name) ?? { serving: null, seenAt: now, services: new Map<string, number>() }
      servers.set(name, server)
      // Whoever stood there before is gone, whatever the books say.
      end(server, now)
      server.serving = { ticket, service, at: now }
      server.seenAt = now
      server.services.set(service, now)
      at.set(ticket, name)
      const times = callTimes.get(service) ?? []
      times.push(now)
      if (times.length > 12) times.shift()
      callTimes.set(service, times)
      if (person !== null) lastWait.set(service, now - person.since)
      return { counter: name, services: [...server.services.keys()] }
    },
    finished: (now: number, ticket: string): void => {
      const name = at.get(ticket)
      at.delete(ticket)
      const server = name === undefined ? undefined : servers.get(name)
      if (server?.serving?.ticket === ticket) end(server, now)
    },
    left: (ticket: string, service: string): void => void takeOut(ticket, service),
    /** Nobody who came before that waits any more. */
    forgetBefore: (time: number): void => {
      for (const [service, line] of lines)
        lines.set(
          service,
          line.filter(({ since }) => since >= time),
        )
    },
    /** People of this service who came before somebody who has just been called: nobody saw them go. */
    overtaken: (service: string, since: number): readonly Waiting[] => {
      const line = lineOf(service)
      return line.filter((each) => each.since < since)
    },
    line: (service: string): readonly Waiting[] => lineOf(service),
    services: (): readonly string[] => [...lines.keys()],
    meanMs: meanOf,
    lastWaitMs: (service: string): number | null => lastWait.get(service) ?? null,
    /** When it was called for lately, oldest first, at most 12. */
    callTimes: (service: string): readonly number[] => callTimes.get(service) ?? [],
    /** Counters at work that serve this, each with what it serves. */
    countersFor: (service: string, now: number) => {
      const found: { readonly free: boolean; readonly services: readonly string[] }[] = []
      for (const server of servers.values()) {
        const servedAt = server.services.get(service)
        if (servedAt === undefined || now - servedAt > SERVES_MS || !isAtWork(server, now)) continue
        const services = [...server.services].flatMap(([each, last]) => (now - last <= SERVES_MS ? [each] : []))
        found.push({ free: server.serving === null, services })
      }
      return found
    },
  }
}
