// A page of another build than the hub's loads itself anew, when nobody is in the middle of something and not in circles.

const KEY = 'tingxu-reloaded-at'
const NOT_AGAIN_MS = 10 * 60_000
const LOOK_MS = 2000

export function reloadWhenIdle(idle: () => boolean): void {
  const last = Number(sessionStorage.getItem(KEY) ?? 0)
  if (Date.now() - last < NOT_AGAIN_MS) return
  const timer = window.setInterval(() => {
    if (!idle()) return
    window.clearInterval(timer)
    sessionStorage.setItem(KEY, String(Date.now()))
    location.reload()
  }, LOOK_MS)
}
