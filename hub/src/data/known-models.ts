// The models a technician chooses from: what lies in `config/devices`, and what in the hall each may be.
import { join } from 'node:path'
import type { DeviceProblem } from '@tingxu/drivers/kernel/errors.ts'
import { loadDeviceModels } from '@tingxu/drivers/models/load.ts'
import type { AnyModel } from '@tingxu/drivers/models/peripheral.ts'
import type { DeviceKind } from '@tingxu/shared/hall/people/permissions.ts'
import type { KnownModel } from '@tingxu/shared/hall/views/types.ts'

export const MODELS_FOLDER = join(import.meta.dirname, '../../../config/devices')

/** Callers and raters may share one bus, which is one device; a pad of keys calls, or finds its way round a kiosk. */
const KINDS: Readonly<Record<AnyModel['class'], readonly DeviceKind[]>> = {
  'ticket-printer': ['ticket-printer'],
  'counter-bus': ['keypad', 'rater'],
  'hid-keypad': ['keypad'],
  rater: ['rater'],
  'led-board': ['led-board'],
  'id-reader': ['id-reader'],
  'card-reader': ['card-reader'],
  scanner: ['scanner'],
  'text-modem': ['text-modem'],
  speaker: ['speaker'],
}

/** By name; a bad file costs its own model only. */
export async function readKnownModels(
  folder = MODELS_FOLDER,
): Promise<{ readonly models: readonly KnownModel[]; readonly problems: readonly DeviceProblem[] }> {
  const { models, peripherals, problems } = await loadDeviceModels(folder)
  const all: readonly AnyModel[] = [...models.values(), ...peripherals.values()]
  return {
    models: all.map((model) => ({ id: model.id, name: model.name, kinds: KINDS[model.class] })),
    problems,
  }
}
