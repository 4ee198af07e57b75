// Runs a rehearsed day against this very hub, as a process of its own that talks through real sockets.
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

export interface RehearsalState {
  readonly running: boolean
  readonly speed: number | null
}

export interface Rehearsal {
  readonly start: (speed: number) => void
  readonly stop: () => void
  readonly state: () => RehearsalState
}

const checkout = join(import.meta.dirname, '../../..')
const script = join(checkout, 'e2e/rehearsal/main.ts')

export function createRehearsal(url: () => string, report: (fault: unknown) => void): Rehearsal {
  let child: ChildProcess | undefined
  let speed: number | null = null
  return {
    start: (wanted) => {
      if (child !== undefined) return
      speed = wanted
      child = spawn(process.execPath, ['--import', 'tsx', script, '--speed', String(wanted), '--url', url()], {
        stdio: ['ignore', 'ignore', 'pipe'],
        // The loader is found from the checkout, wherever the hub was started.
        cwd: checkout,
      })
      let complaint = ''
      child.stderr?.setEncoding('utf8').on('data', (words: string) => (complaint = (complaint + words).slice(-2000)))
      child.on('error', report)
      child.on('close', (code) => {
        child = undefined
        speed = null
        // A rehearsal that ends by itself within seconds must not do so in silence.
        if (code !== 0 && code !== null) report(new Error(`the rehearsal ended with ${code}: ${complaint.trim()}`))
      })
    },
    stop: () => void child?.kill('SIGTERM'),
    state: () => ({ running: child !== undefined, speed }),
  }
}
