import type { CounterView } from '@tingxu/shared/hall/views/shapes.ts'

/** Finds what stands on the sign of a counter. */
export const signIn =
  ({ id, number, otherCounters }: Pick<CounterView, 'id' | 'number' | 'otherCounters'>) =>
  (counter: string): string | undefined =>
    counter === id ? number : otherCounters.find((each) => each.id === counter)?.number
