import type { ComponentChildren } from 'preact'
import type { Theme } from '@tingxu/shared/ui/contrast.ts'

export interface SpecimenProps {
  readonly id: string
  readonly title: string
  readonly about: string
  /** Default: all three. */
  readonly themes?: readonly Theme[] | undefined
  readonly children: () => ComponentChildren
}

const ALL: readonly Theme[] = ['light', 'dark', 'contrast']

/** A part on each of its grounds. */
export function Specimen({ id, title, about, themes = ALL, children }: SpecimenProps) {
  return (
    <section class="specimen" id={id} aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
        <p>{about}</p>
      </header>
      <div>
        {themes.map((theme) => (
          <div key={theme} class="ground" data-theme={theme}>
            {children()}
          </div>
        ))}
      </div>
    </section>
  )
}
