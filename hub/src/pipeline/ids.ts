// Ids and hashes that follow from a command alone, so that the same command always makes the same events.
import { createHmac, hash } from 'node:crypto'
import * as v from 'valibot'
import { KeyedHash } from '@tingxu/shared/kernel/brands.ts'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** 24 characters of `[a-z0-9]` from actor, command id and label. */
export function derivedId(actor: string, commandId: string, label: string): string {
  const digest = hash('sha256', `${actor}\n${commandId}\n${label}`, 'buffer')
  return Array.from(digest.subarray(0, 24), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}

/** Tells a repeated command from another one under the same id. Keys are put in order first. */
export const payloadHash = (type: string, data: unknown): string =>
  hash('sha256', `${type}\n${canonical(data)}`, 'base64url')

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return value === undefined ? 'null' : JSON.stringify(value)
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
    .join(',')}}`
}

export const keyedHasher =
  (key: Uint8Array) =>
  (text: string): KeyedHash =>
    v.parse(KeyedHash, createHmac('sha256', key).update(text.normalize('NFKC').replace(/\s/g, '')).digest('base64url'))
