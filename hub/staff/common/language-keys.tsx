import { type Lang, LANG_KEYS } from '@tingxu/shared/i18n/lang.ts'
import { OFFICE_LANGS, type OfficeLang } from './language.ts'
import './language-keys.css'

export interface LanguageKeysProps {
  readonly label: string
  readonly lang: Lang
  readonly onLang: (lang: OfficeLang) => void
}

export function LanguageKeys({ label, lang, onLang }: LanguageKeysProps) {
  return (
    <div class="language-keys" role="group" aria-label={label}>
      {OFFICE_LANGS.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-label={LANG_KEYS[each].long}
          aria-pressed={each === lang}
          onClick={() => onLang(each)}
        >
          {each === 'zh-Hans' ? '中' : 'EN'}
        </button>
      ))}
    </div>
  )
}
