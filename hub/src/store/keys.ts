// The two keys that must not lie where the data lies: the master key of the vault and the key that signs the days.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join, relative, resolve, isAbsolute } from 'node:path'
import { StoreError } from './errors.ts'
import { deriveKey, hmac } from './key-derivation.ts'

export interface StoreKeys {
  /** 32 bytes. */
  readonly masterKey: Uint8Array
  /** Ed25519. */
  readonly signingKey: KeyObject
  readonly publicKey: KeyObject
  /** Tells whether data was written with these keys, and nothing else about them. */
  readonly fingerprint: string
}

export interface OpenKeysOptions {
  readonly dataDir: string
  /** Default: beside the data folder, its name with `-keys`. */
  readonly keysDir?: string | undefined
  /** Only before the first data was written; otherwise a missing key is a fault. */
  readonly mayCreate: boolean
  readonly randomBytes: (length: number) => Uint8Array
}

const masterFile = 'master.key'
const signingFile = 'day-head.key'
export const publicKeyFile = 'day-head.pub'

export const keysDirOf = (dataDir: string, keysDir?: string): string => resolve(keysDir ?? `${resolve(dataDir)}-keys`)

export function keysOf(masterKey: Uint8Array, signingKey: KeyObject): StoreKeys {
  const publicKey = createPublicKey(signingKey)
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  return { masterKey, signingKey, publicKey, fingerprint: hmac(deriveKey(masterKey, 'fingerprint'), publicPem) }
}

/** Keys that lie nowhere, for stores in memory. */
export const temporaryKeys = (randomBytes: (length: number) => Uint8Array): StoreKeys =>
  keysOf(randomBytes(32), generateKeyPairSync('ed25519').privateKey)

export function openKeys({ dataDir, keysDir, mayCreate, randomBytes }: OpenKeysOptions): StoreKeys {
  const folder = keysDirOf(dataDir, keysDir)
  const inside = relative(resolve(dataDir), folder)
  if (inside === '' || !(inside.startsWith('..') || isAbsolute(inside))) {
    throw new StoreError('store.keys-inside-data', { keysDir: folder, folder: resolve(dataDir) })
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const read = (name: string, create: () => string): string => {
    const file = join(folder, name)
    if (!existsSync(file)) {
      if (!mayCreate) throw new StoreError('store.keys-missing', { file })
      writeOnce(folder, name, create())
    }
    chmodSync(file, 0o600)
    return readFileSync(file, 'utf8')
  }
  const master = Buffer.from(
    read(masterFile, () => Buffer.from(randomBytes(32)).toString('base64url')).trim(),
    'base64url',
  )
  if (master.length !== 32) {
    throw new StoreError('store.keys-unreadable', {
      file: join(folder, masterFile),
      reason: 'it does not hold 32 bytes',
    })
  }
  const pem = read(signingFile, () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  )
  let keys: StoreKeys
  try {
    keys = keysOf(master, createPrivateKey(pem))
  } catch (error) {
    throw new StoreError('store.keys-unreadable', { file: join(folder, signingFile), reason: String(error) }, error)
  }
  if (!existsSync(join(folder, publicKeyFile))) {
    writeOnce(folder, publicKeyFile, keys.publicKey.export({ type: 'spki', format: 'pem' }).toString())
  }
  return keys
}

/** Whole under its name or not there at all: half a key would lock the vault for ever. */
function writeOnce(folder: string, name: string, text: string): void {
  const temporary = join(folder, `.${name}.${process.pid}`)
  const file = openSync(temporary, 'w', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  linkSync(temporary, join(folder, name))
  unlinkSync(temporary)
  syncFolder(folder)
}

export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
