// One run of a player program.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

export type PlayerEnd =
  | { readonly kind: 'done' }
  /** There is no such program, or it may not be run. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly reason: string }

export interface PlayerRun {
  readonly ended: Promise<PlayerEnd>
  /** Ends it at once; `ended` still resolves. */
  stop(): void
}

/** Starts a player with these arguments and gives it the sound. */
export type StartPlayer = (args: readonly string[], sound: Uint8Array) => PlayerRun

const MOST_WORDS = 200

export const programPlayer =
  (command: string): StartPlayer =>
  (args, sound) => {
    const child = spawn(command, [...args], { stdio: ['pipe', 'ignore', 'pipe'], windowsHide: true })
    let words = ''
    child.stderr.on('data', (piece: Buffer) => {
      words = (words + piece.toString('utf8')).slice(0, MOST_WORDS)
    })
    // It may end before it has read all: its own end says why.
    child.stdin.on('error', () => undefined)
    child.stdin.end(sound)
    const missing = new Promise<PlayerEnd>((resolve) => {
      child.once('error', () => resolve({ kind: 'missing' }))
    })
    const closed = once(child, 'close').then(
      ([code, signal]: unknown[]): PlayerEnd =>
        code === 0
          ? { kind: 'done' }
          : { kind: 'failed', reason: words.trim() || `ended with ${String(signal ?? code)}` },
      (): PlayerEnd => ({ kind: 'missing' }),
    )
    return { ended: Promise.race([missing, closed]), stop: () => void child.kill('SIGKILL') }
  }
