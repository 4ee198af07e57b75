// The folder of one hub: made, found fit, and held so that no second hub can use it.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { loadEngine, type OpenEngine, type SqlEngine } from './engine.ts'
import { StoreError } from './errors.ts'
import { isNetworkType, mountOf, parseMounts } from './file-systems.ts'
import { diskSpaceOf } from './open-store.ts'
import { type DiskSpace, lowSpace } from './transactions.ts'

export interface DataFolderOptions {
  readonly folder: string
  /** A network file system is refused unless the hall insists; then it is a warning. Default false. */
  readonly isNetworkAllowed?: boolean
  readonly engine?: OpenEngine
  /** What is mounted, as in `/proc/self/mounts`; undefined where the system does not say. */
  readonly readMounts?: () => string | undefined
  readonly diskSpace?: (folder: string) => DiskSpace
}

export interface DataFolderWarning {
  readonly code: 'store.folder-on-network' | 'store.space-low'
  readonly context: Readonly<Record<string, string | number>>
}

export interface DataFolder {
  /** Absolute, links resolved. */
  readonly folder: string
  readonly warnings: readonly DataFolderWarning[]
  /** Lets another hub in. The end of the process does the same, however it ends. */
  close(): void
}

const systemMounts = (): string | undefined =>
  existsSync('/proc/self/mounts') ? readFileSync('/proc/self/mounts', 'utf8') : undefined

export async function openDataFolder(options: DataFolderOptions): Promise<DataFolder> {
  const engine = options.engine ?? (await loadEngine())
  const folder = makeFolder(options.folder)
  const warnings: DataFolderWarning[] = []

  const mounts = (options.readMounts ?? systemMounts)()
  const type = mounts === undefined ? undefined : mountOf(folder, parseMounts(mounts))?.type
  if (type !== undefined && isNetworkType(type)) {
    if (options.isNetworkAllowed !== true) throw new StoreError('store.folder-on-network', { folder, type })
    warnings.push({ code: 'store.folder-on-network', context: { folder, type } })
  }
  checkWritable(folder)
  const lock = takeLock(engine, folder)
  try {
    const { freeBytes, totalBytes } = (options.diskSpace ?? diskSpaceOf)(folder)
    if (freeBytes < lowSpace.bytes || freeBytes < totalBytes * lowSpace.share) {
      warnings.push({ code: 'store.space-low', context: { freeBytes, totalBytes } })
    }
  } catch (error) {
    lock.close()
    throw error
  }
  return { folder, warnings, close: lock.close }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function makeFolder(wanted: string): string {
  try {
    mkdirSync(wanted, { recursive: true, mode: 0o700 })
    return realpathSync(wanted)
  } catch (error) {
    throw new StoreError('store.folder-unusable', { folder: wanted, reason: reasonOf(error) }, error)
  }
}

function checkWritable(folder: string): void {
  const file = join(folder, `.probe-${process.pid}`)
  try {
    const handle = openSync(file, 'w', 0o600)
    try {
      writeSync(handle, 'x')
      fsyncSync(handle)
    } finally {
      closeSync(handle)
      rmSync(file, { force: true })
    }
  } catch (error) {
    throw new StoreError('store.folder-read-only', { folder, reason: reasonOf(error) }, error)
  }
}

/**
 * SQLite's own file lock: the kernel drops it with the process. `lock.db` must never be opened by other means in this
 * process, because closing any handle on a file drops the process's POSIX locks on it; so the pid has its own file.
 */
function takeLock({ open }: OpenEngine, folder: string): { close(): void } {
  const pidFile = join(folder, 'hub.pid')
  const lock: SqlEngine = open(join(folder, 'lock.db'))
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (lock.problemOf(error) !== 'busy') {
      throw new StoreError('store.folder-unusable', { folder, reason: reasonOf(error) }, error)
    }
    const pid = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').trim() : 'unknown'
    throw new StoreError('store.folder-in-use', { folder, pid }, error)
  }
  writeFileSync(pidFile, `${process.pid}\n`)
  return {
    close() {
      lock.rollback()
      lock.close()
    },
  }
}
