// A hall's own words in traditional Chinese where it wrote none itself.
import type { Convert } from '../derive.ts'

/** The same value with `zh-Hant` in every text of the hall that has `zh-Hans` alone. */
export function withTraditional<T>(value: T, convert: Convert): T {
  if (Array.isArray(value)) return value.map((entry: unknown) => withTraditional(entry, convert)) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(
    ([key, entry]) => [key, withTraditional(entry as unknown, convert)] as const,
  )
  const filled = Object.fromEntries(entries)
  const { 'zh-Hans': simplified, 'zh-Hant': own } = filled
  if (typeof simplified === 'string' && typeof own !== 'string') filled['zh-Hant'] = convert(simplified)
  return filled as T
}
