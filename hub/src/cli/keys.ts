import * as v from 'valibot'
import { roleNames } from '@tingxu/shared/hall/people/permissions.ts'
import { KeyId } from '@tingxu/shared/kernel/brands.ts'
import { issueKey } from '../access/issue-key.ts'
import type { CliOptions } from './main.ts'
import { withHall } from './with-hall.ts'

const words = (text: string): void =>
  console.log(`${text}\n\nThis is shown once. Send it as: Authorization: Bearer ${text}`)

export async function createKey(options: CliOptions, name: string): Promise<number> {
  const id = v.safeParse(KeyId, name)
  const role = v.safeParse(v.picklist(roleNames), options.values['role'] ?? 'api')
  if (!id.success || !role.success) {
    console.error(
      `A key needs an id of lower-case letters, digits and hyphens, and a role out of: ${roleNames.join(', ')}`,
    )
    return 2
  }
  const { url } = options.values
  if (url !== undefined) return createThroughHub(url, options.values['user'] ?? 'admin', id.output, role.output)
  return withHall(options, async ({ hub }) => {
    const issued = await issueKey(hub, id.output, role.output, null)
    if (issued.ok) words(issued.value)
    else console.error(`Refused: ${issued.error.code} ${JSON.stringify(issued.error.context)}`)
    return issued.ok ? 0 : 1
  })
}

/** While the hub runs its data folder is locked: sign in and let it make the key. The password comes from HALL_PASSWORD. */
async function createThroughHub(url: string, user: string, key: KeyId, role: string): Promise<number> {
  const origin = new URL(url).origin
  const post = (path: string, body: object, cookie: string): Promise<Response> =>
    fetch(`${origin}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, cookie },
      body: JSON.stringify(body),
    })
  const signedIn = await post('/session', { user, password: process.env['HALL_PASSWORD'] ?? '' }, '')
  if (!signedIn.ok) {
    console.error(`${user} could not sign in (${signedIn.status}). Put the password into HALL_PASSWORD.`)
    return 1
  }
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const issued = await post(`/keys/${key}/issue`, { role }, cookie)
  const answer = (await issued.json()) as { text?: string; error?: { code: string } }
  if (answer.text === undefined) {
    console.error(`Refused: ${answer.error?.code ?? issued.status}`)
    return 1
  }
  words(answer.text)
  return 0
}

export const listKeys = (options: CliOptions): Promise<number> =>
  withHall(options, ({ hub }) => {
    for (const { id, role } of hub.state().keys.values()) console.log(`${id}\t${role}`)
    return 0
  })

export const revokeKey = (options: CliOptions, name: string): Promise<number> =>
  withHall(options, async ({ hub }) => {
    const revoked = await hub.system('key.revoke', { key: name })
    console.log(revoked.ok ? `${name} no longer opens anything` : `Refused: ${revoked.error.code}`)
    return revoked.ok ? 0 : 1
  })
