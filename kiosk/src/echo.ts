// A finger that comes down twice on one spot means one press: the second must not land on whatever the first brought up.

export interface Down {
  readonly x: number
  readonly y: number
  readonly at: number
  /** Names what was on the glass. */
  readonly screen: string
}

const ECHO_MS = 350
const NEAR_PX = 24

export function isEcho(previous: Down | null, down: Down): boolean {
  if (previous === null || previous.screen === down.screen) return false
  return down.at - previous.at < ECHO_MS && Math.hypot(down.x - previous.x, down.y - previous.y) < NEAR_PX
}

/** Swallows the clicks of echoes before anything hears them. */
export function hushEchoes(page: Window, screen: () => string): void {
  let last: Down | null = null
  let hush = false
  page.addEventListener(
    'pointerdown',
    ({ clientX: x, clientY: y, timeStamp: at }) => {
      const down = { x, y, at, screen: screen() }
      hush = isEcho(last, down)
      if (!hush) last = down
    },
    { capture: true },
  )
  page.addEventListener(
    'click',
    (event) => {
      // A keyboard's click has no pointer before it.
      if (!hush || event.detail === 0) return
      event.stopPropagation()
      event.preventDefault()
    },
    { capture: true },
  )
}
