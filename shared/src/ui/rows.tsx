import type { ComponentChildren } from 'preact'
import { Arrow } from './arrow.tsx'
import './rows.css'

export interface RowsProps {
  /** Names the list for the ear where no heading stands over it. */
  readonly label?: string | undefined
  readonly labelledBy?: string | undefined
  /** A strong rule opens the list. Default true. */
  readonly ruled?: boolean | undefined
  /** `large` a kiosk's list, `doors` a kiosk's home with pictograms. Default `normal`. */
  readonly size?: 'normal' | 'large' | 'doors' | undefined
  /** Shares the height of its place among the rows. */
  readonly fill?: boolean | undefined
  readonly children: ComponentChildren
}

/** A list of `Row`s, like the directory sign at an entrance. */
export function Rows({ label, labelledBy, ruled = true, size = 'normal', fill, children }: RowsProps) {
  const classes = ['rows', ruled && 'ruled', size !== 'normal' && 'large', size === 'doors' && 'doors', fill && 'fill']
  return (
    <ul class={classes.filter(Boolean).join(' ')} aria-label={label} aria-labelledby={labelledBy}>
      {children}
    </ul>
  )
}

export interface RowProps {
  readonly title: ComponentChildren
  readonly note?: ComponentChildren
  /** `<Series>`, `<Plate>` or `<Icon>`: whatever the eye finds the row by. */
  readonly lead?: ComponentChildren
  /** The figure at the end of the row, and what it means. */
  readonly value?: ComponentChildren
  readonly valueNote?: ComponentChildren
  /** Leads on to another page. */
  readonly arrow?: boolean | undefined
  readonly current?: boolean | undefined
  /** Cannot be had now. `value` says why, `valueNote` the way out; the row still tells, but is no key. */
  readonly off?: boolean | undefined
  /** With it the whole row is the key. */
  readonly onPress?: (() => void) | undefined
  readonly href?: string | undefined
  /** Small keys at the end of a row that is no key itself. */
  readonly children?: ComponentChildren
}

export function Row({ title, note, lead, value, valueNote, arrow, current, off, onPress, href, children }: RowProps) {
  const classes = ['row', lead !== undefined && 'with-lead', off && 'off'].filter(Boolean).join(' ')
  const inside = (
    <>
      {lead !== undefined && <span class="lead">{lead}</span>}
      <span class="words">
        <span class="title">{title}</span>
        {note !== undefined && <span class="note">{note}</span>}
      </span>
      {(value !== undefined || valueNote !== undefined) && (
        <span class="worth">
          {value !== undefined && <span class="value">{value}</span>}
          {valueNote !== undefined && <span class="note">{valueNote}</span>}
        </span>
      )}
      {arrow === true && <Arrow />}
      {children}
    </>
  )
  return <li>{frame()}</li>

  function frame() {
    const currentMark = current === true ? 'true' : undefined
    if (href !== undefined)
      return (
        <a class={classes} href={href} aria-current={currentMark}>
          {inside}
        </a>
      )
    if (onPress === undefined && off !== true)
      return (
        <div class={classes} aria-current={currentMark}>
          {inside}
        </div>
      )
    return (
      <button
        type="button"
        class={classes}
        aria-current={currentMark}
        aria-disabled={off === true ? 'true' : undefined}
        onClick={off === true ? undefined : onPress}
      >
        {inside}
      </button>
    )
  }
}
