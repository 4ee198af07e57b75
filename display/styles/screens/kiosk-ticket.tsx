import type { ComponentChildren } from 'preact'
import { localText } from '@tingxu/shared/i18n/local-text.ts'
import { sayWait, spokenWait } from '@tingxu/shared/i18n/numbers.ts'
import { Facts } from '@tingxu/shared/ui/facts.tsx'
import { Icon } from '@tingxu/shared/ui/icon.tsx'
import { Key } from '@tingxu/shared/ui/key.tsx'
import { Plate } from '@tingxu/shared/ui/plate.tsx'
import { spelledNumber } from '@tingxu/shared/ui/ticket-number.ts'
import { HALL_NAME, SERVICES } from '../demo-hall.ts'
import { type PageProps, Where } from './kiosk-frame.tsx'

function Ticket({ setting, children }: PageProps & { readonly children: ComponentChildren }) {
  const { t, lang, theme } = setting
  const { ticket } = t.kiosk
  return (
    <main class={setting.large ? 'kiosk ticket large' : 'kiosk ticket'}>
      <header class={theme === 'contrast' ? 'sign' : 'sign on-accent'}>
        <Where setting={setting} />
        <h1>{ticket.yours}</h1>
        <p class="busy">{localText(SERVICES[0]?.name ?? HALL_NAME, lang)}</p>
        <Plate
          number="A023"
          wide
          bare={theme !== 'contrast'}
          motion="enter"
          label={t.common.ticket(spelledNumber('A023'))}
        />
      </header>
      <Facts
        facts={[
          { label: ticket.ahead, value: ticket.people(7) },
          { label: ticket.wait, value: sayWait(t, spokenWait(660, 840)) },
          { label: ticket.where, value: lang === 'en' ? 'Floor 2, east' : '二楼东区' },
        ]}
      />
      {children}
    </main>
  )
}

export function KioskTicket({ setting }: PageProps) {
  const { ticket } = setting.t.kiosk
  return (
    <Ticket setting={setting}>
      <div class="paper" role="status">
        <Icon name="slip" />
        <div>
          <b>{ticket.confirmed}</b>
          <span>{ticket.confirmedHint}</span>
        </div>
      </div>
    </Ticket>
  )
}

export function KioskUncertain({ setting }: PageProps) {
  const { ticket } = setting.t.kiosk
  return (
    <Ticket setting={setting}>
      <div role="alert">
        <div class="paper">
          <Icon name="slip" />
          <div>
            <b>{ticket.uncertain}</b>
            <span>{ticket.uncertainHint}</span>
          </div>
        </div>
        <div class="answers">
          <Key look="main" word={ticket.cameOut} />
          <Key word={ticket.didNot} />
        </div>
      </div>
    </Ticket>
  )
}
