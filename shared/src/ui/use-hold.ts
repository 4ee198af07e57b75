import { useEffect, useRef, useState } from 'preact/hooks'

export interface Hold {
  readonly held: boolean
  /** Spread onto the element: pointer, Enter and Space count alike. */
  readonly handlers: {
    readonly onPointerDown: () => void
    readonly onPointerUp: () => void
    readonly onPointerLeave: () => void
    readonly onPointerCancel: () => void
    readonly onKeyDown: (event: KeyboardEvent) => void
    readonly onKeyUp: () => void
    readonly onBlur: () => void
    readonly onContextMenu: (event: Event) => void
  }
}

/** Fires once after being held for `holdMs` without a break. */
export function useHold(holdMs: number, onHeld: () => void): Hold {
  const [held, setHeld] = useState(false)
  const timer = useRef<number | undefined>(undefined)
  const stop = (): void => {
    window.clearTimeout(timer.current)
    timer.current = undefined
    setHeld(false)
  }
  const start = (): void => {
    if (timer.current !== undefined) return
    setHeld(true)
    timer.current = window.setTimeout(() => {
      stop()
      onHeld()
    }, holdMs)
  }
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return {
    held,
    handlers: {
      onPointerDown: start,
      onPointerUp: stop,
      onPointerLeave: stop,
      onPointerCancel: stop,
      onKeyDown: (event) => {
        if ((event.key === 'Enter' || event.key === ' ') && !event.repeat) start()
      },
      onKeyUp: stop,
      onBlur: stop,
      // A long touch would open the browser's menu and end the hold.
      onContextMenu: (event) => event.preventDefault(),
    },
  }
}
