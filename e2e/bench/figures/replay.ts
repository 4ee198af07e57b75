// A full replay without snapshots, beside reading the same lines with nothing but JSON.parse.
import { apply } from '@tingxu/shared/hall/hall.ts'
import { emptyHall } from '@tingxu/shared/hall/state.ts'
import { hallEvent } from '@tingxu/hub/pipeline/restore.ts'
import type { Envelope } from '@tingxu/hub/store/contract.ts'
import type { ActorId } from '@tingxu/shared/kernel/brands.ts'
import type { Figure } from '../figure.ts'
import { compare } from '../rounds.ts'
import { playDays } from '../history.ts'

const DAYS = 5

export const replayPerS: Figure = {
  ...{ name: 'replay_per_s', unit: 'events per second / lines per second', aim: { atLeast: 0.25 } },
  measure: async ({ rounds }) => {
    const { lines } = await playDays(DAYS)
    const perSecond = (work: () => void): number => {
      const from = performance.now()
      work()
      return (lines.length * 1000) / (performance.now() - from)
    }
    const replay = (): void => {
      let state = emptyHall
      for (const line of lines) {
        const event = JSON.parse(line) as Envelope
        state = apply(state, hallEvent(event), event.at, event.actor as ActorId)
      }
    }
    const parse = (): void => {
      for (const line of lines) JSON.parse(line)
    }
    perSecond(replay)
    perSecond(parse)
    const measured = await compare({
      ...{ rounds, what: 'JSON.parse of the same lines, per second' },
      ours: async () => perSecond(replay),
      bare: async () => perSecond(parse),
    })
    return { ...measured, details: { ...measured.details, events: lines.length } }
  },
}
