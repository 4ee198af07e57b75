import type { CounterView } from '@tingxu/shared/hall/views/shapes.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'

/** `5:40`: minutes and seconds, as a stopwatch shows them. */
export function averageWords(servedMs: number, served: number): string {
  if (served === 0) return '–'
  const seconds = Math.round(servedMs / served / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The clerk's own day. */
export function Totals({ view, t }: { readonly view: CounterView; readonly t: Messages }) {
  const words = t.counter.day
  return (
    <div class="totals">
      <span>
        <b>{view.served}</b> {words.served}
      </span>
      <span>
        <b>{averageWords(view.servedMs, view.served)}</b> {words.average}
      </span>
      <span class="missed">
        <b>{view.noShows}</b> {words.noShows}
      </span>
    </div>
  )
}
