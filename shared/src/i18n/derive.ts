// Makes a catalogue out of another by changing its characters: traditional Chinese comes from simplified this way.
import type { Messages } from './messages.ts'

/** Changes a text; called with every string of the catalogue and with everything its functions return. */
export type Convert = (text: string) => string

/** A catalogue, or the part of it a page has, through `convert`. Functions stay functions: what they return is converted each time. */
export function derivedMessages<T extends Partial<Messages>>(messages: T, convert: Convert): T {
  return derived(messages, convert)
}

function derived<T>(value: T, convert: Convert): T {
  if (typeof value === 'string') return convert(value) as T
  if (typeof value === 'function') {
    const say = value as unknown as (...args: unknown[]) => unknown
    return ((...args: unknown[]) => derived(say(...args), convert)) as T
  }
  if (Array.isArray(value)) return value.map((entry: unknown) => derived(entry, convert)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, derived(entry as unknown, convert)])) as T
}

/** A converter from a map of characters and phrases; the longest match wins, so phrases come before their characters. */
export function charMap(map: Readonly<Record<string, string>>): Convert {
  const longest = Math.max(1, ...Object.keys(map).map((key) => Array.from(key).length))
  return (text) => {
    const chars = Array.from(text)
    let result = ''
    for (let at = 0; at < chars.length;) {
      let taken = 1
      let put = chars[at] ?? ''
      for (let length = Math.min(longest, chars.length - at); length > 0; length--) {
        const found = map[chars.slice(at, at + length).join('')]
        if (found === undefined) continue
        taken = length
        put = found
        break
      }
      result += put
      at += taken
    }
    return result
  }
}
