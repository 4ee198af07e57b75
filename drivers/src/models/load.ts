import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { problem, type DeviceProblem } from '../kernel/errors.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { DeviceModel } from './model.ts'
import { anyModelSchema, type AnyModel, type PeripheralModel } from './peripheral.ts'

/** The first thing that is wrong with a model's data, with the file, the place in it and what belongs there. */
export function parseDeviceModel(data: unknown, file: string): Result<AnyModel, DeviceProblem> {
  const parsed = v.safeParse(anyModelSchema, data)
  if (!parsed.success) {
    const [issue] = parsed.issues
    // Our own words for what belongs there stand in the message; valibot's own messages begin with "Invalid".
    const expected = issue.message.startsWith('Invalid') ? (issue.expected ?? issue.message) : issue.message
    return err(invalid(file, v.getDotPath(issue) ?? 'the whole file', expected, issue.received))
  }
  const { id } = parsed.output
  const expectedId = file.replace(/\.json$/, '').replace(/^.*[/\\]/, '')
  return id === expectedId ? ok(parsed.output) : err(invalid(file, 'id', `"${expectedId}"`, `"${id}"`))
}

const invalid = (file: string, path: string, expected: string, received: string): DeviceProblem =>
  problem('model.invalid', { file, path, expected, received })

/** Reads one model of a ticket printer. Never throws: a file that is missing or no JSON is a problem like any other. */
export async function loadDeviceModel(file: string): Promise<Result<DeviceModel, DeviceProblem>> {
  const loaded = await loadAnyModel(file)
  if (!loaded.ok) return loaded
  const model = loaded.value
  return model.class === 'ticket-printer' ? ok(model) : err(invalid(file, 'class', '"ticket-printer"', model.class))
}

/** Reads one model of any class. */
export async function loadAnyModel(file: string): Promise<Result<AnyModel, DeviceProblem>> {
  try {
    return parseDeviceModel(JSON.parse(await readFile(file, 'utf8')), file)
  } catch (thrown) {
    return err(problem('model.unreadable', { file, reason: thrown instanceof Error ? thrown.message : String(thrown) }))
  }
}

export interface LoadedModels {
  /** Ticket printers. */
  readonly models: ReadonlyMap<string, DeviceModel>
  /** All others. */
  readonly peripherals: ReadonlyMap<string, PeripheralModel>
  /** One bad file costs its own model only. */
  readonly problems: readonly DeviceProblem[]
}

/** Reads every `*.json` of a folder, `config/devices` of a hall. */
export async function loadDeviceModels(folder: string): Promise<LoadedModels> {
  const models = new Map<string, DeviceModel>()
  const peripherals = new Map<string, PeripheralModel>()
  const problems: DeviceProblem[] = []
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  for (const name of names) {
    const loaded = await loadAnyModel(join(folder, name))
    if (!loaded.ok) problems.push(loaded.error)
    else if (loaded.value.class === 'ticket-printer') models.set(loaded.value.id, loaded.value)
    else peripherals.set(loaded.value.id, loaded.value)
  }
  return { models, peripherals, problems }
}
