import type { ComponentChildren } from 'preact'
import { type Lang, LANG_KEYS } from '../i18n/lang.ts'
import './bar.css'
import type { IconName } from './icon-nodes.ts'
import { Icon } from './icon.tsx'

export interface BarProps {
  /** Names the bar for the ear: `t.kiosk.bar.label`. */
  readonly label: string
  /** Ways out: a few `BarKey`s, back first. */
  readonly children?: ComponentChildren
  /** `t.kiosk.bar.large` */
  readonly largeWord: string
  readonly large: boolean
  readonly onLarge: (large: boolean) => void
  /** `t.kiosk.bar.languages` */
  readonly langsLabel: string
  /** Those the hall offers. In large type leave only the ones that differ, so that the bar keeps its place. */
  readonly langs: readonly Lang[]
  readonly lang: Lang
  readonly onLang: (lang: Lang) => void
}

/** The bottom of every kiosk page. It never moves. */
export function Bar({ label, children, largeWord, large, onLarge, langsLabel, langs, lang, onLang }: BarProps) {
  return (
    <footer class="bar" aria-label={label}>
      <div class="ways">{children}</div>
      <div class="corner">
        <BarKey icon="large" word={largeWord} pressed={large} onPress={() => onLarge(!large)} />
        {langs.length > 0 && (
          <div class="langs" role="group" aria-label={langsLabel}>
            {langs.map((each) => (
              <button
                key={each}
                type="button"
                class="bar-key lang"
                lang={each}
                aria-label={LANG_KEYS[each].long}
                aria-pressed={each === lang}
                onClick={() => onLang(each)}
              >
                {LANG_KEYS[each].short}
              </button>
            ))}
          </div>
        )}
      </div>
    </footer>
  )
}

export interface BarKeyProps {
  readonly icon: IconName
  readonly word: string
  readonly pressed?: boolean | undefined
  readonly onPress: () => void
}

export function BarKey({ icon, word, pressed, onPress }: BarKeyProps) {
  return (
    <button type="button" class="bar-key" aria-pressed={pressed} onClick={onPress}>
      <Icon name={icon} />
      <span>{word}</span>
    </button>
  )
}
