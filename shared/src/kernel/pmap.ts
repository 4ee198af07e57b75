// An immutable map that shares what did not change: old states stay valid while a command is still tentative.

const BITS = 5
const WIDTH = 1 << BITS

/** FNV-1a over UTF-16 units, folded to a bucket. Deterministic, so that two replays iterate alike. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) & (WIDTH * WIDTH - 1)
}

/** A handful of entries in the order they came: looking through them is quicker than a second hash. */
interface Bucket<K, V> {
  readonly keys: readonly K[]
  readonly values: readonly V[]
}
type Group<K, V> = readonly (Bucket<K, V> | undefined)[]
type Root<K, V> = readonly (Group<K, V> | undefined)[]

const NOTHING: readonly undefined[] = new Array<undefined>(WIDTH).fill(undefined)

function withEntry<K, V>(bucket: Bucket<K, V> | undefined, key: K, value: V): Bucket<K, V> {
  if (bucket === undefined) return { keys: [key], values: [value] }
  const { keys } = bucket
  const values = bucket.values.slice()
  const at = keys.indexOf(key)
  values[at < 0 ? keys.length : at] = value
  return { keys: at < 0 ? [...keys, key] : keys, values }
}

function withoutEntry<K, V>({ keys, values }: Bucket<K, V>, key: K): Bucket<K, V> | undefined {
  if (keys.length === 1) return undefined
  const at = keys.indexOf(key)
  return { keys: keys.filter((_, each) => each !== at), values: values.filter((_, each) => each !== at) }
}

const EMPTY: Bucket<never, never> = { keys: [], values: [] }

/** So many entries lie in one bucket without any root: most of a hall's maps never hold more. */
const SMALL = 16

/**
 * Setting copies one bucket (a 1024th of the entries, or all of a few) and two arrays of 32; reading costs a hash and a
 * short search. The order of entries follows from how they came alone, so that two replays iterate alike.
 */
export class PMap<K extends string, V> implements Iterable<readonly [K, V]> {
  /** Null up to `SMALL` entries, which are then in `#small`. */
  readonly #root: Root<K, V> | null
  readonly #small: Bucket<K, V>
  readonly size: number

  private constructor(root: Root<K, V> | null, small: Bucket<K, V>, size: number) {
    this.#root = root
    this.#small = small
    this.size = size
  }

  static empty<K extends string, V>(): PMap<K, V> {
    return new PMap<K, V>(null, EMPTY, 0)
  }

  static from<K extends string, V>(entries: Iterable<readonly [K, V]>): PMap<K, V> {
    const each = new Map(entries)
    if (each.size <= SMALL)
      return new PMap<K, V>(null, { keys: [...each.keys()], values: [...each.values()] }, each.size)
    const root: ((Bucket<K, V> | undefined)[] | undefined)[] = NOTHING.slice()
    for (const [key, value] of each) {
      const at = bucketOf(key)
      const group = (root[at >>> BITS] ??= NOTHING.slice())
      group[at & (WIDTH - 1)] = withEntry(group[at & (WIDTH - 1)], key, value)
    }
    return new PMap<K, V>(root, EMPTY, each.size)
  }

  get(key: K): V | undefined {
    const bucket = this.#root === null ? this.#small : bucketIn(this.#root, bucketOf(key))
    // There is no value at -1.
    return bucket?.values[bucket.keys.indexOf(key)]
  }

  has(key: K): boolean {
    const bucket = this.#root === null ? this.#small : bucketIn(this.#root, bucketOf(key))
    return bucket?.keys.includes(key) ?? false
  }

  set(key: K, value: V): PMap<K, V> {
    if (this.#root === null) {
      const small = withEntry(this.#small, key, value)
      const { length } = small.keys
      return length > SMALL ? PMap.from(entriesOf(small)) : new PMap<K, V>(null, small, length)
    }
    const at = bucketOf(key)
    const old = bucketIn(this.#root, at)
    const bucket = withEntry(old, key, value)
    return new PMap(withBucket(this.#root, at, bucket), EMPTY, this.size + bucket.keys.length - (old?.keys.length ?? 0))
  }

  delete(key: K): PMap<K, V> {
    if (!this.has(key)) return this
    if (this.#root === null) return new PMap<K, V>(null, withoutEntry(this.#small, key) ?? EMPTY, this.size - 1)
    const at = bucketOf(key)
    const old = bucketIn(this.#root, at)
    const root = withBucket(this.#root, at, old === undefined ? undefined : withoutEntry(old, key))
    const rest = new PMap<K, V>(root, EMPTY, this.size - 1)
    // As one made from these entries would be.
    return rest.size <= SMALL ? PMap.from(rest) : rest
  }

  *#buckets(): IterableIterator<Bucket<K, V>> {
    if (this.#root === null) yield this.#small
    else
      for (const group of this.#root)
        if (group !== undefined) for (const bucket of group) if (bucket !== undefined) yield bucket
  }

  *[Symbol.iterator](): IterableIterator<readonly [K, V]> {
    for (const bucket of this.#buckets()) yield* entriesOf(bucket)
  }

  *keys(): IterableIterator<K> {
    for (const bucket of this.#buckets()) yield* bucket.keys
  }

  *values(): IterableIterator<V> {
    for (const bucket of this.#buckets()) yield* bucket.values
  }
}

const entriesOf = <K, V>({ keys, values }: Bucket<K, V>): readonly (readonly [K, V])[] =>
  // One value to each key.
  keys.map((key, at) => [key, values[at] as V] as const)

const bucketIn = <K, V>(root: Root<K, V>, at: number): Bucket<K, V> | undefined => root[at >>> BITS]?.[at & (WIDTH - 1)]

function withBucket<K, V>(root: Root<K, V>, at: number, bucket: Bucket<K, V> | undefined): Root<K, V> {
  const groups = root.slice()
  const group: (Bucket<K, V> | undefined)[] = (groups[at >>> BITS] ?? NOTHING).slice()
  group[at & (WIDTH - 1)] = bucket
  groups[at >>> BITS] = group
  return groups
}
