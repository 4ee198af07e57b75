// Which build of the pages this hub serves: pages of another one reload when idle.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export function buildId(): string {
  const file = join(import.meta.dirname, '../../kiosk/dist/build.txt')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : 'dev'
}
