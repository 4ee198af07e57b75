import { rmSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { onProcessEnd } from './process-end.ts'

/** Lends a fresh directory inside `parent`, so that a finished part can be renamed into place, and removes it after. */
export async function withStagingDir<T>(parent: string, work: (dir: string) => Promise<T>): Promise<T> {
  await mkdir(parent, { recursive: true })
  const dir = await mkdtemp(join(parent, 'staging-'))
  const remove = (): void => rmSync(dir, { recursive: true, force: true })
  const callOff = onProcessEnd(remove)
  try {
    return await work(dir)
  } finally {
    callOff()
    remove()
  }
}
