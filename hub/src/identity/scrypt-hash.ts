// Passwords as scrypt hashes that carry their own parameters: `$scrypt$ln=17,r=8,p=1$salt$hash`.
import { scrypt, timingSafeEqual } from 'node:crypto'

export interface ScryptCost {
  /** log2 of N. 17 needs 128 MB and about 0.3 s. */
  readonly ln: number
  readonly r: number
  readonly p: number
}

export const standardCost: ScryptCost = { ln: 17, r: 8, p: 1 }

const hashBytes = 32

const derive = (password: string, salt: Uint8Array, cost: ScryptCost): Promise<Buffer> => {
  const N = 2 ** cost.ln
  // Node counts a little more than 128 * N * r; twice that is a safe ceiling.
  const options = { N, r: cost.r, p: cost.p, maxmem: 256 * N * cost.r }
  return new Promise((resolve, reject) => {
    scrypt(password, salt, hashBytes, options, (fault, key) => {
      if (fault === null) resolve(key)
      else reject(fault)
    })
  })
}

export const scryptHash = async (password: string, salt: Uint8Array, cost: ScryptCost): Promise<string> => {
  const hash = await derive(password, salt, cost)
  const text = Buffer.from(salt).toString('base64url')
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${text}$${hash.toString('base64url')}`
}

interface StoredHash {
  readonly cost: ScryptCost
  readonly salt: Buffer
  readonly hash: Buffer
}

const stored = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d)\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/

/** Undefined for anything that is no hash of ours, or one so dear that it would stop the hub. */
export const readScryptHash = (text: string): StoredHash | undefined => {
  const [, ln, r, p, salt, hash] = stored.exec(text) ?? []
  if (ln === undefined || r === undefined || p === undefined || salt === undefined || hash === undefined) return
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) }
  if (cost.ln < 1 || cost.ln > 20 || cost.r < 1 || cost.r > 16 || cost.p < 1) return
  return { cost, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') }
}

export const matchesScrypt = async (password: string, known: StoredHash): Promise<boolean> =>
  timingSafeEqual(await derive(password, known.salt, known.cost), known.hash)
