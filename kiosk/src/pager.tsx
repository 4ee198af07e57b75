import { BarKey } from '@tingxu/shared/ui/bar.tsx'
import type { Place } from './place.ts'
import './pager.css'

export interface PagerProps {
  readonly place: Place
  readonly page: number
  readonly pages: number
}

export function Pager({ place: { words, press }, page, pages }: PagerProps) {
  if (pages < 2) return null
  const { services } = words.kiosk
  return (
    <nav class="pager" aria-label={services.morePages(page + 1, pages)}>
      {page > 0 ? (
        <BarKey icon="previous" word={services.previous} onPress={() => press({ type: 'page', page: page - 1 })} />
      ) : (
        <span />
      )}
      <span aria-hidden="true">{services.morePages(page + 1, pages)}</span>
      {page < pages - 1 ? (
        <BarKey icon="next" word={services.next} onPress={() => press({ type: 'page', page: page + 1 })} />
      ) : (
        <span />
      )}
    </nav>
  )
}
