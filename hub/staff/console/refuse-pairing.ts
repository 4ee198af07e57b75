// Turning a screen away that nobody knows. The session of a slot is named by a header, as for any request of a person.
import type { HallError } from '@tingxu/shared/kernel/error.ts'
import type { Trouble } from '../common/presses.ts'

/** Null once it is refused. */
export async function refusePairing(code: string, slot: string | undefined): Promise<Trouble | null> {
  try {
    const response = await fetch('/api/v1/pairings/refuse', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', ...(slot === undefined ? {} : { 'x-tingxu-slot': slot }) },
      body: JSON.stringify({ code }),
    })
    if (response.ok) return null
    const answer = (await response.json()) as { error?: HallError }
    return answer.error ?? { code: 'internal.fault', context: {} }
  } catch {
    return { code: 'unanswered', context: {} }
  }
}
