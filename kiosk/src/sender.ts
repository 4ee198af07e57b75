// Carries what a citizen pressed to the hub, with the same id until there is an answer, and tells the session what came of it.
import type { HubClient } from '@tingxu/shared/ui/hub/client.ts'
import type { Outcome, Pending } from './session.ts'

export interface SenderOptions {
  readonly command: HubClient['command']
  /** What is wanted now; another id means that nobody waits for the old one any more. */
  readonly pending: () => Pending | null
  readonly answered: (id: string, outcome: Outcome) => void
}

/** Call after every change of the session. */
export function createSender({ command, pending, answered }: SenderOptions): () => void {
  let sending: string | null = null
  const carry = async ({ id, type, data }: Pending): Promise<void> => {
    while (pending()?.id === id) {
      const result = await command(type, data, { id })
      if (!result.ok && result.error.code === 'unanswered') continue
      return answered(id, outcomeOf(result))
    }
  }
  return () => {
    const wanted = pending()
    if (wanted === null || wanted.id === sending) return
    sending = wanted.id
    void carry(wanted)
  }
}

type Answered = Awaited<ReturnType<HubClient['command']>>

function outcomeOf(result: Answered): Outcome {
  if (!result.ok) return { ok: false, code: result.error.code, ticket: textIn(result.error.context, 'ticket') }
  const made = result.value.events.find(({ type }) => type.startsWith('ticket.'))?.data
  const copy = field(made, 'copy')
  return { ok: true, ticket: textIn(made, 'ticket'), copy: typeof copy === 'number' ? copy : 1 }
}

const field = (from: unknown, name: string): unknown =>
  typeof from === 'object' && from !== null ? Object.entries(from).find(([key]) => key === name)?.[1] : undefined

function textIn(from: unknown, name: string): string | null {
  const value = field(from, name)
  return typeof value === 'string' ? value : null
}
