// The console: sign in, then the hall, its devices or its figures.
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { sayAge } from '@tingxu/shared/i18n/numbers.ts'
import { Clock } from '@tingxu/shared/ui/clock.tsx'
import { useAge, useStatus, useView } from '@tingxu/shared/ui/hub/hooks.ts'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { OfficeBar } from '@tingxu/shared/ui/office-bar.tsx'
import { Failed, Loading } from '@tingxu/shared/ui/states.tsx'
import { useNow } from '@tingxu/shared/ui/use-now.ts'
import { AgeBanner } from '../common/age-banner.tsx'
import { LanguageKeys } from '../common/language-keys.tsx'
import { useLanguage } from '../common/language.ts'
import { isLive, mayOf, signOut, staffOf } from '../common/session.ts'
import { SignIn } from '../common/sign-in.tsx'
import type { Graph } from '../common/start.tsx'
import { useFresh } from '../common/use-fresh.ts'
import { useHall } from '../common/use-hall.ts'
import { usePresses } from '../common/use-presses.ts'
import './console.css'
import { DevicesPage } from './devices-page.tsx'
import { HallPage } from './hall-page.tsx'
import { pageOf, pagesFor, useHash } from './page.ts'
import { refusePairing } from './refuse-pairing.ts'
import { StatisticsPage } from './statistics-page.tsx'

export function ConsoleApp({ hub, slot, storage }: Graph) {
  const status = useStatus(hub)
  const ageSeconds = useAge(hub)
  const now = useNow(hub.now, 1000)
  const hash = useHash()
  const [lang, setLang] = useLanguage(storage)
  const known = status.session !== null
  const { hall, setting } = useHall(hub, lang, known)
  const may = mayOf(status.session)
  const pages = pagesFor(may)
  const page = known ? pageOf(hash, pages) : null
  const consoleView = useView(hub, 'console', page === 'hall' ? {} : null)
  const devices = useView(hub, 'devices', page === 'devices' ? {} : null)
  const statistics = useView(hub, 'statistics', page === 'statistics' ? {} : null)
  const models = useView(hub, 'models', page === 'devices' ? {} : null)
  const pressing = usePresses(hub)
  const { t } = setting
  useFresh(status.outdated, status.phase === 'unknown')

  return (
    <div class={known ? 'console' : 'entrance'}>
      <OfficeBar
        place={hall ? localText(hall.name, lang) : t.common.product}
        pages={known ? pages.map((id) => ({ id, word: t.console.pages[id], href: `#${id}` })) : undefined}
        current={page ?? undefined}
        pagesLabel={t.common.pages}
      >
        {known && <span>{staffOf(status.session)}</span>}
        {known && status.phase === 'live' && <span>{t.console.dataAge(sayAge(t, ageSeconds))}</span>}
        <LanguageKeys label={t.console.trouble.language} lang={lang} onLang={setLang} />
        {known && <Clock now={hub.now} timeZone={setting.timeZone} lang={lang} />}
        {known && <Key look="plain" word={t.console.signOut} onPress={() => void signOut(hub, slot)} />}
      </OfficeBar>
      {known && (
        <AgeBanner
          t={t}
          phase={status.phase}
          ageSeconds={ageSeconds}
          staleSeconds={hall?.staleSeconds ?? 30}
          recording={hall?.recording !== false}
        />
      )}
      <main>{inside()}</main>
    </div>
  )

  function inside() {
    if (status.phase === 'unknown')
      return (
        <SignIn
          t={t}
          slot={slot}
          first
          notice={status.error === null || status.error.code === 'auth.required' ? undefined : t.console.signIn.expired}
          onIn={() => hub.open()}
        />
      )
    if (!known) return <Loading title={t.console.trouble.connecting} />
    if (page === null) return <Failed title={t.console.trouble.noRight} text={t.console.trouble.noRightHint} />
    const view = { hall: consoleView, devices, statistics }[page]
    if (view === undefined) return <Loading title={t.common.loading} />
    if (view === null) return <Failed title={t.console.trouble.noHall} text={t.console.trouble.noHallHint} />
    const common = { setting, may, live: isLive(status), pressing }
    if (consoleView && page === 'hall')
      return <HallPage {...common} view={consoleView} hall={hall ?? undefined} now={now} />
    if (statistics && page === 'statistics') return <StatisticsPage view={statistics} setting={setting} />
    if (devices)
      return (
        <DevicesPage
          {...common}
          hub={hub}
          view={devices}
          models={models?.models ?? []}
          refuse={(code) => refusePairing(code, slot)}
        />
      )
    return null
  }
}
