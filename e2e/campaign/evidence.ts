// Figures of long runs, kept in the checkout with the day and the commit they were made at.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkoutDir } from '../support/start-hub.ts'

export function commitOfCheckout(): string {
  const git = (...argv: readonly string[]): string =>
    execFileSync('git', [...argv], { cwd: checkoutDir, encoding: 'utf8' }).trim()
  const isChanged = git('status', '--porcelain', '--', 'shared', 'drivers', 'hub') !== ''
  return `${git('rev-parse', '--short=12', 'HEAD')}${isChanged ? ' with changes' : ''}`
}

/** Writes `docs/evidence/NAME.json`; gives the file. */
export function record(name: string, at: string, figures: object): string {
  const folder = join(checkoutDir, 'docs/evidence')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.json`)
  writeFileSync(file, `${JSON.stringify({ at, commit: commitOfCheckout(), figures }, null, 2)}\n`)
  return file
}
