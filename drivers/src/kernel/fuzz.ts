// The same trial for every decoder: whatever comes, nothing throws, little is held, and the next good frame is read.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { concatBytes } from './bytes.ts'
import type { Decoder } from './device.ts'
import { createSeededRandom, type SeededRandom } from './seeded-random.ts'

/** A campaign sets more. */
const INPUTS = Number(process.env['FUZZ_INPUTS'] ?? 20_000)

/** Flips, drops, doubles and inserts bytes, and cuts the end off. */
export function mutated(good: Uint8Array, random: SeededRandom): Uint8Array {
  const bytes = [...good]
  for (let changes = 1 + random.below(4); changes > 0 && bytes.length > 0; changes--) {
    const at = random.below(bytes.length)
    switch (random.below(5)) {
      case 0:
        bytes[at] = random.below(256)
        break
      case 1:
        bytes.splice(at, 1 + random.below(4))
        break
      case 2:
        bytes.splice(at, 0, ...bytes.slice(at, at + 8))
        break
      case 3:
        bytes.splice(at, 0, ...random.bytes(1 + random.below(6)))
        break
      default:
        bytes.length = at
    }
  }
  return Uint8Array.from(bytes)
}

export interface FuzzOptions<M> {
  readonly make: () => Decoder<M>
  readonly frames: readonly Uint8Array[]
  /** The decoder never holds more. */
  readonly mostHeld: number
  /** Good frames in a row, the last of which is read for certain: more than 1 where noise may announce a long frame. */
  readonly resyncFrames?: number
  readonly inputs?: number
  /** What a device says at rest, for those whose frames only say what changed. */
  readonly afterNoise?: Uint8Array
}

export function fuzzDecoder<M>(name: string, options: FuzzOptions<M>): void {
  const { make, frames, mostHeld, resyncFrames = 1, inputs, afterNoise } = options
  const count = Math.max(1, Math.round((inputs ?? 20_000) * (INPUTS / 20_000)))
  test(`${name} survives noise and reads the next good frame, ${count} times`, () => {
    const random = createSeededRandom(20_260_312)
    const frame = () => frames[random.below(frames.length)] ?? new Uint8Array(0)
    for (let n = 0; n < count; n++) {
      const decoder = make()
      const noise = n % 2 === 0 ? random.bytes(random.below(200)) : mutated(concatBytes([frame(), frame()]), random)
      const cut = random.below(noise.length + 1)
      for (const piece of [noise.subarray(0, cut), noise.subarray(cut)]) {
        decoder.push(piece)
        assert.ok(decoder.held() <= mostHeld, `${decoder.held()} bytes held by input ${n}`)
      }
      if (afterNoise !== undefined) decoder.push(afterNoise)
      const good = frame()
      const expected = make().push(good).at(-1)
      assert.notEqual(expected, undefined, 'the frame is good')
      let read: M | undefined
      let tries = 0
      while (tries++ < resyncFrames && !isDeepStrictEqual(read, expected)) read = decoder.push(good).at(-1)
      assert.deepEqual(read, expected, `input ${n}`)
    }
  })
}

/** Every frame is read alike whole, byte by byte and glued to the next. */
export function splitsAnywhere<M>(name: string, make: () => Decoder<M>, frames: readonly Uint8Array[]): void {
  test(`${name} reads frames cut at every byte and glued together`, () => {
    const whole = frames.flatMap((frame) => make().push(frame))
    const glued = concatBytes(frames)
    assert.deepEqual(make().push(glued), whole)
    const single = make()
    assert.deepEqual(
      [...glued].flatMap((byte) => single.push(Uint8Array.of(byte))),
      whole,
    )
  })
}
