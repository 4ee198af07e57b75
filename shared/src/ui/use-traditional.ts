import { useEffect, useState } from 'preact/hooks'
import type { Messages } from '../i18n/messages.ts'
import type { Traditional } from '../i18n/zh-Hant/traditional.ts'

/**
 * Traditional Chinese out of the page's simplified texts; null until it has come, and where nobody wants it.
 * @param again changes when it is worth another try, as after a hub that was away
 */
export function useTraditional<W extends Partial<Messages>>(
  words: W,
  wanted: boolean,
  again: unknown,
): Traditional<W> | null {
  const [loaded, setLoaded] = useState<Traditional<W> | null>(null)
  useEffect(() => {
    if (!wanted || loaded !== null) return
    void import('../i18n/zh-Hant/traditional.ts').then(
      ({ traditionalOf }) => setLoaded(traditionalOf(words)),
      () => undefined,
    )
  }, [wanted, again])
  return wanted ? loaded : null
}
