// Which build of the pages this hub serves: pages of another one reload when idle.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @param named what the environment's `TINGXU_BUILD` says, as the build of the pages heeds it */
export function buildId(named: string | undefined): string {
  if (named !== undefined && named !== '') return named
  const file = join(import.meta.dirname, '../../kiosk/dist/build.txt')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : 'dev'
}
