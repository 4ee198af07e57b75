// Opens the store of a data folder: `hall.db` in it, its keys and the list of the erased outside it.
import { createPublicKey, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import type { Store, StoreReader, Upcasters } from './contract.ts'
import { createMeta, openContents } from './contents.ts'
import { loadEngine, type OpenEngine } from './engine.ts'
import { createErasureFile } from './erasure-list.ts'
import { StoreError } from './errors.ts'
import { keysDirOf, openKeys, publicKeyFile } from './keys.ts'
import { openSqliteStore, type SqliteStoreOptions } from './sqlite-store.ts'
import type { DiskSpace } from './transactions.ts'

export interface OpenStoreOptions extends Omit<SqliteStoreOptions, 'keys' | 'erasures' | 'randomBytes'> {
  /** Made, checked and locked by `openDataFolder`. */
  readonly dataDir: string
  /** Default: beside the data folder, its name with `-keys`. */
  readonly keysDir?: string | undefined
  /** Default: the first that can be loaded. */
  readonly engine?: OpenEngine | undefined
}

export const storeFileOf = (dataDir: string): string => join(dataDir, 'hall.db')

export function diskSpaceOf(folder: string): DiskSpace {
  const { bavail, bsize, blocks } = statfsSync(folder)
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
}

/** Throws a `StoreError` that says what to do. */
export async function openStore({
  dataDir,
  keysDir,
  engine,
  diskSpace = () => diskSpaceOf(dataDir),
  ...options
}: OpenStoreOptions): Promise<Store> {
  const { open } = engine ?? (await loadEngine())
  return openSqliteStore(open(storeFileOf(dataDir)), {
    ...options,
    randomBytes,
    keys: (mayCreate) => openKeys({ dataDir, keysDir, mayCreate, randomBytes }),
    erasures: createErasureFile(join(keysDirOf(dataDir, keysDir), 'erased.jsonl')),
    diskSpace,
  })
}

export interface OpenReaderOptions {
  readonly dataDir: string
  readonly keysDir?: string | undefined
  readonly upcasters?: Upcasters | undefined
  readonly engine?: OpenEngine | undefined
}

/** A connection of its own that can only read, for workers: reports, verification, export, backup. */
export async function openStoreReader({
  dataDir,
  keysDir,
  upcasters = {},
  engine,
}: OpenReaderOptions): Promise<StoreReader> {
  const publicFile = join(keysDirOf(dataDir, keysDir), publicKeyFile)
  if (!existsSync(publicFile)) throw new StoreError('store.keys-missing', { file: publicFile })
  const publicKey = createPublicKey(readFileSync(publicFile, 'utf8'))
  const { open } = engine ?? (await loadEngine())
  const connection = open(storeFileOf(dataDir), { readOnly: true })
  try {
    const hall = createMeta(connection).text('hall') ?? ''
    return openContents(connection, { hall, upcasters, publicKey }).reader
  } catch (error) {
    connection.close()
    throw error
  }
}
