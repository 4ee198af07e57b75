import { useEffect, useState } from 'preact/hooks'

/**
 * The time now, again at every full step of it: minutes turn when the hall's clock turns.
 * @param now the hub's clock in ms, as the page keeps it
 * @param stepMs 1000 or 60000
 */
export function useNow(now: () => number, stepMs: number): number {
  const [at, setAt] = useState(now)
  useEffect(() => {
    let timer = 0
    const turn = (): void => {
      setAt(now())
      timer = window.setTimeout(turn, stepMs - (now() % stepMs) + 5)
    }
    turn()
    return () => window.clearTimeout(timer)
  }, [now, stepMs])
  return at
}
