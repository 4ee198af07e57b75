import { useId } from 'preact/hooks'
import './key.css'
import type { IconName } from './icon-nodes.ts'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import { useHold } from './use-hold.ts'

export interface KeyProps {
  readonly word: string
  /** Small, after the word: "2 left". */
  readonly hint?: string | undefined
  readonly icon?: IconName | undefined
  /** Printed on the key and announced; the page itself listens for it. */
  readonly shortcut?: string | undefined
  /** `main` the one filled key of a page, `panic` red frame, `answer` red field, `plain` a word that can be pressed. Default `live`. */
  readonly look?: 'live' | 'main' | 'panic' | 'answer' | 'plain' | undefined
  /** Why this key is not for now. It keeps its place, can be reached by keyboard, and does nothing but `onRefused`. */
  readonly notNow?: string | undefined
  readonly onRefused?: ((reason: string) => void) | undefined
  /** For a key that stays chosen. */
  readonly pressed?: boolean | undefined
  readonly busy?: boolean | undefined
  /** Must be held this long, as the panic key (1000). */
  readonly holdMs?: number | undefined
  /** As wide as its place. */
  readonly block?: boolean | undefined
  readonly submit?: boolean | undefined
  /** The language of the word where it differs from the page's, as on language keys. */
  readonly lang?: string | undefined
  readonly onPress?: (() => void) | undefined
}

export function Key(props: KeyProps) {
  const {
    word,
    hint,
    icon,
    shortcut,
    look = 'live',
    notNow,
    onRefused,
    pressed,
    busy,
    holdMs,
    block,
    submit,
    lang,
    onPress,
  } = props
  const reason = useId()
  const press = (): void => {
    if (notNow !== undefined) onRefused?.(notNow)
    else if (busy !== true) onPress?.()
  }
  const hold = useHold(holdMs ?? 0, press)
  const classes = ['key', look !== 'live' && look, block && 'block', hold.held && 'held'].filter(Boolean).join(' ')
  return (
    <button
      type={submit === true ? 'submit' : 'button'}
      class={classes}
      lang={lang}
      aria-disabled={notNow === undefined ? undefined : 'true'}
      aria-describedby={notNow === undefined ? undefined : reason}
      aria-pressed={pressed}
      aria-busy={busy}
      aria-keyshortcuts={shortcut}
      style={holdMs === undefined ? undefined : { '--hold': `${holdMs}ms` }}
      {...(holdMs === undefined ? { onClick: press } : hold.handlers)}
    >
      {holdMs !== undefined && <span class="fill" />}
      {icon !== undefined && <Icon name={icon} />}
      {pressed === true && icon === undefined && <Icon name="done" bold />}
      <span class="word">{word}</span>
      {hint !== undefined && <span class="hint">{hint}</span>}
      {shortcut !== undefined && <Kbd of={shortcut} />}
      {notNow !== undefined && (
        <span class="unseen" id={reason}>
          {notNow}
        </span>
      )}
    </button>
  )
}
