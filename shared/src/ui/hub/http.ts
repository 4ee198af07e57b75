// What a page asks the hub outside the socket: pairing, sign-in, health. Same origin, JSON both ways.
import type { HallError } from '../../kernel/error.ts'
import type { Result } from '../../kernel/result.ts'

/** Rejects only where the hub cannot be reached. A refusal is data. */
export async function ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Result<T>> {
  const response = await fetch(`/api/v1${path}`, {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  // A proxy or a starting hub may answer with something that is no JSON: as good as no answer.
  if (response.status >= 502) throw new Error(`the hub answers ${response.status}`)
  const answer = (await response.json()) as { error?: HallError } & T
  return response.ok
    ? { ok: true, value: answer }
    : { ok: false, error: answer.error ?? { code: 'internal.fault', context: {} } }
}
