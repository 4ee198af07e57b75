// Golden logs: days of a hall as once stored, which every later version must replay to the same state.
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { eventByType } from '@tingxu/shared/hall/registry.ts'
import { apply } from '@tingxu/shared/hall/hall.ts'
import { encodeState } from '@tingxu/shared/hall/snapshot.ts'
import { emptyHall, type HallState } from '@tingxu/shared/hall/state.ts'
import type { ActorId } from '@tingxu/shared/kernel/brands.ts'
import { genesisHash, hashOfBytes, parseEnvelope } from '../store/log.ts'
import { hallEvent } from './restore.ts'
import { upcasters } from './upcasters.ts'

export const goldenFolder = join(import.meta.dirname, '../../../shared/golden')

/** Beside the lines: what they come to. */
export const goldenSummary = v.strictObject({
  hall: v.string(),
  events: v.number(),
  /** Hash of the last line. */
  head: v.string(),
  /** `hashOfState` after the last line, by `STATE_VERSION`. A new version adds its own; the lines stay. */
  states: v.record(v.string(), v.string()),
})
export type GoldenSummary = v.InferOutput<typeof goldenSummary>

export interface GoldenLog {
  readonly name: string
  readonly lines: readonly string[]
  readonly summary: GoldenSummary
}

export function readGolden(name: string): GoldenLog {
  const read = (extension: string): string => readFileSync(join(goldenFolder, `${name}.${extension}`), 'utf8')
  const lines = read('jsonl').split('\n').filter(Boolean)
  return { name, lines, summary: v.parse(goldenSummary, JSON.parse(read('json'))) }
}

/** The state after these lines, as this version folds them. Throws with the event that it cannot. */
export function replayGolden(lines: readonly string[], from: HallState = emptyHall): HallState {
  return lines.reduce((state, line) => {
    const stored = parseEnvelope(line)
    const lifted = { ...stored, ...upcasters[stored.type]?.(stored.v, stored.data) }
    const spec = eventByType.get(lifted.type)
    if (lifted.v !== spec?.v)
      throw new Error(
        `event ${stored.seq}: no upcaster leads from ${stored.type} ${stored.v} to ${spec?.v ?? 'anything'}`,
      )
    return apply(state, hallEvent(lifted), lifted.at, lifted.actor as ActorId)
  }, from)
}

/** Sequence of the first line that does not follow from the one before it, or null. */
export function firstUnchained(lines: readonly string[], hall: string): number | null {
  let prev = genesisHash(hall)
  for (const [at, line] of lines.entries()) {
    const { seq, prev: said } = parseEnvelope(line)
    if (seq !== at + 1 || said !== prev) return at + 1
    prev = hashOfBytes(line)
  }
  return null
}

export const hashOfState = (state: HallState): string => hash('sha256', encodeState(state), 'base64url')
