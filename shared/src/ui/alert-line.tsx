import type { ComponentChildren } from 'preact'
import './alert-line.css'
import type { IconName } from './icon-nodes.ts'
import { Icon } from './icon.tsx'

export type AlertLevel = 'alarm' | 'warn' | 'note' | 'done'

const SIGNS: Readonly<Record<AlertLevel, IconName>> = { alarm: 'alarm', warn: 'warn', note: 'note', done: 'done' }

/** A list of `AlertLine`s; what is new is read out. */
export function Alerts({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <ul class="alerts" aria-label={label} aria-live="polite">
      {children}
    </ul>
  )
}

export interface AlertLineProps {
  /** `alarm` acts now, `warn` watch, `note` know, `done` a quiet line for what was handled. */
  readonly level: AlertLevel
  /** May hold a `<Plate>`. */
  readonly title: ComponentChildren
  readonly since?: string | undefined
  /** Whom it touches. */
  readonly text?: ComponentChildren
  /** Keys that act on it. */
  readonly children?: ComponentChildren
}

export function AlertLine({ level, title, since, text, children }: AlertLineProps) {
  return (
    <li class={level}>
      <span class="sign">
        <Icon name={SIGNS[level]} />
      </span>
      <span class="title">{title}</span>
      <span class="since">{since}</span>
      {text !== undefined && <span class="text">{text}</span>}
      {children !== undefined && <span class="acts">{children}</span>}
    </li>
  )
}
