// Chime and voice for new calls, one after the other. What keeps it silent is said on the board and to the hub.
import type { BoardCall } from '@tingxu/shared/hall/views/shapes.ts'
import { type Announcements, callsCame, nextToSpeak, NOTHING_TO_SAY, spoken, timesToSay } from './announcements.ts'
import type { Chime } from './chime.ts'
import { spokenCall } from '@tingxu/shared/i18n/spoken.ts'
import type { Voice } from './voice.ts'

/** `blocked`: the browser waits for a touch. `voiceless`: the chime rings, but there is no Chinese voice. */
export type Sound = 'unknown' | 'on' | 'blocked' | 'voiceless'

export interface Speaker {
  readonly calls: (calls: readonly BoardCall[], now: number) => void
  /** Looks again whether sound comes out, as after a touch. */
  readonly check: () => Promise<void>
  readonly busy: () => boolean
}

/** @param isAlone whether it says those calls too that a loudspeaker says */
export function createSpeaker(chime: Chime, voice: Voice, onSound: (sound: Sound) => void, isAlone = false): Speaker {
  let queue: Announcements = NOTHING_TO_SAY
  let sound: Sound = 'unknown'
  const set = (next: Sound): void => {
    if (next === sound) return
    sound = next
    onSound(next)
  }

  const check = async (): Promise<void> => {
    if (!(await chime.allowed())) return set('blocked')
    set((await voice.find()) ? 'on' : 'voiceless')
  }

  const run = async (): Promise<void> => {
    if (queue.speaking !== null) return
    for (;;) {
      queue = nextToSpeak(queue)
      if (queue.speaking === null) return
      const { number, counter } = queue.speaking
      const rung = await chime.ring()
      if (!rung) set('blocked')
      else if (sound === 'blocked' || sound === 'unknown') await check()
      for (let time = 0; rung && time < timesToSay(queue); time++) {
        const saying = await voice.say(spokenCall(number, counter))
        if (saying === 'blocked') set('blocked')
        if (saying === 'failed') set('voiceless')
        if (saying !== 'said') break
        set('on')
      }
      queue = spoken(queue)
    }
  }

  return {
    calls: (calls, now) => {
      queue = callsCame(queue, isAlone ? calls.map((call) => ({ ...call, spoken: false })) : calls, now)
      void run()
    },
    check,
    busy: () => queue.speaking !== null,
  }
}
