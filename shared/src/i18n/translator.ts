import { en } from './en.ts'
import type { Lang } from './lang.ts'
import type { ErrorFacts, Messages, MessagesPatch } from './messages.ts'
import { zhHans } from './zh-Hans.ts'

/**
 * Wording laid over the shipped catalogue, by language: a hall's own words, or a whole catalogue.
 * Traditional Chinese is not shipped: a page that shows it derives it from simplified (`zh-Hant/convert.ts`).
 */
export type Overrides = Partial<Record<Lang, MessagesPatch>>

const SHIPPED: Readonly<Record<Lang, Messages>> = { 'zh-Hans': zhHans, 'zh-Hant': zhHans, en }

/** All texts in one language: `const t = translator('en'); t.kiosk.home.take`. Keep the result; it does not change. */
export function translator(lang: Lang, overrides: Overrides = {}): Messages {
  const own = overrides[lang]
  return own === undefined ? SHIPPED[lang] : merged(SHIPPED[lang], own)
}

/**
 * The sentence for an error code, and the general one where a code has none:
 * nobody is ever shown a bare code.
 */
export function errorText(t: Messages, code: string, facts: ErrorFacts = {}): string {
  const text = Object.hasOwn(t.errors, code) ? t.errors[code] : undefined
  if (text === undefined) return t.common.somethingWrong
  return typeof text === 'string' ? text : text(facts)
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function merged<T extends object>(base: T, patch: object): T {
  const result: Record<string, unknown> = Object.fromEntries(Object.entries(base))
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue
    const below = result[key]
    result[key] = isBranch(below) && isBranch(value) ? merged(below, value) : (value as unknown)
  }
  return result as T
}
