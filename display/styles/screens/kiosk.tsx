import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { translator } from '@tingxu/shared/i18n/translator.ts'
import { dayPart, sayWait, spokenWait } from '@tingxu/shared/i18n/numbers.ts'
import { hallTime } from '@tingxu/shared/i18n/when.ts'
import { BarKey } from '@tingxu/shared/ui/bar.tsx'
import { Icon } from '@tingxu/shared/ui/icon.tsx'
import type { IconName } from '@tingxu/shared/ui/icon-nodes.ts'
import { PrimaryKey } from '@tingxu/shared/ui/primary-key.tsx'
import { Rich } from '@tingxu/shared/ui/rich.tsx'
import { Row, Rows } from '@tingxu/shared/ui/rows.tsx'
import { Series } from '@tingxu/shared/ui/series.tsx'
import { StillHere } from '@tingxu/shared/ui/still-here.tsx'
import { SERVICES } from '../demo-hall.ts'
import { demoNow, TIME_ZONE } from '../setting.ts'
import { Foot, open, type PageProps, Where } from './kiosk-frame.tsx'

const nothing = (): void => undefined

export function KioskHome({ setting }: PageProps) {
  const { t, lang, large, theme } = setting
  const { home, bar } = t.kiosk
  const doors: readonly [IconName, string, string][] = [
    ['bring', home.bring, home.bringHint],
    ['progress', large ? home.progressShort : home.progress, home.progressHint],
    ['checkIn', home.checkIn, home.checkInHint],
    ['hall', home.hall, home.hallHint],
    ['ask', home.ask, home.askHint],
  ]
  const shown = large ? doors.filter(([icon]) => icon !== 'checkIn' && icon !== 'hall') : doors
  const dark = theme !== 'contrast'
  return (
    <div class={setting.large ? 'kiosk large' : 'kiosk'}>
      <header class={dark ? 'sign on-accent' : 'sign'}>
        <Where setting={setting} day />
        <h1>{t.kiosk.greeting[dayPart(hallTime(demoNow(), TIME_ZONE).hour)]}</h1>
        <p class="busy">
          <Rich text={t.kiosk.busy.few(sayWait(t, spokenWait(330, 560)))} />
        </p>
        <PrimaryKey
          word={home.take}
          hints={
            large ? undefined : lang === 'en' ? [home.takeHint] : [home.takeHint, translator('en').kiosk.home.take]
          }
          icon="slip"
          large
          onField={dark}
          onPress={() => open({ screen: 'kiosk-services' })}
        />
      </header>
      <main class="doors-place">
        <Rows size="doors" ruled={false} fill label={home.take}>
          {shown.map(([icon, title, hint]) => (
            <Row
              key={icon}
              lead={<Icon name={icon} />}
              title={title}
              note={large ? undefined : hint}
              arrow
              onPress={nothing}
            />
          ))}
        </Rows>
      </main>
      <Foot setting={setting}>
        <BarKey icon="read" word={bar.read} onPress={nothing} />
        {large ? (
          <BarKey icon="menu" word={bar.more} onPress={nothing} />
        ) : (
          <BarKey icon="lower" word={bar.low} onPress={nothing} />
        )}
      </Foot>
    </div>
  )
}

export function KioskServices({ setting }: PageProps) {
  const { t, lang, large } = setting
  const { services, bar } = t.kiosk
  return (
    <div class={setting.large ? 'kiosk large' : 'kiosk'}>
      <header class="ask">
        <Where setting={setting} />
        <h1>{services.title}</h1>
        {!large && <p>{services.lead}</p>}
      </header>
      <main class="list">
        <Rows size="large" fill label={services.title}>
          {(large ? SERVICES.slice(0, lang === 'en' ? 3 : 4) : SERVICES).map((service) => {
            const soldOut = service.series === 'F'
            const free = service.waiting === 0
            const wait = sayWait(t, spokenWait(service.wait[0] * 60, service.wait[1] * 60))
            return (
              <Row
                key={service.series}
                lead={<Series of={service.series} />}
                title={localText(service.name, lang)}
                note={large ? undefined : localText(service.about, lang)}
                value={soldOut ? services.soldOutMorning : free ? services.noWait : wait}
                valueNote={
                  soldOut ? services.again('13:30') : free ? services.counterFree : services.waiting(service.waiting)
                }
                off={soldOut}
                onPress={() => open({ screen: 'kiosk-ticket' })}
              />
            )
          })}
        </Rows>
      </main>
      <Foot setting={setting}>
        <BarKey icon="back" word={bar.back} onPress={() => open({ screen: 'kiosk-home' })} />
        {!large && lang !== 'en' && <BarKey icon="search" word={bar.search} onPress={nothing} />}
        <BarKey icon="ask" word={bar.help} onPress={nothing} />
      </Foot>
    </div>
  )
}

export function KioskBlocked({ setting }: PageProps) {
  const { t, lang } = setting
  const { blocked, bar, home } = t.kiosk
  const english = lang === 'en'
  return (
    <div class={setting.large ? 'kiosk large' : 'kiosk'}>
      <header class="ask">
        <Where setting={setting} />
      </header>
      <main class="blocked-place">
        <h1>
          <Icon name="alarm" />
          {blocked.paperOut}
        </h1>
        <p class="heavy">{blocked.title}</p>
        <p>
          {[blocked.goTo(english ? 'kiosk 1 by the south door' : '南门的取号机1'), blocked.keepsPlace].join(
            english ? ' ' : '',
          )}
        </p>
        <Rows size="doors" label={blocked.stillOpen}>
          <Row lead={<Icon name="bring" />} title={home.bring} note={home.bringHint} arrow onPress={nothing} />
          <Row lead={<Icon name="ask" />} title={home.ask} note={home.askHint} arrow onPress={nothing} />
        </Rows>
      </main>
      <Foot setting={setting}>
        <BarKey icon="read" word={bar.read} onPress={nothing} />
      </Foot>
    </div>
  )
}

export function KioskIdle({ setting }: PageProps) {
  return (
    <>
      <KioskServices setting={setting} />
      <StillHere open words={setting.t.kiosk.idle} secondsLeft={14} seconds={20} onStay={nothing} onLeave={nothing} />
    </>
  )
}
