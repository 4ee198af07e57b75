// Calls as sound: rendered when a speaker asks, kept for the next one that does.
import { callWords } from '@tingxu/shared/i18n/spoken.ts'
import type { VoiceEngine } from './engine.ts'
import { pinyinOf } from './pinyin.ts'

export interface CallSounds {
  /** The call said twice (rules §7). Rejects where there is no engine. */
  readonly of: (number: string, counter: string) => Promise<Uint8Array>
}

/** Some 200 KB each. */
const KEPT = 32

export function createCallSounds(engine: VoiceEngine): CallSounds {
  const kept = new Map<string, Promise<Uint8Array>>()
  return {
    of: (number, counter) => {
      const key = `${number} ${counter}`
      const known = kept.get(key)
      if (known !== undefined) return known
      const once = pinyinOf(callWords(number, counter))
      const rendered = engine.render(`${once}. ${once}.`)
      kept.set(key, rendered)
      // One that failed is tried again.
      rendered.catch(() => kept.delete(key))
      const [oldest] = kept.keys()
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
      return rendered
    },
  }
}
