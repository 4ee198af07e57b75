import { Icon } from '@tingxu/shared/ui/icon.tsx'
import type { DeviceLook } from './device-words.ts'

export interface StateMarkProps {
  readonly look: DeviceLook
  readonly word: string
}

/** How a device stands: a sign and a word, never the colour alone. */
export function StateMark({ look, word }: StateMarkProps) {
  return (
    <span class={`level ${look}`}>
      <Icon name={look === 'ok' ? 'done' : look === 'warning' ? 'warn' : 'alarm'} />
      {word}
    </span>
  )
}
