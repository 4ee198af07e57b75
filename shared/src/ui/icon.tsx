import { h } from 'preact'
import './icon.css'
import { type IconName, type IconNode, ICONS } from './icon-nodes.ts'

export interface IconProps {
  readonly name: IconName
  /** Any CSS length; without it 1.2 times the words beside it. */
  readonly size?: string | undefined
  /** For arrows and ticks beside heavy words. */
  readonly bold?: boolean | undefined
}

/** A pictogram. It is hidden from screen readers because it always stands with a word. */
export function Icon({ name, size, bold }: IconProps) {
  const node: IconNode = ICONS[name]
  return (
    <svg
      class={bold === true ? 'icon bold' : 'icon'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      style={size === undefined ? undefined : { width: size, height: size }}
    >
      {node.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  )
}
