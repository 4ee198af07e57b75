import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import * as v from 'valibot'
import { HallId } from '@tingxu/shared/kernel/brands.ts'
import { configFileOf } from '../data/config-file.ts'
import { readHallFolder, writeHallFolder } from '../data/hall-folder.ts'
import type { CliOptions } from './main.ts'

/** A data folder for a real hall: no people, no devices, no configuration, no demo conveniences. */
export function initHall({ dataDir, values }: CliOptions): number {
  const known = readHallFolder(dataDir)
  if (known !== undefined) {
    console.error(
      `${resolve(dataDir)} already holds the hall "${known.hall}"${known.demo ? ' (a demo)' : ''}. Choose another folder: --data DIR`,
    )
    return 1
  }
  const id = v.safeParse(HallId, values['id'] ?? 'hall')
  if (!id.success) {
    console.error(`--id must be lower-case letters, digits and hyphens, got ${values['id'] ?? ''}`)
    return 1
  }
  writeHallFolder(dataDir, { hall: id.output, demo: false })
  const config = configFileOf(resolve(dataDir))
  console.log(`A hall "${id.output}" in ${resolve(dataDir)}. Its keys will lie beside it in ${resolve(dataDir)}-keys: keep a copy of them elsewhere.

  Start it:    DATA_DIR=${resolve(dataDir)} HOST=0.0.0.0 npm start
  It prints a one-time code; with it the first administrator signs in at /console.
  Describe it: ${config}${existsSync(config) ? '' : ' (config/demo/hall.json is an example)'}`)
  return 0
}
