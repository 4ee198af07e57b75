// An immutable map that shares what did not change: old states stay valid while a command is still tentative.

const BITS = 5
const WIDTH = 1 << BITS

/** FNV-1a over UTF-16 units, folded to a bucket. Deterministic, so that two replays iterate alike. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) & (WIDTH * WIDTH - 1)
}

type Bucket<K, V> = ReadonlyMap<K, V>
type Group<K, V> = readonly (Bucket<K, V> | undefined)[]
type Root<K, V> = readonly (Group<K, V> | undefined)[]

const NOTHING: readonly undefined[] = new Array<undefined>(WIDTH).fill(undefined)

/** Setting copies one bucket (a 1024th of the entries) and two arrays of 32; reading costs a hash and a look-up. */
export class PMap<K extends string, V> implements Iterable<readonly [K, V]> {
  readonly #root: Root<K, V>
  readonly size: number

  private constructor(root: Root<K, V>, size: number) {
    this.#root = root
    this.size = size
  }

  static empty<K extends string, V>(): PMap<K, V> {
    return new PMap<K, V>(NOTHING, 0)
  }

  static from<K extends string, V>(entries: Iterable<readonly [K, V]>): PMap<K, V> {
    const root: ((Map<K, V> | undefined)[] | undefined)[] = NOTHING.slice()
    let size = 0
    for (const [key, value] of entries) {
      const at = bucketOf(key)
      const group = (root[at >>> BITS] ??= NOTHING.slice())
      const bucket = (group[at & (WIDTH - 1)] ??= new Map<K, V>())
      if (!bucket.has(key)) size++
      bucket.set(key, value)
    }
    return new PMap<K, V>(root, size)
  }

  get(key: K): V | undefined {
    const at = bucketOf(key)
    return this.#root[at >>> BITS]?.[at & (WIDTH - 1)]?.get(key)
  }

  has(key: K): boolean {
    const at = bucketOf(key)
    return this.#root[at >>> BITS]?.[at & (WIDTH - 1)]?.has(key) ?? false
  }

  set(key: K, value: V): PMap<K, V> {
    const at = bucketOf(key)
    const old = this.#root[at >>> BITS]?.[at & (WIDTH - 1)]
    const bucket = new Map(old)
    bucket.set(key, value)
    return new PMap(this.#with(at, bucket), this.size + (old?.has(key) === true ? 0 : 1))
  }

  delete(key: K): PMap<K, V> {
    const at = bucketOf(key)
    const old = this.#root[at >>> BITS]?.[at & (WIDTH - 1)]
    if (old?.has(key) !== true) return this
    const bucket = new Map(old)
    bucket.delete(key)
    return new PMap(this.#with(at, bucket.size === 0 ? undefined : bucket), this.size - 1)
  }

  #with(at: number, bucket: Bucket<K, V> | undefined): Root<K, V> {
    const root = this.#root.slice()
    const group: (Bucket<K, V> | undefined)[] = (root[at >>> BITS] ?? NOTHING).slice()
    group[at & (WIDTH - 1)] = bucket
    root[at >>> BITS] = group
    return root
  }

  *#buckets(): IterableIterator<Bucket<K, V>> {
    for (const group of this.#root)
      if (group !== undefined) for (const bucket of group) if (bucket !== undefined) yield bucket
  }

  *[Symbol.iterator](): IterableIterator<readonly [K, V]> {
    for (const bucket of this.#buckets()) yield* bucket
  }

  *keys(): IterableIterator<K> {
    for (const bucket of this.#buckets()) yield* bucket.keys()
  }

  *values(): IterableIterator<V> {
    for (const bucket of this.#buckets()) yield* bucket.values()
  }
}
