import { spawn } from 'node:child_process'
import { checkoutDir } from './files.ts'

export interface Ended {
  /** 128 + the signal's number if a signal ended it. */
  readonly code: number
  /** Standard output and standard error as they came. */
  readonly output: string
  readonly tookMs: number
}

/** Runs a program in the checkout to its end, whatever comes of it. Killed after `limitMs`, default 15 minutes. */
export function runProgram(command: string, args: readonly string[], limitMs = 900_000): Promise<Ended> {
  return new Promise((resolve) => {
    const from = performance.now()
    const chunks: Buffer[] = []
    const child = spawn(command, args, {
      cwd: checkoutDir,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: limitMs,
      killSignal: 'SIGKILL',
    })
    const end = (code: number, note = '') =>
      resolve({ code, output: Buffer.concat(chunks).toString() + note, tookMs: performance.now() - from })
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => end(127, error.message))
    child.on('close', (code, signal) => {
      if (code !== null) end(code)
      else
        end(128, `\n${command} was ended by ${signal ?? 'a signal'} after ${Math.round(performance.now() - from)} ms`)
    })
  })
}

/** Runs `work` over all, at most `atOnce` at a time; answers come in the order of `items`. */
export async function eachOf<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const answers = new Map<number, R>()
  const waiting = items.entries()
  const worker = async () => {
    for (const [index, item] of waiting) answers.set(index, await work(item))
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return [...answers].sort(([a], [b]) => a - b).map(([, answer]) => answer)
}
