// The browser's side of the paint proof.
import type { HubClient } from '@tingxu/shared/ui/hub/client.ts'
import { createPaintProof, type PaintProof } from './paint-proof.ts'

export function createPageProof(hub: HubClient): PaintProof {
  return createPaintProof({
    frame: (next) => void requestAnimationFrame(next),
    visible: () => document.visibilityState === 'visible',
    onVisible: (listener) => {
      document.addEventListener('visibilitychange', listener)
      return () => document.removeEventListener('visibilitychange', listener)
    },
    send: hub.painted,
  })
}
