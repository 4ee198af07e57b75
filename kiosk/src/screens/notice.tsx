import { Icon } from '@tingxu/shared/ui/icon.tsx'
import type { Place } from '../place.ts'
import { refusalText } from '../words.ts'

/** Why the last press did not do what it should, and what to do now. */
export function Notice({ place, code }: { readonly place: Place; readonly code: string }) {
  return (
    <p class="notice" role="alert">
      <Icon name="note" />
      {refusalText(place.words, code)}
    </p>
  )
}
