// Where somebody works: the counter they have open, found again after a reload.
import type { CountersView } from '@tingxu/shared/hall/views/shapes.ts'

/** The counter this person has open; null when they sit nowhere. */
export function counterOfStaff({ counters }: CountersView, staff: string | null): string | null {
  if (staff === null) return null
  return counters.find((counter) => counter.staff?.id === staff)?.id ?? null
}
