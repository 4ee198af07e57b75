import type { DeviceContext } from './context.ts'

/** Lets one loop sleep until somebody has work for it or a time has passed. */
export interface Waker {
  /** Ends the sleep, or makes the next one end at once. */
  wake(): void
  sleep(ms: number): Promise<void>
}

export function createWaker(context: DeviceContext): Waker {
  let isAwake = false
  let end: (() => void) | undefined
  return {
    wake() {
      isAwake = true
      end?.()
    },
    sleep(ms) {
      return new Promise((resolve) => {
        const finish = () => {
          stopTimer()
          end = undefined
          isAwake = false
          resolve()
        }
        const stopTimer = context.setTimer(ms, finish)
        end = finish
        if (isAwake) finish()
      })
    },
  }
}
