// What the clients of a campaign know: every command they sent, under which id, and what they were told.
import { setTimeout as delay } from 'node:timers/promises'
import type { Answer } from '@tingxu/shared/wire/protocol.ts'

export interface Entry {
  readonly actor: string
  readonly id: string
  readonly type: string
  readonly data: object
  /** Times it was sent. */
  sent: number
  /** Told to be done. Null: not told, or refused. */
  answer: Answer | null
  /** Told not to be done, with this code: it left no trace. */
  refused: string | null
}

export interface Journal {
  readonly begin: (actor: string, id: string, type: string, data: object) => Entry
  /** In the order they were begun. */
  readonly entries: () => readonly Entry[]
}

export function createJournal(): Journal {
  const entries: Entry[] = []
  return {
    begin: (actor, id, type, data) => {
      const entry: Entry = { actor, id, type, data, sent: 0, answer: null, refused: null }
      entries.push(entry)
      return entry
    },
    entries: () => entries,
  }
}

/** Done when `count` of the commands begun after the first `from` are acknowledged, or the time is over. */
export async function acknowledgedSince(
  journal: Journal,
  from: number,
  { count, withinMs }: { readonly count: number; readonly withinMs: number },
): Promise<void> {
  const givesUpAt = performance.now() + withinMs
  const acknowledged = (): number =>
    journal
      .entries()
      .slice(from)
      .filter(({ answer }) => answer !== null).length
  while (acknowledged() < count && performance.now() < givesUpAt) await delay(20)
}
