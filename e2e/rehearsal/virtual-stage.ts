// The rehearsal's stage without real time: waits cost nothing and end in the order of their times, so that the same day
// always goes the same way.
import type { CommandResult } from '@tingxu/shared/wire/protocol.ts'
import type { Stage } from './rehearse.ts'

export interface VirtualStage extends Stage {
  /** Plays until `whole` is done. Throws where everybody waits for nothing. */
  readonly play: <T>(whole: Promise<T>) => Promise<T>
}

export function createVirtualStage(
  submit: (seat: string, type: string, data: object, nowMs: number) => Promise<CommandResult>,
): VirtualStage {
  let now = 0
  let places = 0
  let asked = 0
  const waiting: { readonly at: number; readonly place: number; readonly go: () => void }[] = []
  const wait = (ms: number): Promise<void> =>
    ms <= 0
      ? Promise.resolve()
      : new Promise((go) => {
          waiting.push({ at: now + ms, place: places++, go })
        })
  return {
    ...{ wait, waitHall: wait, nowMs: () => now, isEnding: () => false },
    command: async (seat, type, data) => {
      asked++
      try {
        return await submit(seat, type, data, now)
      } finally {
        asked--
      }
    },
    play: async (whole) => {
      let ended = false
      const isOver = (): boolean => ended
      const done = whole.finally(() => {
        ended = true
      })
      done.catch(() => undefined)
      while (!isOver()) {
        await new Promise((resolve) => setImmediate(resolve))
        if (asked > 0) continue
        waiting.sort((a, b) => a.at - b.at || a.place - b.place)
        const next = waiting.shift()
        if (next === undefined) {
          await new Promise((resolve) => setImmediate(resolve))
          if (isOver() || asked > 0 || waiting.length > 0) continue
          throw new Error('everybody waits for something that will not happen')
        }
        now = Math.max(now, next.at)
        next.go()
      }
      return done
    },
  }
}
