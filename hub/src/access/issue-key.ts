// A key for a program: the log notes that there is one and its role, the key itself is shown once and kept as a hash.
import type { Role } from '@tingxu/shared/hall/people/permissions.ts'
import type { KeyId } from '@tingxu/shared/kernel/brands.ts'
import type { Actor } from '@tingxu/shared/kernel/define.ts'
import type { Result } from '@tingxu/shared/kernel/result.ts'
import type { HallHub } from '../hub.ts'
import { newId } from '../identity/secrets.ts'
import { systemActor } from './access.ts'

/** @param by null: the machine's own operator */
export async function issueKey(hub: HallHub, key: KeyId, role: Role, by: Actor | null): Promise<Result<string>> {
  const noted = await hub.pipeline.submit({
    id: newId(hub.random),
    type: 'key.create',
    data: { key, role },
    actor: by ?? systemActor,
  })
  return noted.ok ? hub.identity.keys.create(key, { role }) : noted
}
