import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import './states.css'

export interface EmptyProps {
  readonly title: string
  /** What would be here, or what to do. */
  readonly text?: string | undefined
  /** In the middle of a screen rather than at the head of a list. */
  readonly middle?: boolean | undefined
  readonly children?: ComponentChildren
}

/** There is nothing, and that is all right. */
export function Empty({ title, text, middle, children }: EmptyProps) {
  return (
    <div class={middle === true ? 'state middle' : 'state'}>
      <span class="title">{title}</span>
      {text !== undefined && <span class="text">{text}</span>}
      {children !== undefined && <span class="acts">{children}</span>}
    </div>
  )
}

/** Not here yet. Says nothing for the first 400 ms. */
export function Loading({ title, middle }: { readonly title: string; readonly middle?: boolean | undefined }) {
  return (
    <div class={middle === true ? 'state loading middle' : 'state loading'} role="status">
      <span class="title">{title}</span>
    </div>
  )
}

/** Could not be had: what happened, what to do; keys as children. */
export function Failed({ title, text, middle, children }: EmptyProps) {
  return (
    <div class={middle === true ? 'state failed middle' : 'state failed'} role="alert">
      <span class="title">
        <Icon name="warn" />
        {title}
      </span>
      {text !== undefined && <span class="text">{text}</span>}
      {children !== undefined && <span class="acts">{children}</span>}
    </div>
  )
}
