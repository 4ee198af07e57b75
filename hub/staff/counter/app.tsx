// The way of a clerk: sign in, choose a counter, work there. Where they are follows from the hall alone, so a reload calls nobody.
import { Clock } from '@tingxu/shared/ui/clock.tsx'
import { useAge, useStatus, useView } from '@tingxu/shared/ui/hub/hooks.ts'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { OfficeBar } from '@tingxu/shared/ui/office-bar.tsx'
import { Failed, Loading } from '@tingxu/shared/ui/states.tsx'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { AgeBanner } from '../common/age-banner.tsx'
import { LanguageKeys } from '../common/language-keys.tsx'
import { useLanguage } from '../common/language.ts'
import { isLive, mayOf, signOut, staffOf } from '../common/session.ts'
import { SignIn } from '../common/sign-in.tsx'
import type { Graph } from '../common/start.tsx'
import { TroubleLine } from '../common/trouble-line.tsx'
import { useFresh } from '../common/use-fresh.ts'
import { useHall } from '../common/use-hall.ts'
import { usePresses } from '../common/use-presses.ts'
import { Choose } from './choose.tsx'
import { CounterAtWork } from './at-work.tsx'
import { counterOfStaff } from './place.ts'

export function CounterApp({ hub, slot, storage }: Graph) {
  const status = useStatus(hub)
  const ageSeconds = useAge(hub)
  const [lang, setLang] = useLanguage(storage)
  const known = status.session !== null
  const { hall, setting } = useHall(hub, lang, known)
  const may = mayOf(status.session)
  const counters = useView(hub, 'counters', may('view.counter') ? {} : null)
  const pressing = usePresses(hub)
  const { t } = setting
  const staff = staffOf(status.session)
  const mine = counters === null || counters === undefined ? null : counterOfStaff(counters, staff)

  useFresh(status.outdated, mine === null)

  const leave = (): void => void signOut(hub, slot)
  const banner = (
    <AgeBanner
      t={t}
      phase={status.phase}
      ageSeconds={ageSeconds}
      staleSeconds={hall?.staleSeconds ?? 30}
      recording={hall?.recording !== false}
    />
  )
  const languages = <LanguageKeys label={t.console.trouble.language} lang={lang} onLang={setLang} />

  if (mine !== null)
    return (
      <CounterAtWork
        key={mine}
        hub={hub}
        counter={mine}
        setting={setting}
        may={may}
        live={isLive(status)}
        banner={banner}
        languages={languages}
        onSignedOut={leave}
      />
    )
  return (
    <div class="entrance">
      <OfficeBar place={hall ? localText(hall.name, lang) : t.common.product}>
        {known && staff !== null && <span>{staff}</span>}
        {languages}
        {known && <Clock now={hub.now} timeZone={setting.timeZone} lang={lang} />}
        {known && <Key look="plain" word={t.counter.keys.signOut} onPress={leave} />}
      </OfficeBar>
      {known && banner}
      <main>{inside()}</main>
    </div>
  )

  function inside() {
    if (status.phase === 'unknown')
      return (
        <SignIn
          t={t}
          slot={slot}
          notice={
            status.error?.code === 'auth.required' || status.error === null ? undefined : t.console.signIn.expired
          }
          onIn={() => hub.open()}
        />
      )
    if (!known) return <Loading title={t.counter.connecting} />
    if (!may('view.counter') || !may('counter.serve'))
      return <Failed title={t.counter.signIn.noRight} text={t.counter.signIn.noRightHint} />
    if (counters === undefined) return <Loading title={t.common.loading} />
    if (counters === null) return <Failed title={t.console.trouble.noHall} text={t.console.trouble.noHallHint} />
    return (
      <Choose
        setting={setting}
        counters={counters}
        live={isLive(status)}
        busy={pressing.state.flight !== null}
        onChoose={(counter) => void pressing.press('counter.open', { counter })}
      >
        <TroubleLine t={t} trouble={pressing.state.trouble} onDismiss={pressing.dismiss} />
      </Choose>
    )
  }
}
