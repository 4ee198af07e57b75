// What the simulated devices besides printers look like now, as the hub tells it, and what hands can do at them.

interface Part {
  readonly address: number
  readonly counter: string | null
}
export interface CallerSeat extends Part {
  readonly digits: string
  readonly beeps: number
  readonly asksForRating: boolean
}
export interface LedArea extends Part {
  readonly text: string
  readonly colour: 'red' | 'green' | 'yellow' | null
}
export interface Spoken {
  readonly id: string
  readonly path: string
  readonly state: 'playing' | 'confirmed' | 'failed' | 'uncertain'
}

export interface Faces {
  readonly 'counter-bus': {
    readonly keys: readonly { readonly key: string; readonly bytes: string }[]
    readonly seats: readonly CallerSeat[]
  }
  readonly 'led-board': { readonly areas: readonly LedArea[] }
  readonly 'id-reader': CardsFace
  readonly 'card-reader': CardsFace
  readonly scanner: { readonly codes: readonly string[] }
  readonly 'text-modem': { readonly texts: readonly { readonly to: string; readonly text: string }[] }
  readonly speaker: { readonly spoken: readonly Spoken[] }
}
export interface CardsFace {
  readonly cards: readonly { readonly id: string; readonly label: string }[]
  readonly lies: string | null
}
export type DeviceClass = keyof Faces
export type Face = { [C in DeviceClass]: { readonly class: C } & Faces[C] }[DeviceClass]

export interface BenchPeripheral {
  readonly id: string
  readonly name: string
  readonly model: string
  readonly state: { readonly level: 'ok' | 'warning' | 'down'; readonly code: string }
  readonly cable: boolean
  readonly faults: readonly { readonly fault: string; readonly on: boolean }[]
  readonly face: Face
}

/** As the hub reads it. */
export type HandAct =
  | { readonly act: 'pull-cable' | 'put-cable' | 'take-card' }
  | { readonly act: 'press'; readonly address: number; readonly keys: string }
  | { readonly act: 'rate'; readonly address: number; readonly score: number }
  | { readonly act: 'lay'; readonly card: string }
  | { readonly act: 'scan'; readonly text: string }
  | { readonly act: 'fault'; readonly fault: string }

/** What goes over the wire when digits were typed and then a key was pressed. */
export const keyBytes = (digits: string, key: string): string =>
  [...Array.from(digits, (digit) => `0${digit}`), key].join(' ')

/** `/api/v1/sounds/A001/c3.wav` is the call of A001 to c3. */
export function callOfPath(path: string): { readonly number: string; readonly counter: string } | null {
  const [, number, counter] = /\/sounds\/([^/]+)\/c?([^/]+)\.wav$/.exec(path) ?? []
  return number === undefined || counter === undefined ? null : { number, counter }
}

/** A character's picture in 16 rows: which dots are lit. `alpha` is one byte a pixel, four apart, as a canvas has it. */
export function litDots(
  alpha: Uint8ClampedArray,
  width: number,
  height: number,
): readonly (readonly [number, number])[] {
  const lit: (readonly [number, number])[] = []
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if ((alpha[(y * width + x) * 4 + 3] ?? 0) > HALF_LIT) lit.push([x, y])
  return lit
}
const HALF_LIT = 110
