// Random secrets, and how they are kept and compared.
import { createHash, timingSafeEqual } from 'node:crypto'

/** Hands out that many bytes nobody can foresee (`crypto.randomBytes` in the hub). */
export type RandomBytes = (count: number) => Uint8Array

/** 256 bits as 43 characters of `[A-Za-z0-9_-]`. */
export const newSecret = (random: RandomBytes): string => Buffer.from(random(32)).toString('base64url')

/** SHA-256, base64url. Enough for secrets of 256 random bits; passwords need scrypt. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('base64url')

/** Takes the same time wherever the two differ. */
export const sameText = (one: string, other: string): boolean => {
  const a = Buffer.from(one, 'utf8')
  const b = Buffer.from(other, 'utf8')
  return a.length === b.length && timingSafeEqual(a, b)
}

/** A whole number below `limit` (1 to 2^24), each equally likely. */
export const randomBelow = (random: RandomBytes, limit: number): number => {
  const range = 2 ** 24
  const fair = range - (range % limit)
  for (;;) {
    const value = Buffer.from(random(3)).readUIntBE(0, 3)
    if (value < fair) return value % limit
  }
}

/** 24 characters of `[a-z0-9]`, for commands whose sender gave none. */
export const newId = (random: RandomBytes): string =>
  Array.from(random(24), (byte) => (byte % 36).toString(36)).join('')
