// The guides that citizens see today, held ready: made once, then kept up guide by guide, and made anew on a new day.
import { catalogueEntry, type CatalogueEntry } from '@tingxu/shared/hall/guides/catalogue.ts'
import { versionOf } from '@tingxu/shared/hall/guides/decide.ts'
import { isPublished, versionOn } from '@tingxu/shared/hall/guides/in-force.ts'
import { GUIDE, type Guide } from '@tingxu/shared/hall/guides/types.ts'
import type { Envelope, Store } from '../store/contract.ts'

export interface PublishedCatalogue {
  /** The hall's, as `2026-03-12`. */
  readonly day: string
  /** As JSON, for the file that kiosks hold. */
  readonly text: string
  /** Another one means another text. */
  readonly tag: string
  /** Undefined once it is not published any more. */
  readonly entry: (id: string) => CatalogueEntry | undefined
}

export interface PublishedGuides {
  readonly catalogue: () => Promise<PublishedCatalogue>
  readonly close: () => void
}

export interface PublishedGuidesOptions {
  readonly store: Pick<Store, 'getRow' | 'listRows' | 'subscribe' | 'head'>
  /** The hall's day, as `2026-03-12`. */
  readonly today: () => string
}

/** So many guides are read at a stretch: the main thread must stay free for those who wait. */
const AT_ONCE = 20
const MENDED_AT_ONCE = 20

export function createPublishedGuides({ store, today }: PublishedGuidesOptions): PublishedGuides {
  /** The JSON of each published guide's entry. */
  let entries = new Map<string, string>()
  let day = ''
  let making: Promise<void> | null = null
  let made: PublishedCatalogue | null = null
  const touched = new Set<string>()

  const entryOf = (guide: Guide): string | null => {
    const version = versionOn(guide, day)
    if (version === undefined || !isPublished(guide, day)) return null
    const words = versionOf(store.getRow, guide, version.version)
    return words === undefined ? null : JSON.stringify(catalogueEntry(guide, version.version, words.content, day))
  }

  async function makeAll(): Promise<void> {
    day = today()
    touched.clear()
    const fresh = new Map<string, string>()
    let after = ''
    for (;;) {
      const rows = store.listRows(GUIDE, { after, limit: AT_ONCE })
      for (const { id, value } of rows) {
        // Rows of this kind are written by the guides' own fold alone.
        const entry = entryOf(value as Guide)
        if (entry !== null) fresh.set(id, entry)
      }
      const last = rows.at(-1)
      if (last === undefined || rows.length < AT_ONCE) break
      after = last.id
      await new Promise((resolve) => setImmediate(resolve))
    }
    entries = fresh
    made = null
  }

  function mend(): void {
    if (touched.size === 0) return
    for (const id of touched) {
      const guide = (store.getRow(GUIDE, id) ?? undefined) as Guide | undefined
      const entry = guide === undefined ? null : entryOf(guide)
      if (entry === null) entries.delete(id)
      else entries.set(id, entry)
    }
    touched.clear()
    made = null
  }

  const stop = store.subscribe((events: readonly Envelope[]) => {
    for (const { type, data } of events)
      if (type.startsWith('guide.')) touched.add((data as { readonly guide: string }).guide)
  })

  return {
    catalogue: async () => {
      // After an import it is quicker to make all anew, a little at a time, than to hold everybody up for the changes.
      if (day !== today() || touched.size > MENDED_AT_ONCE) making ??= makeAll().finally(() => (making = null))
      if (making !== null) await making
      mend()
      made ??= {
        text: `{"day":${JSON.stringify(day)},"guides":[${[...entries.values()].join(',')}]}`,
        tag: `"guides-${day}-${store.head().seq}"`,
        day,
        entry: (id) => {
          const entry = entries.get(id)
          return entry === undefined ? undefined : (JSON.parse(entry) as CatalogueEntry)
        },
      }
      return made
    },
    close: stop,
  }
}
