import { useEffect, useState } from 'preact/hooks'

/** Holds a state that only its reducer changes. */
export interface Store<S, A> {
  readonly state: () => S
  readonly dispatch: (action: A) => void
  readonly onChange: (listener: (state: S) => void) => () => void
}

export function createStore<S, A>(initial: S, reduce: (state: S, action: A) => S): Store<S, A> {
  let state = initial
  const listeners = new Set<(state: S) => void>()
  return {
    state: () => state,
    dispatch: (action) => {
      const next = reduce(state, action)
      if (next === state) return
      state = next
      for (const listener of [...listeners]) listener(next)
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** @param looksSame whether the page looks the same in both: then nothing is rendered anew */
export function useStore<S, A>(store: Store<S, A>, looksSame: (a: S, b: S) => boolean): S {
  const [state, setState] = useState(store.state())
  useEffect(() => {
    const look = (next: S): void => setState((shown) => (looksSame(shown, next) ? shown : next))
    look(store.state())
    return store.onChange(look)
  }, [store, looksSame])
  return state
}
