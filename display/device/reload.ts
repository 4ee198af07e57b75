// A page of another build than the hub's loads itself anew as soon as nobody is in the middle of something.
import { reloadOnce } from '@tingxu/shared/ui/hub/reload.ts'

const LOOK_MS = 2000

export function reloadWhenIdle(idle: () => boolean): void {
  const timer = window.setInterval(() => {
    if (!idle()) return
    window.clearInterval(timer)
    reloadOnce(window)
  }, LOOK_MS)
}
