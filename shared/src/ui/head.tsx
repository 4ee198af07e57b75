import { type ComponentChildren, h } from 'preact'
import './head.css'

export interface HeadProps {
  readonly title: ComponentChildren
  readonly note?: ComponentChildren
  /** At the other end of the line. */
  readonly aside?: ComponentChildren
  /** Default 2. */
  readonly level?: 1 | 2 | 3 | undefined
  readonly large?: boolean | undefined
  /** The strong rule under it; leave it out over a list or table, which bring their own. */
  readonly ruled?: boolean | undefined
  readonly alarm?: boolean | undefined
  readonly id?: string | undefined
}

export function Head({ title, note, aside, level = 2, large, ruled, alarm, id }: HeadProps) {
  return (
    <div class={['head', large && 'large', ruled && 'ruled', alarm && 'alarm'].filter(Boolean).join(' ')}>
      {h(`h${level}`, { id }, title)}
      {note !== undefined && <span class="note">{note}</span>}
      {aside !== undefined && <span class="aside">{aside}</span>}
    </div>
  )
}
