// The hub is killed again and again under load, at any moment, and starts again on what it left.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createChance } from '../support/random.ts'
import { startHub, type RunningHub } from '../support/start-hub.ts'
import { auditLog, faultsIn, type AuditFigures } from './audit.ts'
import { acknowledgedSince, createJournal } from './journal.ts'
import { createLoad } from './load.ts'
import { auditorKey, hallCommand, readLog } from './read-log.ts'

export interface KillOptions {
  readonly count: number
  readonly seed: number
  /** Longest time at work, after the first commands, before a kill. Default 600. */
  readonly loadMs?: number
  readonly onProgress?: (text: string) => void
  /** Aborted: no further kill, the audit of what was done. */
  readonly enough?: AbortSignal
}

export interface KillFigures extends AuditFigures {
  readonly kills: number
  /** Of those, while it was starting. */
  readonly killsAtStart: number
  /** Answers given before a kill that were other ones when asked for again after it. */
  readonly changedAnswers: number
  readonly askedAgain: number
  readonly sentAgain: number
  readonly verified: boolean
  readonly startMs: { readonly p50: number; readonly max: number }
}

const ASKED_AGAIN = 3
/** Before the time at work counts, so many commands at most are acknowledged: a busy machine connects slowly. */
const MOST_FIRST = 60
const FIRST_WITHIN_MS = 5000
/** One kill in so many hits a hub that has not finished starting. */
const AT_START = 10

export async function killCampaign(options: KillOptions): Promise<{ figures: KillFigures; faults: readonly string[] }> {
  const { count, seed, enough, loadMs = 600, onProgress = () => undefined } = options
  const dir = await mkdtemp(join(tmpdir(), 'tingxu-kill-'))
  const dataDir = join(dir, 'hall')
  const chance = createChance(seed)
  const journal = createJournal()
  const startTimes: number[] = []
  let kills = 0
  let killsAtStart = 0
  let changedAnswers = 0
  let askedAgain = 0

  const start = async (): Promise<RunningHub> => {
    const from = performance.now()
    const hub = await startHub({ dataDir, env: { LOG_LEVEL: 'warn' } })
    startTimes.push(Math.round(performance.now() - from))
    return hub
  }
  let hub = await start()
  try {
    const load = await createLoad({ url: hub.url, journal, seed })
    for (; kills < count && enough?.aborted !== true; kills++) {
      const before = journal.entries().length
      const working = load.work(hub.url)
      await acknowledgedSince(journal, before, { count: chance.below(MOST_FIRST), withinMs: FIRST_WITHIN_MS })
      await delay(chance.between(0, loadMs))
      await hub.kill()
      await working
      onProgress(
        `kill ${kills + 1} of ${count}: ${journal.entries().length - before} commands begun, started in ${startTimes.at(-1) ?? 0} ms`,
      )
      if (chance.below(AT_START) === 0) {
        killsAtStart++
        await killWhileStarting(dataDir, chance.between(0, startTimes.at(-1) ?? 1000))
      }
      hub = await start()
      askedAgain += ASKED_AGAIN
      changedAnswers += await load.askAgain(hub.url, ASKED_AGAIN)
    }
    await load.settle(hub.url)
    const key = await auditorKey(hub.url, 'audit')
    const events = await readLog(hub.url, key)
    await hub.stop()
    const verified = await hallCommand(['verify', '--data', dataDir])
    if (verified.status !== 0) onProgress(verified.output)
    const audited = auditLog(events, journal.entries())
    const sorted = startTimes.toSorted((a, b) => a - b)
    const figures: KillFigures = {
      ...{ kills: kills + killsAtStart, killsAtStart, ...audited, changedAnswers, askedAgain },
      sentAgain: journal.entries().filter(({ sent }) => sent > 1).length,
      verified: verified.status === 0,
      startMs: { p50: sorted[Math.floor(sorted.length / 2)] ?? 0, max: sorted.at(-1) ?? 0 },
    }
    const faults = [
      ...faultsIn(audited),
      ...(changedAnswers === 0 ? [] : [`changedAnswers: ${changedAnswers}`]),
      ...(figures.verified ? [] : ['the log does not verify']),
    ]
    return { figures, faults }
  } finally {
    await hub.kill()
    await rm(dir, { recursive: true, force: true })
  }
}

async function killWhileStarting(dataDir: string, afterMs: number): Promise<void> {
  const ending = new AbortController()
  const started = startHub({
    dataDir,
    onStarted: (pid) => {
      void delay(afterMs).then(() => {
        if (!ending.signal.aborted) process.kill(pid, 'SIGKILL')
      })
    },
  })
  // It either ends before it answers, which is what was wanted, or was quicker than thought.
  const hub = await started.catch(() => null)
  if (hub === null) return ending.abort()
  await hub.kill()
  ending.abort()
}
