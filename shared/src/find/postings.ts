// Which texts hold a key, packed into two plain arrays: ten thousand texts are ready in a moment, on an old machine too.

export interface Postings {
  /** Calls with every text that holds the key, each once. */
  readonly each: (key: number, use: (text: number) => void) => void
  /** In how many texts. */
  readonly count: (key: number) => number
}

/** Keys of all texts as they are read, `-1` after each text. */
export interface KeyList {
  readonly push: (key: number) => void
  readonly end: () => void
  readonly pack: (keys: number) => Postings
}

export function createKeyList(): KeyList {
  let list = new Int32Array(4096)
  let length = 0
  const add = (value: number): void => {
    if (length === list.length) {
      const larger = new Int32Array(length * 2)
      larger.set(list)
      list = larger
    }
    list[length++] = value
  }
  return { push: add, end: () => add(-1), pack: (keys) => pack(list.subarray(0, length), keys) }
}

function pack(list: Int32Array, keys: number): Postings {
  const starts = new Int32Array(keys + 1)
  const lastIn = new Int32Array(keys).fill(-1)
  const walk = (use: (key: number, text: number) => void): void => {
    lastIn.fill(-1)
    let text = 0
    for (const key of list) {
      if (key < 0) text++
      else if (lastIn[key] !== text) {
        lastIn[key] = text
        use(key, text)
      }
    }
  }
  walk((key) => (starts[key + 1] = (starts[key + 1] ?? 0) + 1))
  for (let key = 0; key < keys; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0)
  const next = starts.slice()
  const texts = new Int32Array(starts[keys] ?? 0)
  walk((key, text) => {
    const at = next[key] ?? 0
    texts[at] = text
    next[key] = at + 1
  })
  return {
    each: (key, use) => {
      const end = starts[key + 1] ?? 0
      for (let at = starts[key] ?? 0; at < end; at++) use(texts[at] ?? 0)
    },
    count: (key) => (starts[key + 1] ?? 0) - (starts[key] ?? 0),
  }
}
