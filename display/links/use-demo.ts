import { useCallback, useEffect, useState } from 'preact/hooks'
import { ask } from '@tingxu/shared/ui/hub/http.ts'
import type { Demo } from './demo.ts'

export type DemoState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'away' }
  | { readonly kind: 'real' }
  | { readonly kind: 'demo'; readonly demo: Demo }

const LOOK_MS = 3000

/** Looked at again every few seconds: the hub may start after the page, and a rehearsal ends by itself. */
export function useDemo(): readonly [DemoState, () => void] {
  const [state, setState] = useState<DemoState>({ kind: 'loading' })
  const look = useCallback(async (): Promise<void> => {
    try {
      const answer = await ask<Demo>('GET', '/demo')
      setState(answer.ok ? { kind: 'demo', demo: answer.value } : { kind: 'real' })
    } catch {
      setState((before) => (before.kind === 'demo' ? before : { kind: 'away' }))
    }
  }, [])
  useEffect(() => {
    void look()
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') void look()
    }, LOOK_MS)
    return () => window.clearInterval(timer)
  }, [look])
  return [state, () => void look()]
}
