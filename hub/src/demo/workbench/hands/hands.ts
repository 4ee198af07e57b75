// What hands can do at a simulated device and what eyes see of it: one contract, one file per class of device.
import * as v from 'valibot'

const address = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))
const words = v.pipe(v.string(), v.minLength(1), v.maxLength(300))

/** Keys are bytes as hex, as models name them. */
export const handActSchema = v.variant('act', [
  v.strictObject({ act: v.literal('pull-cable') }),
  v.strictObject({ act: v.literal('put-cable') }),
  v.strictObject({
    ...{ act: v.literal('press'), address },
    keys: v.pipe(v.string(), v.regex(/^[0-9A-F]{2}( [0-9A-F]{2}){0,12}$/)),
  }),
  v.strictObject({
    ...{ act: v.literal('rate'), address },
    score: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
  }),
  v.strictObject({ act: v.literal('lay'), card: words }),
  v.strictObject({ act: v.literal('take-card') }),
  v.strictObject({ act: v.literal('scan'), text: words }),
  v.strictObject({ act: v.literal('fault'), fault: words }),
])
export type HandAct = v.InferOutput<typeof handActSchema>

/** A part of a device: a caller with its evaluator, an area of a board. */
interface Part {
  readonly address: number
  /** The counter's number on its sign; null where it belongs to none. */
  readonly counter: string | null
}

export type Face =
  | {
      readonly class: 'counter-bus'
      readonly keys: readonly { readonly key: string; readonly bytes: string }[]
      readonly seats: readonly (Part & {
        /** Six, `·` where nothing shows: three of who waits, three of the ticket. */
        readonly digits: string
        readonly beeps: number
        readonly asksForRating: boolean
      })[]
    }
  | {
      readonly class: 'led-board'
      readonly areas: readonly (Part & { readonly text: string; readonly colour: 'red' | 'green' | 'yellow' | null })[]
    }
  | {
      readonly class: 'id-reader' | 'card-reader'
      readonly cards: readonly { readonly id: string; readonly label: string }[]
      readonly lies: string | null
    }
  | { readonly class: 'scanner'; readonly codes: readonly string[] }
  | { readonly class: 'text-modem'; readonly texts: readonly { readonly to: string; readonly text: string }[] }
  | { readonly class: 'speaker'; readonly spoken: readonly Spoken[] }

export interface Spoken {
  readonly id: string
  /** Where its sound can be heard again while the call is among the day's newest. */
  readonly path: string
  readonly state: 'playing' | 'confirmed' | 'failed' | 'uncertain'
}

export interface Fault {
  readonly fault: string
  readonly on: boolean
}

export interface Hands {
  face(): Face
  faults(): readonly Fault[]
  /** `false`: nobody can do that here. */
  act(act: HandAct): boolean
  stop(): void
}

/** Faults of which one at most holds; pressing the one that holds mends it. */
export function moods<M extends string>(
  names: readonly M[],
  set: (mood: M | null) => void,
): { readonly faults: () => readonly Fault[]; readonly press: (name: string) => boolean } {
  let now: M | null = null
  return {
    faults: () => names.map((fault) => ({ fault, on: fault === now })),
    press(name) {
      const found = names.find((each) => each === name)
      if (found === undefined) return false
      now = now === found ? null : found
      set(now)
      return true
    },
  }
}

/** What people type and lines pick up: no frame of anything. */
export const NOISE = Uint8Array.of(0x00, 0xff, 0x16, 0x68, 0x02, 0xaa, 0x7e, 0x41)
