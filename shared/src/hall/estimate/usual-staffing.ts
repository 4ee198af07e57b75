// How many counters are usually at work for a service at each time of day, learnt from who called: lunch and late openings show
// as half-hours in which few do.

const HALF_HOUR_MS = 1_800_000
const DAY_MS = 86_400_000
/** A longer silence is a night. */
const NIGHT_MS = 5 * 3_600_000
/** How much one day counts against those before. */
const DAY_WEIGHT = 0.2

export type UsualStaffing = ReturnType<typeof createUsualStaffing>

/** Times are ms of a clock whose days begin at midnight. */
export function createUsualStaffing() {
  const usual = new Map<string, number>()
  const seen = new Map<string, Set<string>>()
  let current = -1
  let opensAt: number | null = null
  let day = -1

  const slotOf = (now: number): number => Math.floor(now / HALF_HOUR_MS)
  const keyOf = (service: string, slot: number): string => `${service} ${slot % (DAY_MS / HALF_HOUR_MS)}`

  return {
    /** Time goes on. `waits` says whether somebody waits for a service: if so and nobody calls, nobody is there. */
    pass: (now: number, services: readonly string[], waits: (service: string) => boolean): void => {
      const slot = slotOf(now)
      if (slot === current) return
      const isNight = current < 0 || now - current * HALF_HOUR_MS > NIGHT_MS
      for (let ended = current; !isNight && ended < slot; ended++) {
        for (const service of services) {
          const count = ended === current ? (seen.get(service)?.size ?? 0) : 0
          if (count === 0 && !waits(service)) continue
          const key = keyOf(service, ended)
          const before = usual.get(key)
          usual.set(key, before === undefined ? count : before + (count - before) * DAY_WEIGHT)
        }
      }
      seen.clear()
      current = slot
    },
    called: (now: number, counter: string, services: Iterable<string>): void => {
      const today = Math.floor(now / DAY_MS)
      if (today !== day) {
        day = today
        const openedAt = now % DAY_MS
        opensAt = opensAt === null ? openedAt : opensAt + (openedAt - opensAt) / 4
      }
      for (const service of services) {
        const counters = seen.get(service) ?? new Set<string>()
        counters.add(counter)
        seen.set(service, counters)
      }
    },
    /** Null where no day has shown it. */
    at: (service: string, now: number): number | null => usual.get(keyOf(service, slotOf(now))) ?? null,
    /** Until somebody usually calls for the first time; 0 once somebody has. */
    opensInMs: (now: number): number =>
      opensAt === null || day === Math.floor(now / DAY_MS) ? 0 : Math.max(0, opensAt - (now % DAY_MS)),
    /**
     * How long `workMs` of visits take from now on if the counters of now go on until the half-hour is over, and later as many
     * work as usually do. Null where the usual is not known.
     */
    lasts: (service: string, now: number, workMs: number, countersNow: number): number | null => {
      const slot = slotOf(now)
      const here = usual.get(keyOf(service, slot))
      if (here === undefined) return null
      // A day with fewer people than usual has fewer later, too.
      const share = here < 0.5 || countersNow === 0 ? 1 : Math.min(1.5, Math.max(0.5, countersNow / here))
      let left = workMs
      let at = now
      for (let ahead = slot; ahead < slot + 24; ahead++) {
        const ends = (ahead + 1) * HALF_HOUR_MS
        const known = usual.get(keyOf(service, ahead))
        const counters =
          ahead === slot && countersNow > 0 ? countersNow : known === undefined ? countersNow : known * share
        const can = counters * (ends - at)
        if (can >= left && counters > 0) return at + left / counters - now
        left -= can
        at = ends
      }
      return at - now
    },
  }
}
