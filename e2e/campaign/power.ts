// The hub runs in a machine with a disk of its own, and the machine's power is cut again and again under load.
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '../rig/free-port.ts'
import { startGuest, type Guest } from '../rig/guest.ts'
import { checkoutDir, rigCacheDir } from '../rig/paths.ts'
import { waitForHttp } from '../rig/wait-for-http.ts'
import { createChance } from '../support/random.ts'
import { auditLog, faultsIn } from './audit.ts'
import { acknowledgedSince, createJournal } from './journal.ts'
import { createLoad, type Load } from './load.ts'
import type { Outcome } from './main.ts'
import { auditorKey, readLog } from './read-log.ts'

export interface PowerOptions {
  readonly count: number
  readonly seed: number
  /** Longest time at work, after the first commands were acknowledged, before the cut. Default 6000. */
  readonly loadMs?: number
  readonly onProgress?: (text: string) => void
  /** Aborted: no further cut, the audit of what was done. */
  readonly enough?: AbortSignal
}

const HUB_TIMEOUT_MS = 600_000
const ASKED_AGAIN = 3
/** Under emulation a hub takes its time: no cut before so many commands of this boot were acknowledged. */
const AT_LEAST = 40
const AT_LEAST_WITHIN_MS = 60_000

export async function powerCampaign(options: PowerOptions): Promise<Outcome> {
  const { count, seed, enough, loadMs = 6000, onProgress = () => undefined } = options
  await mkdir(rigCacheDir, { recursive: true })
  // Not on a tmpfs: the disk's image is opened with O_DIRECT.
  const dir = await mkdtemp(join(rigCacheDir, 'power-'))
  const chance = createChance(seed)
  const journal = createJournal()
  const readyMs: number[] = []
  let cuts = 0
  let askedAgain = 0
  let changedAnswers = 0
  let load: Load | undefined
  let guest: Guest | undefined

  const boot = async (...argv: readonly string[]): Promise<string> => {
    const from = performance.now()
    const port = await freePort()
    guest = await startGuest({
      projectDir: checkoutDir,
      command: ['node', '--import', 'tsx', 'e2e/campaign/guest-hub.ts', ...argv],
      disk: { path: join(dir, 'disk.img'), sizeMb: 256 },
      outDir: join(dir, 'out'),
      forward: [{ host: port, guest: 8080 }],
      bootTimeoutMs: 300_000,
      limitMs: 1_800_000,
    })
    const url = `http://127.0.0.1:${port}`
    const gone = new AbortController()
    void guest.exited.then(() => gone.abort(new Error('the machine ended')))
    try {
      await waitForHttp(`${url}/api/v1/health`, { timeoutMs: HUB_TIMEOUT_MS, signal: gone.signal })
    } catch (cause) {
      throw new Error(`no hub in the machine; its console ends with\n${guest.console().slice(-30).join('\n')}`, {
        cause,
      })
    }
    readyMs.push(Math.round(performance.now() - from))
    return url
  }

  try {
    for (; cuts < count && enough?.aborted !== true; cuts++) {
      const url = await boot()
      if (load === undefined) load = await createLoad({ url, journal, seed })
      else {
        askedAgain += ASKED_AGAIN
        changedAnswers += await load.askAgain(url, ASKED_AGAIN)
      }
      const before = journal.entries().length
      const working = load.work(url)
      await acknowledgedSince(journal, before, { count: AT_LEAST, withinMs: AT_LEAST_WITHIN_MS })
      await delay(chance.between(0, loadMs))
      await guest?.kill()
      await working
      const begun = journal.entries().length - before
      onProgress(`cut ${cuts + 1} of ${count}: ready after ${readyMs.at(-1) ?? 0} ms, ${begun} commands begun`)
    }
    const url = await boot('verify')
    await load?.settle(url)
    const events = await readLog(url, await auditorKey(url, 'audit', HUB_TIMEOUT_MS))
    const verify = await fileOnceThere(join(dir, 'out', 'verify'))
    onProgress(verify.trim())
    const audited = auditLog(events, journal.entries())
    const verified = verify.startsWith('ok\n')
    const sorted = readyMs.toSorted((a, b) => a - b)
    return {
      figures: {
        ...{ cuts, ...audited, changedAnswers, askedAgain, verified },
        sentAgain: journal.entries().filter(({ sent }) => sent > 1).length,
        readyMs: { p50: sorted[Math.floor(sorted.length / 2)] ?? 0, max: sorted.at(-1) ?? 0 },
      },
      faults: [
        ...faultsIn(audited),
        ...(changedAnswers === 0 ? [] : [`changedAnswers: ${changedAnswers}`]),
        ...(verified ? [] : ['the log does not verify']),
      ],
    }
  } finally {
    await guest?.kill()
    await rm(dir, { recursive: true, force: true })
  }
}

async function fileOnceThere(file: string): Promise<string> {
  const givesUpAt = performance.now() + HUB_TIMEOUT_MS
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => undefined)
    if (text !== undefined) return text
    if (performance.now() > givesUpAt) throw new Error(`the machine never wrote ${file}`)
    await delay(200)
  }
}
