import { Arrow } from './arrow.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-nodes.ts'
import { Kbd } from './kbd.tsx'
import './primary-key.css'

export interface PrimaryKeyProps {
  readonly word: string
  /** One or two short lines beside the word. */
  readonly hints?: readonly string[] | undefined
  readonly icon?: IconName | undefined
  readonly shortcut?: string | undefined
  /** The stages this key goes through, and the present one (0 for the first). */
  readonly steps?: readonly string[] | undefined
  readonly step?: number | undefined
  /** A kiosk's door: pictogram, great word, arrow. */
  readonly large?: boolean | undefined
  /** It lies on a field of the accent and is white itself. */
  readonly onField?: boolean | undefined
  /** Why there is nothing to press. */
  readonly notNow?: string | undefined
  readonly busy?: boolean | undefined
  readonly onPress: () => void
}

/** The thing to do now, at most one a page. */
export function PrimaryKey({
  word,
  hints,
  icon,
  shortcut,
  steps,
  step = 0,
  large,
  onField,
  notNow,
  busy,
  onPress,
}: PrimaryKeyProps) {
  const press = (): void => {
    if (notNow === undefined && busy !== true) onPress()
  }
  const stage = (at: number): string => (at === step ? 'now' : at < step ? 'past' : 'to-come')
  return (
    <button
      type="button"
      class={['primary', large && 'large', onField && 'on-field'].filter(Boolean).join(' ')}
      aria-disabled={notNow === undefined ? undefined : 'true'}
      aria-busy={busy}
      aria-keyshortcuts={shortcut}
      title={notNow}
      onClick={press}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span class="word">{word}</span>
      {hints !== undefined && (
        <span class="hint">
          {hints.map((hint) => (
            <span key={hint}>{hint}</span>
          ))}
        </span>
      )}
      {shortcut !== undefined && <Kbd of={shortcut} />}
      {large === true && <Arrow stroke={5} />}
      {steps !== undefined && (
        <span class="steps" aria-hidden="true">
          {steps.map((name, at) => (
            <span key={name} class={stage(at)}>
              {name}
            </span>
          ))}
        </span>
      )}
    </button>
  )
}
