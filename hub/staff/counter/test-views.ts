// Invented counters in each state, for tests.
import type { CounterPhase } from '@tingxu/shared/hall/queue/state.ts'
import type { DeskView } from './desk.ts'

export const calledAt = Date.UTC(2026, 2, 12, 2, 42, 5)

export function viewOf(phase: CounterPhase): DeskView {
  const service = { 'zh-Hans': '社保、医保', en: 'Insurance' }
  const somebody = phase === 'called' || phase === 'serving'
  return {
    ...{ id: 'c3', number: '3', zone: { 'zh-Hans': '东区', en: 'East' }, services: [], phase },
    staff: phase === 'closed' ? null : { id: 'luo', name: '罗晓岚' },
    paused: phase === 'paused' ? { reason: 'copy', since: calledAt, until: null } : null,
    here: somebody
      ? {
          ...{ ticket: '20260312-B087', number: 'B087', service, reason: { kind: 'green' }, takenAt: calledAt },
          ...{ calls: 1, calledAt, startedAt: phase === 'serving' ? calledAt : null, state: phase },
          ...{ proof: 'pending', painted: 0, expected: 2, recallAt: calledAt + 10_000, callsLeft: 2 },
        }
      : null,
    next: [
      { ticket: '20260312-B088', number: 'B088', service, reason: { kind: 'green' }, takenAt: calledAt - 600_000 },
    ],
    ...{ waitingHere: 1, waitingAll: 1, held: [], last: null, served: 0, servedMs: 0, noShows: 0 },
    ...{
      otherCounters: [{ id: 'c4', number: '4', services: ['tax'] }],
      otherServices: [{ id: 'tax', name: service }],
    },
  }
}
