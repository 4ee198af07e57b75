import { filesUnder } from './files.ts'

/** For one file of unit tests. */
export const unitLimitMs = 300_000
/** For one file of end-to-end tests: some start a whole machine. */
export const endToEndLimitMs = 900_000

const inJourneys = (path: string) => path.startsWith('e2e/') && path.split('/').includes('journeys')

/** All unit tests: whatever needs no built pages and no browser. */
export function unitFiles(): readonly string[] {
  return filesUnder('', (path) => path.endsWith('.test.ts') && !inJourneys(path))
}

/** Where times and dates are worked out: these unit tests must hold in every time zone a machine may be set to. */
export function zonedFiles(): readonly string[] {
  return unitFiles().filter((path) => ZONED.some((folder) => path.startsWith(folder)))
}

const ZONED = ['shared/', 'hub/src/pipeline/', 'hub/src/timers/', 'hub/src/outbox/', 'hub/src/watch/', 'hub/src/demo/']

export function endToEndFiles(): readonly string[] {
  return filesUnder('e2e', (path) => path.endsWith('.e2e.ts'))
}
