// What every kiosk page has: whose hall and when on top, the bar at the foot.
import type { ComponentChildren } from 'preact'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { Bar } from '@tingxu/shared/ui/bar.tsx'
import { Clock } from '@tingxu/shared/ui/clock.tsx'
import { HALL_NAME } from '../demo-hall.ts'
import { address, demoNow, type Setting, TIME_ZONE } from '../setting.ts'
import './kiosk.css'

export interface PageProps {
  readonly setting: Setting
}

export const open = (change: Readonly<Record<string, string | undefined>>): void =>
  location.assign(address(location.search, change))

export function Foot({ setting: { t, lang, large }, children }: PageProps & { readonly children?: ComponentChildren }) {
  const words = t.kiosk.bar
  return (
    <Bar
      label={words.label}
      largeWord={words.large}
      large={large}
      onLarge={(wanted) => open({ large: wanted ? '1' : undefined, theme: wanted ? 'contrast' : undefined })}
      langsLabel={words.languages}
      langs={large ? [lang === 'en' ? 'zh-Hans' : 'en'] : ['zh-Hans', 'zh-Hant', 'en']}
      lang={lang}
      onLang={(wanted) => open({ lang: wanted })}
    >
      {children}
    </Bar>
  )
}

export function Where({ setting: { lang, large }, day }: PageProps & { readonly day?: boolean }) {
  return (
    <div class="where">
      <span>
        {localText(HALL_NAME, lang)}
        {day === true && !large && lang !== 'en' && <small lang="en">{HALL_NAME.en}</small>}
      </span>
      <span>
        <Clock now={demoNow} timeZone={TIME_ZONE} lang={lang} />
        {day === true && !large && (
          <small>
            <Clock now={demoNow} timeZone={TIME_ZONE} lang={lang} show="day" />
          </small>
        )}
      </span>
    </div>
  )
}
