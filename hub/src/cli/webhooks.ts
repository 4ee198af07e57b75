// The key that a receiver of webhooks checks signatures with.
import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { WebhookId } from '@tingxu/shared/kernel/brands.ts'
import { webhookSecret } from '../store/key-derivation.ts'
import { openKeys } from '../store/keys.ts'
import type { CliOptions } from './main.ts'

/** Printed as `whsec_` and base64, as Standard Webhooks wants it. */
export function printWebhookSecret({ dataDir, keysDir }: CliOptions, id: string): number {
  if (!v.is(WebhookId, id)) {
    console.error('A webhook has an id of lower-case letters, digits and hyphens, as in hall.json.')
    return 2
  }
  const { masterKey } = openKeys({ dataDir, keysDir, mayCreate: false, randomBytes })
  const secret = Buffer.from(webhookSecret(masterKey, id), 'base64url')
  console.log(`whsec_${secret.toString('base64')}`)
  return 0
}
