// The screen above a counter, in its states.
import type { ScreenView } from '@tingxu/shared/hall/views/shapes.ts'
import { CounterScreen } from '../../screen/counter-screen.tsx'
import { SERVICES } from '../demo-hall.ts'
import { demoNow, type Setting, TIME_ZONE } from '../setting.ts'

export interface CounterScreenSpecimenProps {
  readonly setting: Setting
  readonly phase: ScreenView['phase']
  readonly old?: boolean
}

export function CounterScreenSpecimen({ setting: { t, lang }, phase, old }: CounterScreenSpecimenProps) {
  const here = phase === 'called' || phase === 'serving'
  const open = phase !== 'closed'
  const view: ScreenView = {
    ...{ number: '3', phase, ticket: here ? { number: 'A023', call: 'A023:1' } : null },
    ...{ pausedUntil: phase === 'paused' ? demoNow() + 15 * 60_000 : null },
    ...{ staff: open ? '沈清和' : null, department: { 'zh-Hans': '公安局', en: 'Public security' } },
    services: SERVICES.slice(0, 1).map(({ name }) => name),
  }
  return (
    <CounterScreen
      t={t}
      lang={lang}
      view={view}
      timeZone={TIME_ZONE}
      old={old === true}
      trueUntil={demoNow()}
      stands={() => () => undefined}
    />
  )
}
