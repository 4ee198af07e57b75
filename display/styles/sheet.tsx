import { LANG_KEYS, LANGS } from '@tingxu/shared/i18n/lang.ts'
import { Foundations } from './sections/foundations.tsx'
import { Keys } from './sections/keys.tsx'
import { Lists } from './sections/lists.tsx'
import { Plates } from './sections/plates.tsx'
import { Talk } from './sections/talk.tsx'
import { SCREENS } from './screens/screens.tsx'
import { address, type Setting } from './setting.ts'
import './sheet.css'

/** Every part in every state. */
export function Sheet({ setting }: { readonly setting: Setting }) {
  return (
    <>
      <header class="sheet-top">
        <h1>厅序 Tingxu</h1>
        <nav aria-label="Language">
          {LANGS.map((lang) => (
            <a
              key={lang}
              href={address(location.search, { lang })}
              aria-current={lang === setting.lang ? 'true' : undefined}
              lang={lang}
            >
              {LANG_KEYS[lang].long}
            </a>
          ))}
        </nav>
        <nav aria-label="Accent">
          {['#095c4b', '#8c1d18', '#1a4b8c', '#e8a200'].map((accent) => (
            <a key={accent} href={address(location.search, { accent })}>
              {accent}
            </a>
          ))}
        </nav>
        <nav aria-label="Screens">
          {SCREENS.map(({ id }) => (
            <a key={id} href={address(location.search, { screen: id })}>
              {id}
            </a>
          ))}
        </nav>
      </header>
      <main>
        <Plates setting={setting} />
        <Keys setting={setting} />
        <Lists setting={setting} />
        <Talk setting={setting} />
        <Foundations setting={setting} />
      </main>
    </>
  )
}
