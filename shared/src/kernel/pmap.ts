// An immutable map that shares what did not change: old states stay valid while a command is still tentative.

const BUCKETS = 256

/** FNV-1a over UTF-16 units, folded to a bucket. Deterministic, so that two replays iterate alike. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1)
}

/** Setting copies one bucket (a 256th of the entries) and the array of buckets; reading costs a hash and a look-up. */
export class PMap<K extends string, V> implements Iterable<readonly [K, V]> {
  readonly #buckets: readonly (ReadonlyMap<K, V> | undefined)[]
  readonly size: number

  private constructor(buckets: readonly (ReadonlyMap<K, V> | undefined)[], size: number) {
    this.#buckets = buckets
    this.size = size
  }

  static empty<K extends string, V>(): PMap<K, V> {
    return new PMap<K, V>(new Array<undefined>(BUCKETS).fill(undefined), 0)
  }

  static from<K extends string, V>(entries: Iterable<readonly [K, V]>): PMap<K, V> {
    const buckets: (Map<K, V> | undefined)[] = new Array<undefined>(BUCKETS).fill(undefined)
    let size = 0
    for (const [key, value] of entries) {
      const bucket = (buckets[bucketOf(key)] ??= new Map<K, V>())
      if (!bucket.has(key)) size++
      bucket.set(key, value)
    }
    return new PMap(buckets, size)
  }

  get(key: K): V | undefined {
    return this.#buckets[bucketOf(key)]?.get(key)
  }

  has(key: K): boolean {
    return this.#buckets[bucketOf(key)]?.has(key) ?? false
  }

  set(key: K, value: V): PMap<K, V> {
    const at = bucketOf(key)
    const old = this.#buckets[at]
    const bucket = new Map(old)
    bucket.set(key, value)
    const buckets = this.#buckets.slice()
    buckets[at] = bucket
    return new PMap(buckets, this.size + (old?.has(key) === true ? 0 : 1))
  }

  delete(key: K): PMap<K, V> {
    const at = bucketOf(key)
    const old = this.#buckets[at]
    if (old?.has(key) !== true) return this
    const bucket = new Map(old)
    bucket.delete(key)
    const buckets = this.#buckets.slice()
    buckets[at] = bucket.size === 0 ? undefined : bucket
    return new PMap(buckets, this.size - 1)
  }

  *[Symbol.iterator](): IterableIterator<readonly [K, V]> {
    for (const bucket of this.#buckets) if (bucket !== undefined) yield* bucket
  }

  *values(): IterableIterator<V> {
    for (const bucket of this.#buckets) if (bucket !== undefined) yield* bucket.values()
  }
}
