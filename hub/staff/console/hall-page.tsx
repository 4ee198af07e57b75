// The hall at a glance: one sentence, what to do, the counters, the services.
import { useState } from 'preact/hooks'
import type { ConsoleView, HallView } from '@tingxu/shared/hall/views/shapes.ts'
import { Banner } from '@tingxu/shared/ui/banner.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { Rich } from '@tingxu/shared/ui/rich.tsx'
import type { May } from '../common/session.ts'
import { clockSeconds, type Setting } from '../common/setting.ts'
import { TroubleLine } from '../common/trouble-line.tsx'
import type { Pressing } from '../common/use-presses.ts'
import { AlertList } from './alerts.tsx'
import { Desks } from './desks.tsx'
import './hall-page.css'
import { hallSentence, unwatchedSentence } from './hall-words.ts'
import { Interruption, type Interrupting } from './interruption.tsx'
import { Services } from './services.tsx'

export interface HallPageProps {
  readonly view: ConsoleView
  readonly hall: HallView | undefined
  readonly setting: Setting
  readonly now: number
  readonly may: May
  readonly live: boolean
  readonly pressing: Pressing
}

export function HallPage({ view, hall, setting, now, may, live, pressing }: HallPageProps) {
  const { t } = setting
  const [asked, setAsked] = useState<Interrupting | null>(null)
  const ask = (next: Interrupting | null): void => {
    pressing.dismiss()
    setAsked(next)
  }
  const busy = pressing.state.flight !== null
  const notNow = live ? undefined : t.counter.notNow.away
  const { say, clock } = t.console
  return (
    <div class="hall-page">
      {view.clockHeld && (
        <Banner
          line
          tone="alarm"
          title={clock.held}
          text={clock.heldText(clockSeconds(now, setting))}
          aside={
            may('clock.confirm') ? (
              <Key
                word={clock.confirm}
                notNow={notNow}
                busy={busy}
                onPress={() => void pressing.press('clock.confirm', {})}
              />
            ) : undefined
          }
        />
      )}
      <div class="opening">
        <h2>
          <Rich text={hallSentence(view, hall?.opening, setting)} />
        </h2>
        <span class="second">{say.today(view.day.taken, view.day.done)}</span>
      </div>
      {asked === null && <TroubleLine t={t} trouble={pressing.state.trouble} onDismiss={pressing.dismiss} />}
      <div class="columns">
        <AlertList
          alerts={view.alerts}
          standing={unwatchedSentence(view, setting.t)}
          setting={setting}
          mayHandle={may('alert.handle')}
          notNow={notNow}
          busy={busy}
          onHandle={(alert) => void pressing.press('alert.handle', { alert })}
        />
        <div class="floor">
          <Desks view={view} setting={setting} now={now} />
          <Services
            services={view.services}
            setting={setting}
            maySuspend={may('service.suspend')}
            notNow={notNow}
            busy={busy}
            onSuspend={(service) => ask({ kind: 'service', service })}
            onResume={({ id }) => void pressing.press('service.resume', { service: id })}
            onSuspendHall={() => ask({ kind: 'hall' })}
            onResumeHall={() => ask({ kind: 'resume-hall' })}
          />
        </div>
      </div>
      {asked !== null && (
        <Interruption
          asked={asked}
          services={view.services}
          setting={setting}
          pressing={pressing}
          onClose={() => ask(null)}
        />
      )}
    </div>
  )
}
