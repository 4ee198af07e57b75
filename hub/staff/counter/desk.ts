// A counter's own value together with what it knows of the others.
import type { CounterView, PlacesView } from '@tingxu/shared/hall/views/shapes.ts'

export interface DeskView extends CounterView {
  readonly otherCounters: PlacesView['counters']
  readonly otherServices: PlacesView['services']
}

/** Undefined until both have come; null for a counter that is no more. */
export function deskOf(
  view: CounterView | null | undefined,
  places: PlacesView | null | undefined,
): DeskView | null | undefined {
  if (view === null || view === undefined) return view
  if (places === null || places === undefined) return undefined
  return {
    ...view,
    otherCounters: places.counters.filter(({ id }) => id !== view.id),
    otherServices: places.services,
  }
}
