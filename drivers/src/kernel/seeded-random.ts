/** mulberry32: small, fast, the same sequence for the same seed on every machine. For simulators and tests only. */
export interface SeededRandom {
  /** 0 ≤ x < 1 */
  fraction(): number
  /** An integer, 0 ≤ n < `below` */
  below(below: number): number
  bytes(length: number): Uint8Array
}

export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(fraction() * limit)
  return { fraction, below, bytes: (length) => Uint8Array.from({ length }, () => below(256)) }
}
