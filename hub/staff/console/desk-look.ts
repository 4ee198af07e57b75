import type { DeskLine } from '@tingxu/shared/hall/views/shapes.ts'

export type DeskLook = 'panic' | 'unproved' | 'serving' | 'called' | 'free' | 'paused' | 'closed'

/** What is said of a desk: the gravest first. */
export function deskLook({ panic, proof, phase }: Pick<DeskLine, 'panic' | 'proof' | 'phase'>): DeskLook {
  if (panic) return 'panic'
  return phase === 'called' && proof === 'unproved' ? 'unproved' : phase
}
