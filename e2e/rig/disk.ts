import { open, rename, rm, stat } from 'node:fs/promises'
import { runTool } from './run-tool.ts'

export interface DiskOptions {
  /** Image file. Its file system must allow O_DIRECT; a tmpfs may not. */
  readonly path: string
  /** 16 or more; the image is sparse and takes only what is written. */
  readonly sizeMb: number
}

/** Makes an image holding an empty ext4, unless the file is already there. Needs neither root nor a loop device. */
export async function ensureDisk({ path, sizeMb }: DiskOptions): Promise<void> {
  if (await stat(path).catch(() => undefined)) return
  const unfinished = `${path}.new`
  try {
    const file = await open(unfinished, 'w')
    await file.truncate(sizeMb * 1024 * 1024).finally(() => file.close())
    // all tables now: the guest's kernel would otherwise go on writing them in the background
    await runTool('/sbin/mkfs.ext4', ['-F', '-q', '-E', 'lazy_itable_init=0,lazy_journal_init=0', unfinished])
    await rename(unfinished, path)
  } finally {
    await rm(unfinished, { force: true })
  }
}
