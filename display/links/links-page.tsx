// The first page of a demo hall: what there is, and the three steps that show what it does.
import { useState } from 'preact/hooks'
import { localText, localTextLang } from '@tingxu/shared/i18n/local-text.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { ask } from '@tingxu/shared/ui/hub/http.ts'
import { Arrow } from '@tingxu/shared/ui/arrow.tsx'
import { Head } from '@tingxu/shared/ui/head.tsx'
import { Icon } from '@tingxu/shared/ui/icon.tsx'
import type { IconName } from '@tingxu/shared/ui/icon-nodes.ts'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { Accounts } from './accounts.tsx'
import { type Demo, firstOf, groupedScreens, type ScreenKind } from './demo.ts'
import './links-page.css'

export interface LinksPageProps {
  readonly t: Messages
  readonly lang: Lang
  readonly demo: Demo
  /** Something was started or stopped. */
  readonly onChange: () => void
}

const ICONS: Readonly<Record<ScreenKind, IconName>> = {
  kiosk: 'print',
  board: 'screen',
  'counter-screen': 'screen',
  counter: 'bell',
  console: 'people',
  phone: 'phone',
  workbench: 'plugged',
  styles: 'show',
}

export function LinksPage({ t, lang, demo, onChange }: LinksPageProps) {
  return (
    <main class="links">
      <header>
        <div>
          <p class="kind">
            {t.common.product} <span class="second">{t.links.title}</span>
          </p>
          <h1 lang={localTextLang(demo.hall, lang)}>{localText(demo.hall, lang)}</h1>
          <p class="lead">{t.links.lead}</p>
        </div>
        <Plate number="A001" />
      </header>
      <Steps t={t} demo={demo} />
      <RehearsalLine t={t} demo={demo} onChange={onChange} />
      <div class="columns">
        <section>
          <Head title={t.links.screens} />
          <Screens t={t} lang={lang} demo={demo} />
        </section>
        <section>
          <Head title={t.links.accounts} note={t.links.accountsHint} />
          <Accounts t={t} lang={lang} accounts={demo.accounts} />
        </section>
      </div>
      <footer class="second">{t.links.onlyHere}</footer>
    </main>
  )
}

function Steps({ t, demo }: Pick<LinksPageProps, 't' | 'demo'>) {
  const { steps } = t.links
  const at = (kind: ScreenKind): string => firstOf(demo.screens, kind) ?? `/${kind}`
  const all = [
    { word: steps.take, hint: steps.takeHint, links: [[t.links.kiosk, at('kiosk')]] },
    {
      word: steps.call,
      hint: steps.callHint,
      links: [
        [t.links.counter, '#accounts'],
        [t.links.board, at('board')],
      ],
    },
    { word: steps.paper, hint: steps.paperHint, links: [[t.links.workbench, at('workbench')]] },
  ] as const
  return (
    <ol class="steps">
      {all.map(({ word, hint, links }, index) => (
        <li key={word}>
          <span class="figure" aria-hidden="true">
            {index + 1}
          </span>
          <h2>{word}</h2>
          <p>{hint}</p>
          <p class="step-links">
            {links.map(([name, path]) => (
              <a key={name} class="key main" href={path} {...(path.startsWith('#') ? {} : NEW_WINDOW)}>
                {name}
                <Arrow />
              </a>
            ))}
          </p>
        </li>
      ))}
    </ol>
  )
}

const NEW_WINDOW = { target: '_blank', rel: 'noopener' } as const

function Screens({ t, lang, demo }: Pick<LinksPageProps, 't' | 'lang' | 'demo'>) {
  return (
    <ul class="screens">
      {groupedScreens(demo.screens).map(({ kind, screens }) => (
        <li key={kind}>
          <Icon name={ICONS[kind]} />
          <div>
            <h3>{nameOf(t, kind)}</h3>
            <p class="second">{hintOf(t, kind)}</p>
          </div>
          <div class="doors">
            {screens.map(({ path, label }) => (
              <a
                key={path}
                class="key"
                href={path}
                {...NEW_WINDOW}
                aria-label={`${t.links.open} ${localText(label, lang)}, ${t.links.newWindow}`}
              >
                {localText(label, lang)}
              </a>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

const SPEEDS = [10, 60] as const

function RehearsalLine({ t, demo, onChange }: Pick<LinksPageProps, 't' | 'demo' | 'onChange'>) {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const act = async (body: object): Promise<void> => {
    setBusy(true)
    const answer = await ask('POST', '/demo/rehearse', body).catch(() => null)
    setFailed(answer?.ok !== true)
    setBusy(false)
    onChange()
  }
  const running = demo.rehearsal?.running === true
  return (
    <section class="rehearsal">
      <div>
        <h2>{t.links.rehearsal}</h2>
        <p role="status">
          {failed
            ? t.common.somethingWrong
            : running
              ? t.links.running(demo.rehearsal.speed ?? 1)
              : t.links.rehearsalHint}
        </p>
      </div>
      <div class="acts">
        {running ? (
          <Key word={t.links.stop} icon="close" busy={busy} onPress={() => void act({ stop: true })} />
        ) : (
          SPEEDS.map((speed) => (
            <Key key={speed} word={t.links.rehearse(speed)} busy={busy} onPress={() => void act({ speed })} />
          ))
        )}
      </div>
    </section>
  )
}

function nameOf({ links }: Messages, kind: ScreenKind): string {
  return kind === 'counter-screen' ? links.counterScreen : links[kind]
}

function hintOf({ links }: Messages, kind: ScreenKind): string {
  return kind === 'counter-screen' ? links.counterScreenHint : links[`${kind}Hint`]
}
