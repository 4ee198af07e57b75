// A hall for a file of journeys: a hub that is a process of its own, and a browser for its screens.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { startHub, type RunningHub } from '../support/start-hub.ts'
import { launchBrowser } from './pages/browser.ts'

export interface Stage {
  readonly url: string
  readonly browser: Browser
  readonly dataDir: string
  /** As a power cut ends it. Done when it is gone. */
  readonly killHub: () => Promise<void>
  /** It hears nothing and answers nothing any more, but its lines stand. What follows is its death. */
  readonly freezeHub: () => void
  /** The same hall on the same port once more. `env` holds for this start alone. */
  readonly startHub: (env?: Readonly<Record<string, string>>) => Promise<void>
  readonly close: () => Promise<void>
}

/** A demo hall and a browser with the flags that kiosks ship with. */
export async function openStage(): Promise<Stage> {
  const scratch = await mkdtemp(join(tmpdir(), 'tingxu-journey-'))
  const dataDir = join(scratch, 'hall')
  const first = await startHub({ dataDir })
  const browser = await launchBrowser().catch(async (fault: unknown) => {
    await first.kill()
    throw fault
  })
  let hub: RunningHub = first
  return {
    ...{ url: first.url, browser, dataDir },
    killHub: () => hub.kill(),
    freezeHub: () => void process.kill(hub.pid, 'SIGSTOP'),
    startHub: async (env = {}) => {
      hub = await startHub({ dataDir, port: first.port, env })
    },
    close: async () => {
      await browser.close()
      await hub.stop()
      await rm(scratch, { recursive: true, force: true })
    },
  }
}
