import type { ComponentChildren } from 'preact'
import './office-bar.css'

export interface OfficePage {
  readonly id: string
  readonly word: string
  readonly href: string
}

export interface OfficeBarProps {
  /** The hall's or the counter's name. */
  readonly place: ComponentChildren
  /** After the place, quiet: what this counter does. */
  readonly about?: ComponentChildren
  readonly pages?: readonly OfficePage[] | undefined
  readonly current?: string | undefined
  /** Names the pages for the ear: `t.common.pages`. */
  readonly pagesLabel?: string | undefined
  /** At the end: who, how old the data is, `<Clock>`, a plain key to leave. */
  readonly children?: ComponentChildren
}

export function OfficeBar({ place, about, pages, current, pagesLabel, children }: OfficeBarProps) {
  return (
    <header class="office-bar">
      <h1>{place}</h1>
      {about !== undefined && <span>{about}</span>}
      {pages !== undefined && (
        <nav aria-label={pagesLabel}>
          {pages.map((page) => (
            <a key={page.id} href={page.href} aria-current={page.id === current ? 'page' : undefined}>
              {page.word}
            </a>
          ))}
        </nav>
      )}
      <div class="people">{children}</div>
    </header>
  )
}
