// What every kiosk page has: whose hall and when on top, the bar at the foot.
import type { ComponentChildren } from 'preact'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { Bar, BarKey } from '@tingxu/shared/ui/bar.tsx'
import { Clock } from '@tingxu/shared/ui/clock.tsx'
import type { Place } from './place.ts'
import './frame.css'

export interface FrameProps {
  readonly place: Place
  /** Names the screen's own layout. */
  readonly look: string
  readonly head: ComponentChildren
  /** The head is a field of the accent. */
  readonly sign?: boolean | undefined
  readonly day?: boolean | undefined
  /** Large type leaves no room in the bar for lowering the keys here. */
  readonly crowded?: boolean | undefined
  /** The first keys of the bar: ways out. */
  readonly ways?: ComponentChildren
  readonly children: ComponentChildren
}

export function Frame({ place, look, head, sign, day, crowded, ways, children }: FrameProps) {
  const { large, low } = place
  const classes = ['kiosk', look, large && 'large', low && 'low'].filter(Boolean).join(' ')
  const headLook = sign === true ? (large ? 'sign' : 'sign on-accent') : 'ask'
  return (
    <div class={classes}>
      <header class={headLook}>
        <Where place={place} day={day} />
        {head}
      </header>
      <main>{children}</main>
      <Foot place={place} crowded={crowded}>
        {ways}
      </Foot>
    </div>
  )
}

function Where({
  place: { hall, lang, large, now },
  day,
}: {
  readonly place: Place
  readonly day?: boolean | undefined
}) {
  if (hall === null) return <div class="where" />
  const full = day === true && !large
  return (
    <div class="where">
      <span>
        {localText(hall.name, lang)}
        {full && lang !== 'en' && hall.name.en !== undefined && <small lang="en">{hall.name.en}</small>}
      </span>
      <span>
        <Clock now={now} timeZone={hall.timeZone} lang={lang} />
        {full && (
          <small>
            <Clock now={now} timeZone={hall.timeZone} lang={lang} show="day" />
          </small>
        )}
      </span>
    </div>
  )
}

type FootProps = Pick<FrameProps, 'place' | 'crowded' | 'children'>

function Foot({ place, crowded, children }: FootProps) {
  const { words, lang, langs, large, low, press } = place
  const { bar } = words.kiosk
  // Large type has room for one key: each press is a language further.
  const next = langs[(langs.indexOf(lang) + 1) % langs.length]
  const others = large && next !== undefined ? [next] : langs
  return (
    <Bar
      label={bar.label}
      largeWord={bar.large}
      large={large}
      onLarge={(wanted) => press({ type: 'large', large: wanted })}
      langsLabel={bar.languages}
      langs={langs.length > 1 ? others : []}
      lang={lang}
      onLang={(wanted) => press({ type: 'lang', lang: wanted })}
    >
      {children}
      {(low || !large || crowded !== true) && (
        <BarKey
          icon={low ? 'raise' : 'lower'}
          word={low ? bar.high : bar.low}
          onPress={() => press({ type: 'low', low: !low })}
        />
      )}
    </Bar>
  )
}

/** Back to the start; what was typed is forgotten. */
export function HomeKey({ place, word }: { readonly place: Place; readonly word?: string }) {
  return (
    <BarKey
      icon="back"
      word={word ?? place.words.kiosk.bar.back}
      onPress={() => place.press({ type: 'open', screen: 'home' })}
    />
  )
}

/** The ways out of a page that asks: large type in the low position has room for one only. */
export function AskingWays({ place }: { readonly place: Place }) {
  return (
    <>
      <HomeKey place={place} />
      {!(place.large && place.low) && <HelpKey place={place} />}
    </>
  )
}

function HelpKey({ place }: { readonly place: Place }) {
  return <BarKey icon="ask" word={place.words.kiosk.bar.help} onPress={() => place.press({ type: 'ask-help' })} />
}
