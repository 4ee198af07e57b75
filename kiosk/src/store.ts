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

export function useStore<S, A>(store: Store<S, A>): S {
  const [state, setState] = useState(store.state())
  useEffect(() => {
    setState(() => store.state())
    return store.onChange((next) => setState(() => next))
  }, [store])
  return state
}
