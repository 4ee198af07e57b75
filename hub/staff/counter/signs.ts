import type { DeskView } from './desk.ts'

/** Finds what stands on the sign of a counter. */
export const signIn =
  ({ id, number, otherCounters }: Pick<DeskView, 'id' | 'number' | 'otherCounters'>) =>
  (counter: string): string | undefined =>
    counter === id ? number : otherCounters.find((each) => each.id === counter)?.number
