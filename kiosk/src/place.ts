// What every screen needs to show itself: words, language, the hall, and a way to press.
import type { HallView } from '@tingxu/shared/hall/views/shapes.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import type { Action } from './session.ts'
import type { Words } from './words.ts'

type WithoutTime<A> = A extends unknown ? Omit<A, 'at' | 'id'> : never
/** A press as a screen tells it; when and with which id is filled in for it. */
export type Press = WithoutTime<Action>

export interface Place {
  readonly words: Words
  readonly lang: Lang
  readonly langs: readonly Lang[]
  readonly large: boolean
  readonly low: boolean
  /** The panel is wider than high. */
  readonly lying: boolean
  readonly hall: HallView | null
  readonly now: () => number
  readonly press: (press: Press) => void
}

/** Rows a page of a list holds: never more than six, fewer where they have to be bigger or lower. */
export function rowsOf({ large, low, lang, lying }: Pick<Place, 'large' | 'low' | 'lang' | 'lying'>): number {
  if (low) return large ? 2 : lying ? 4 : 3
  if (large) return (lang === 'en' ? 3 : 4) - (lying ? 1 : 0)
  return 6
}

export interface PageOf<T> {
  readonly rows: readonly T[]
  readonly page: number
  readonly pages: number
}

/** A page that is always there, also when the list shrank meanwhile. */
export function pageOf<T>(all: readonly T[], wanted: number, size: number): PageOf<T> {
  const pages = Math.max(1, Math.ceil(all.length / size))
  const page = Math.min(Math.max(0, wanted), pages - 1)
  return { rows: all.slice(page * size, (page + 1) * size), page, pages }
}
