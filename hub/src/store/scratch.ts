// Folders for the tests of this folder, removed when the test file is done.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'

/** Each call makes a new, empty data folder; what lies beside it (keys) goes with it. */
export function scratchFolders(): () => string {
  const scratch = mkdtempSync(join(tmpdir(), 'tingxu-store-'))
  after(() => rmSync(scratch, { recursive: true, force: true }))
  return () => mkdtempSync(join(scratch, 'data-'))
}
