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
import { Services, type ServiceRow } from './services.tsx'
import { SuspendDialog } from './suspend-dialog.tsx'

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
  const [suspending, setSuspending] = useState<ServiceRow | null>(null)
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
      {suspending === null && <TroubleLine t={t} trouble={pressing.state.trouble} onDismiss={pressing.dismiss} />}
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
            onSuspend={(service) => {
              pressing.dismiss()
              setSuspending(service)
            }}
            onResume={({ id }) => void pressing.press('service.resume', { service: id })}
          />
        </div>
      </div>
      {suspending !== null && (
        <SuspendDialog
          service={suspending}
          setting={setting}
          busy={busy}
          trouble={pressing.state.trouble}
          onClose={() => {
            pressing.dismiss()
            setSuspending(null)
          }}
          onGo={(data) =>
            void pressing.press('service.suspend', data).then((done) => {
              if (done) setSuspending(null)
            })
          }
        />
      )}
    </div>
  )
}
