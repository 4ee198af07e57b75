import { sayAge } from '@tingxu/shared/i18n/numbers.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import { Banner } from '@tingxu/shared/ui/banner.tsx'
import type { HubPhase } from '@tingxu/shared/ui/hub/client.ts'
import { agedness } from './aged.ts'

export interface AgeBannerProps {
  readonly t: Messages
  readonly phase: HubPhase
  readonly ageSeconds: number
  readonly staleSeconds: number
  /** Whether the hub can write down what is pressed. */
  readonly recording: boolean
}

export function AgeBanner({ t, phase, ageSeconds, staleSeconds, recording }: AgeBannerProps) {
  const aged = agedness(phase, ageSeconds, staleSeconds)
  const words = t.console.trouble
  if (aged === null) return recording ? null : <Banner line title={words.halted} text={words.haltedHint} />
  if (aged === 'away') return <Banner line title={words.lost} text={words.lostHint} />
  return <Banner line title={words.old(sayAge(t, ageSeconds))} text={words.oldHint} />
}
