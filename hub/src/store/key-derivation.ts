// What is made of the master key. Each use has a label of its own, so that no two uses share a key.
import { createHmac, hkdfSync } from 'node:crypto'

export type KeyLabel = 'vault-wrap' | 'person' | 'keyed-hash' | 'phone-link' | 'fingerprint' | 'webhook'

/** 32 bytes for one use. */
export const deriveKey = (masterKey: Uint8Array, label: KeyLabel): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(0), `tingxu/${label}/1`, 32))

/** HMAC-SHA-256, base64url (43 characters). */
export const hmac = (key: Uint8Array, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url')

/** Matches ID numbers and the like without keeping them. */
export function keyedHash(masterKey: Uint8Array): (text: string) => string {
  const key = deriveKey(masterKey, 'keyed-hash')
  return (text) => hmac(key, text)
}

/** Signs what is sent to this webhook; told to whoever receives it. */
export const webhookSecret = (masterKey: Uint8Array, id: string): string => hmac(deriveKey(masterKey, 'webhook'), id)

/** Signs the links to phone pages. */
export const linkKey = (masterKey: Uint8Array): Uint8Array => deriveKey(masterKey, 'phone-link')
