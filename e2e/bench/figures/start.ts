// From the start of the process to its first answer, after a kill with the longest tail the snapshots leave, in a log of four million events.
import { cp, rm } from 'node:fs/promises'
import { startHub } from '../../support/start-hub.ts'
import type { Figure } from '../figure.ts'
import { fillLog, putSnapshotBack } from '../long-log.ts'
import { compare } from '../rounds.ts'

const EVENTS = 4_000_000
/** A snapshot is made every so many. */
const TAIL = 5000

export const startRatio: Figure = {
  ...{ name: 'start_ratio', unit: 'ms / ms', aim: { atMost: 2 } },
  measure: async ({ rounds, scratch, onProgress }) => {
    const [long, empty] = [`${await scratch('long')}/hall`, `${await scratch('empty')}/hall`]
    await (await startHub({ dataDir: long })).stop()
    await (await startHub({ dataDir: empty })).stop()
    await cp(empty, `${empty}-as-made`, { recursive: true })
    const filled = await fillLog(long, { events: EVENTS, tail: TAIL, onProgress })
    const untilAnswer = async (dataDir: string): Promise<number> => {
      const from = performance.now()
      const hub = await startHub({ dataDir, env: { LOG_LEVEL: 'warn' } })
      const ms = performance.now() - from
      await hub.kill()
      return ms
    }
    const measured = await compare({
      ...{ rounds, what: 'an empty store, ms' },
      ours: async () => {
        const ms = await untilAnswer(long)
        await putSnapshotBack(long, filled)
        return ms
      },
      bare: async () => {
        const ms = await untilAnswer(empty)
        await rm(empty, { recursive: true })
        await cp(`${empty}-as-made`, empty, { recursive: true })
        return ms
      },
    })
    return { ...measured, details: { ...measured.details, events: EVENTS, tail: TAIL } }
  },
}
