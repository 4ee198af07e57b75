// The pictures that a printer keeps in its own memory, so that a slip only names them.
import { createBitmap, fillRounded, type Bitmap } from '../bitmap.ts'
import type { PlatePieceName, PlateSet } from '../plate.ts'
import type { KeyCode } from './commands.ts'

export type KeptName = PlatePieceName | 'rule-hair' | 'rule-strong'

export interface KeptGraphics {
  /** Every picture with the two characters it is stored under. */
  readonly pictures: ReadonlyMap<KeptName, { readonly key: KeyCode; readonly picture: Bitmap }>
  /** Whether a stored picture is an older one of ours, to be deleted. Pictures of others are left alone. */
  isOutdated(key: KeyCode): boolean
}

/** The first character of the key code; letters and digits stand for themselves. */
const frames: readonly { readonly name: PlatePieceName; readonly mark: string }[] = [
  { name: 'frame-top', mark: 't' },
  { name: 'frame-bottom', mark: 'b' },
  { name: 'frame-left', mark: 'l' },
  { name: 'frame-right', mark: 'r' },
]
const piece = (name: PlatePieceName, mark: string) => ({ name, mark })

/** Epson asks for at most 50 stored pictures: 26 letters, 10 digits, 4 sides of the frame, 2 rules are 42. */
export function createKeptGraphics(plates: PlateSet, letters: string): KeptGraphics {
  const rule = (thickness: number): Bitmap => {
    const picture = createBitmap(plates.widthDots, thickness)
    fillRounded(picture, { x: 0, y: 0, width: plates.widthDots, height: thickness }, 0, true)
    return picture
  }
  const named: { name: KeptName; mark: string; picture: Bitmap }[] = [
    ...frames,
    ...Array.from('0123456789', (digit) => piece(`digit-${digit}`, digit)),
    ...Array.from(new Set(letters), (letter) => piece(`letter-${letter}`, letter)),
  ].map(({ name, mark }) => ({ name, mark, picture: plates.picture(name) }))
  named.push({ name: 'rule-hair', mark: 'h', picture: rule(1) })
  named.push({ name: 'rule-strong', mark: 's', picture: rule(3) })

  const marks = new Set(named.map(({ mark }) => mark))
  // The same for every picture and whatever the letters: a picture of an older set is never mixed with newer ones.
  const edition = fingerprint(plates.names.map((name) => plates.picture(name)))
  const keys = named.map(({ mark }) => mark + edition)
  const wanted = new Set(keys)
  return {
    pictures: new Map(named.map(({ name, picture }, index) => [name, { key: keys[index] ?? '', picture }])),
    isOutdated: (key) => marks.has(key[0] ?? '') && !wanted.has(key),
  }
}

/**
 * One character, 21-7E, that changes with the pictures (FNV-1a): the printer's list of key codes then says not only
 * that a picture is there but that it is the right one.
 */
function fingerprint(pictures: readonly Bitmap[]): string {
  let hash = 0x811c9dc5
  const take = (byte: number) => {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  }
  for (const { widthDots, heightDots, bits } of pictures) {
    for (const size of [widthDots, heightDots]) {
      take(size & 0xff)
      take(size >> 8)
    }
    bits.forEach(take)
  }
  return String.fromCharCode(0x21 + (hash % 94))
}
