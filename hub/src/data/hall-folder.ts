// What a data folder says about its hall before the store is open: its id, and whether it is a demo.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { HallId } from '@tingxu/shared/kernel/brands.ts'
import { writePrivateFile } from '../identity/private-files.ts'

const folderSchema = v.strictObject({ hall: HallId, demo: v.boolean() })
export type HallFolder = v.InferOutput<typeof folderSchema>

const fileOf = (dataDir: string): string => join(resolve(dataDir), 'hub.json')

/** Undefined for a folder that holds no hall yet. Throws with the file's name where it cannot be understood. */
export function readHallFolder(dataDir: string): HallFolder | undefined {
  const file = fileOf(dataDir)
  if (!existsSync(file)) return undefined
  try {
    return v.parse(folderSchema, JSON.parse(readFileSync(file, 'utf8')))
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    throw new Error(`${file} does not say which hall this is: ${reason}`, { cause: thrown })
  }
}

export function writeHallFolder(dataDir: string, folder: HallFolder): void {
  mkdirSync(resolve(dataDir), { recursive: true, mode: 0o700 })
  writePrivateFile(fileOf(dataDir), `${JSON.stringify(folder, null, 2)}\n`)
}
