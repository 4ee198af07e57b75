import type { HubPhase } from '@tingxu/shared/ui/hub/client.ts'

/** How trustworthy the page is: null while it is the present. */
export function agedness(phase: HubPhase, ageSeconds: number, staleSeconds: number): 'away' | 'old' | null {
  if (phase === 'away') return 'away'
  return ageSeconds > staleSeconds ? 'old' : null
}
