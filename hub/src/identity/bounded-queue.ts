// Runs heavy work one at a time and says no when too much of it waits.

export interface BoundedQueue {
  /** Undefined when the queue is full: nothing was started. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T> | undefined
}

export const createBoundedQueue = (options: { readonly maxWaiting: number }): BoundedQueue => {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return {
    run: (work) => {
      if (waiting >= options.maxWaiting) return undefined
      waiting += 1
      const mine = last.then(work).finally(() => {
        waiting -= 1
      })
      last = mine.catch(() => undefined)
      return mine
    },
  }
}
