// How characters are read, and what sounds alike to somebody who types as they speak: zh and z, -ng and -n.

export interface Sounds {
  /** Every reading of the character as `softened`, the usual one first; a letter or digit reads as itself. */
  readonly of: (unit: string) => readonly string[]
}

/** `zheng` → `zen`. Typed letters lose the same, so that both meet. */
export const softened = (letters: string): string =>
  letters
    .replace(/([zcs])h/g, '$1')
    .replace(/ng/g, 'n')
    .replace(/v/g, 'u')

/** @param readings as in `FindTables.readings`; the first time a character is named is its usual reading */
export function soundsFrom(readings: string): Sounds {
  const known = new Map<string, string[]>()
  for (const group of readings.split(' ')) {
    const syllable = /^[a-z]+/.exec(group)?.[0] ?? ''
    const sound = softened(syllable)
    for (const character of group.slice(syllable.length)) {
      const sounds = known.get(character)
      if (sounds === undefined) known.set(character, [sound])
      else if (!sounds.includes(sound)) sounds.push(sound)
    }
  }
  return { of: (unit) => known.get(unit) ?? [unit] }
}
