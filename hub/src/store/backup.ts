// A copy of the store that can be trusted: complete under its name, on the disk, and looked at before it is used.
import { existsSync, renameSync, rmSync, openSync, fsyncSync, closeSync, copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { OpenEngine, SqlEngine } from './engine.ts'
import { StoreError } from './errors.ts'
import { syncFolder } from './keys.ts'

export async function writeBackup(engine: SqlEngine, toFile: string): Promise<void> {
  const partial = `${toFile}.partial`
  mkdirSync(dirname(toFile), { recursive: true })
  rmSync(partial, { force: true })
  await engine.backup(partial)
  syncFile(partial)
  renameSync(partial, toFile)
  syncFolder(dirname(toFile))
}

/**
 * Puts a backup where `hall.db` belongs; the store must be closed and the folder's lock held. What was there before is
 * kept as `hall.db.before-restore`. Erasures since the backup are replayed when the store is opened next.
 */
export function restoreBackup(engines: OpenEngine, fromFile: string, dataDir: string): void {
  if (!existsSync(fromFile))
    throw new StoreError('store.backup-invalid', { file: fromFile, reason: 'there is no such file' })
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const target = join(dataDir, 'hall.db')
  const partial = `${target}.partial`
  copyFileSync(fromFile, partial)
  try {
    const copy = engines.open(partial)
    try {
      const [answer] = copy.prepare('PRAGMA integrity_check').column()
      if (answer !== 'ok') throw new Error(String(answer))
      copy.prepare('SELECT count(*) FROM head').get()
    } finally {
      copy.close()
    }
  } catch (error) {
    rmSync(partial, { force: true })
    throw new StoreError('store.backup-invalid', { file: fromFile, reason: String(error) }, error)
  }
  syncFile(partial)
  // A write-ahead log left behind would be replayed into the wrong file.
  for (const ending of ['-wal', '-shm']) {
    rmSync(`${partial}${ending}`, { force: true })
    if (existsSync(`${target}${ending}`)) renameSync(`${target}${ending}`, `${target}.before-restore${ending}`)
  }
  if (existsSync(target)) renameSync(target, `${target}.before-restore`)
  renameSync(partial, target)
  syncFolder(dataDir)
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
