import type { ComponentChildren } from 'preact'
import './banner.css'
import { Icon } from './icon.tsx'

export interface BannerProps {
  readonly title: string
  /** What to do meanwhile. */
  readonly text?: string | undefined
  /** `warn` old data, `alarm` emergency (read out at once), `note` a word to all. Default `warn`. */
  readonly tone?: 'warn' | 'alarm' | 'note' | undefined
  /** One line for pages that are read from near; without it the banner speaks to the whole hall. */
  readonly line?: boolean | undefined
  /** It stands where the page's heading stood, and is it now. */
  readonly head?: boolean | undefined
  /** At the end, as the clock that runs on. */
  readonly aside?: ComponentChildren
}

export function Banner({ title, text, tone = 'warn', line, head, aside }: BannerProps) {
  return (
    <div
      class={['banner', tone, line && 'line'].filter(Boolean).join(' ')}
      role={tone === 'alarm' ? 'alert' : 'status'}
    >
      <Icon name={tone === 'note' ? 'note' : 'alarm'} />
      <span>
        <span class="title" {...(head === true ? { role: 'heading', 'aria-level': 1 } : {})}>
          {title}
        </span>
        {text !== undefined && <span class="text">{text}</span>}
      </span>
      {aside !== undefined && <span class="aside">{aside}</span>}
    </div>
  )
}
