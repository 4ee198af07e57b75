import type { ComponentChildren } from 'preact'
import type { IconName } from './icon-nodes.ts'
import { Icon } from './icon.tsx'
import { Rich } from './rich.tsx'
import './status-line.css'

export type StatusLevel = 'ok' | 'quiet' | 'note' | 'warn' | 'alarm'

const SIGNS: Readonly<Record<StatusLevel, IconName | undefined>> = {
  ok: 'done',
  quiet: undefined,
  note: 'note',
  warn: 'warn',
  alarm: 'alarm',
}

export interface StatusLineProps {
  readonly level: StatusLevel
  /** Rich catalogue texts, each a part of the line. */
  readonly parts: readonly string[]
  /** At the end: a quiet word, or the key that offers the other way. */
  readonly children?: ComponentChildren
}

/** What is known about a call, or what stands in the way, in one line. */
export function StatusLine({ level, parts, children }: StatusLineProps) {
  const sign = SIGNS[level]
  return (
    <div class={`status ${level}`} role={level === 'alarm' || level === 'warn' ? 'alert' : 'status'}>
      {sign !== undefined && <Icon name={sign} />}
      <span class="parts">
        {parts.map((part) => (
          <span key={part}>
            <Rich text={part} />
          </span>
        ))}
      </span>
      {children !== undefined && <span class="act">{children}</span>}
    </div>
  )
}
