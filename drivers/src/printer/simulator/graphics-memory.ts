// The flash of a simulated printer, with the functions of `GS ( L` that read and write it.
import { bitmapOf, type Bitmap } from '../bitmap.ts'

export interface GraphicsMemory {
  /** Runs one function; the answer, if it has one. Kept over a power cut. */
  run(data: Uint8Array): { readonly answer?: Uint8Array; readonly print?: Bitmap }
  /** The host's reply to a block of the list: 06 next, 15 again, 18 stop. */
  reply(byte: number): Uint8Array | undefined
  /** A listing under way is forgotten; the pictures stay. */
  reset(): void
  keys(): readonly string[]
  /** How often flash was written: it wears out. */
  writes(): number
}

const KEYS_PER_BLOCK = 40
const MOST_PICTURES = 255

export function createGraphicsMemory(capacityBytes: number): GraphicsMemory {
  const pictures = new Map<string, Bitmap>()
  let blocks: string[][] = []
  let writes = 0

  const block = (): Uint8Array | undefined => {
    const [keys] = blocks
    if (keys === undefined) return undefined
    const characters = Array.from(keys.join(''), (character) => character.charCodeAt(0))
    return Uint8Array.of(0x37, 0x72, blocks.length > 1 ? 0x41 : 0x40, ...characters, 0)
  }
  const list = () => {
    const keys = [...pictures.keys()].sort()
    blocks = [[]]
    for (const key of keys) {
      const last = blocks.at(-1)
      if (last !== undefined && last.length < KEYS_PER_BLOCK) last.push(key)
      else blocks.push([key])
    }
  }
  const used = () => [...pictures.values()].reduce((sum, { bits }) => sum + bits.length + 24, 0)

  const store = (data: Uint8Array) => {
    // a kc1 kc2 b xL xH yL yH c d…
    const [, k1 = 0, k2 = 0, , xLow = 0, xHigh = 0, yLow = 0, yHigh = 0] = data
    const widthDots = xLow + xHigh * 256
    const heightDots = yLow + yHigh * 256
    const bits = data.slice(9)
    const isRight = widthDots >= 1 && widthDots <= 8192 && heightDots >= 1 && heightDots <= 2304
    if (!isRight || bits.length !== Math.ceil(widthDots / 8) * heightDots || !isKey(k1) || !isKey(k2)) return
    if (pictures.size >= MOST_PICTURES || used() + bits.length + 24 > capacityBytes) return
    writes++
    pictures.set(String.fromCharCode(k1, k2), bitmapOf(widthDots, heightDots, bits))
  }

  return {
    run(data) {
      const [m, fn, ...rest] = data
      if (m !== 0x30) return {}
      const key = String.fromCharCode(rest[0] ?? 0, rest[1] ?? 0)
      switch (fn) {
        case 0x40: {
          list()
          const answer = block()
          return answer === undefined ? {} : { answer }
        }
        case 0x42:
          if (pictures.delete(key)) writes++
          return {}
        case 0x43:
          store(data.subarray(2))
          return {}
        case 0x45: {
          const print = pictures.get(key)
          return print === undefined ? {} : { print }
        }
        default:
          return {}
      }
    },
    reply(byte) {
      if (byte === 0x06) blocks = blocks.slice(1)
      if (byte === 0x18) blocks = []
      return block()
    },
    reset() {
      blocks = []
    },
    keys: () => [...pictures.keys()],
    writes: () => writes,
  }
}

const isKey = (byte: number): boolean => byte >= 0x20 && byte <= 0x7e
