// What the figures were measured on.
import { execFileSync } from 'node:child_process'
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { checkoutDir } from '../support/start-hub.ts'
import { quantile, rounded } from './statistics.ts'

export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly node: string
  /** Of 4 KB written and synced, ms. */
  readonly fsyncP50Ms: number
  /** Nothing that is durable before it is answered can have a p99 below this. */
  readonly fsyncP99Ms: number
  /** Share of the processors that nobody else used just before, 0-1. */
  readonly idleCpu: number
}

export async function describeMachine(dir: string): Promise<Machine> {
  const syncs = fsyncsMs(dir)
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    node: process.version,
    fsyncP50Ms: rounded(quantile(syncs, 0.5)),
    fsyncP99Ms: rounded(quantile(syncs, 0.99)),
    idleCpu: rounded(await idleShare(2000)),
  }
}

function fsyncsMs(dir: string): readonly number[] {
  const file = join(dir, 'fsync-probe')
  const at = openSync(file, 'w')
  const bytes = new Uint8Array(4096)
  const times: number[] = []
  for (let n = 0; n < 1000; n++) {
    const from = performance.now()
    writeSync(at, bytes)
    fsyncSync(at)
    times.push(performance.now() - from)
  }
  closeSync(at)
  rmSync(file)
  return times
}

async function idleShare(ms: number): Promise<number> {
  const look = () =>
    cpus().reduce(
      ({ idle, all }, { times }) => ({
        idle: idle + times.idle,
        all: all + times.idle + times.user + times.nice + times.sys + times.irq,
      }),
      { idle: 0, all: 0 },
    )
  const before = look()
  await delay(ms)
  const after = look()
  return (after.idle - before.idle) / Math.max(1, after.all - before.all)
}

/** The commit, and whether the checkout differs from it. */
export function commitNow(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: checkoutDir, encoding: 'utf8' }).trim()
  try {
    return `${git('rev-parse', '--short=12', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' with changes'}`
  } catch {
    return 'unknown'
  }
}
