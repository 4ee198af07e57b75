// A sound card: plays as long as the sound lasts, can be pulled out, can hang.
import type { DeviceContext } from '../kernel/context.ts'
import type { PlayerEnd, StartPlayer } from './player.ts'
import { wavMs } from './wav.ts'

export interface SimulatedSoundCard {
  readonly start: StartPlayer
  /** Lengths of what was heard to its end, ms. */
  heard(): readonly number[]
  setState(state: 'well' | 'no-player' | 'no-card' | 'hangs'): void
}

export function createSimulatedSoundCard(context: DeviceContext): SimulatedSoundCard {
  const heard: number[] = []
  let state: 'well' | 'no-player' | 'no-card' | 'hangs' = 'well'
  return {
    heard: () => heard,
    setState(next) {
      state = next
    },
    start(_, sound) {
      let finish: (end: PlayerEnd) => void = () => undefined
      const ended = new Promise<PlayerEnd>((resolve) => {
        finish = resolve
      })
      const ms = sound.length === 0 ? 0 : (wavMs(sound) ?? 0)
      let stopTimer = () => undefined as void
      if (state === 'no-player') finish({ kind: 'missing' })
      else if (state === 'no-card' && ms > 0) finish({ kind: 'failed', reason: 'no such device' })
      else if (state !== 'hangs' || ms === 0) {
        stopTimer = context.setTimer(ms, () => {
          if (ms > 0) heard.push(ms)
          finish({ kind: 'done' })
        })
      }
      return {
        ended,
        stop() {
          stopTimer()
          finish({ kind: 'failed', reason: 'killed' })
        },
      }
    },
  }
}
