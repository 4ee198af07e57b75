// What is known about the last call, for the line under the plate.
import type { HereLine } from '@tingxu/shared/hall/views/shapes.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import type { StatusLevel } from '@tingxu/shared/ui/status-line.tsx'

export interface ProofWords {
  readonly level: StatusLevel
  /** Rich texts. */
  readonly parts: readonly string[]
}

export function proofWords(
  { state, proof, painted, expected }: Pick<HereLine, 'state' | 'proof' | 'painted' | 'expected'>,
  t: Messages,
): ProofWords {
  const words = t.counter.proof
  const boards = expected > 0 ? [words.boards(painted, expected)] : []
  switch (proof) {
    case 'pending':
      return { level: 'quiet', parts: [words.sending, ...boards] }
    case 'proved':
      return { level: 'ok', parts: boards }
    case 'unwatched':
      return { level: 'quiet', parts: [words.unwatched] }
    case 'unproved': {
      const seen = painted > 0 ? boards : [words.noBoards]
      // Whoever is being served has come: nothing is left to call out.
      return state === 'serving' ? { level: 'quiet', parts: seen } : { level: 'alarm', parts: [...seen, words.shout] }
    }
  }
}
