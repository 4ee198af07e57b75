// What a counter's own screen says, in one word.
import { hallTime, sayTime } from '@tingxu/shared/i18n/when.ts'
import type { ScreenView } from '@tingxu/shared/hall/views/shapes.ts'
import type { Texts } from '../device/texts.ts'

export interface ScreenWord {
  readonly word: string
  readonly text: string | undefined
}

/** @param timeZone the hall's */
export function screenWord(t: Texts, view: Pick<ScreenView, 'phase' | 'pausedUntil'>, timeZone: string): ScreenWord {
  const words = t.board.screen
  switch (view.phase) {
    case 'called':
      return { word: words.called, text: undefined }
    case 'serving':
      return { word: words.serving, text: undefined }
    case 'free':
      return { word: words.free, text: undefined }
    case 'closed':
      return { word: words.closed, text: undefined }
    case 'paused': {
      const until = view.pausedUntil
      return {
        word: words.paused,
        text: until === null ? undefined : words.pausedUntil(sayTime(hallTime(until, timeZone))),
      }
    }
  }
}
