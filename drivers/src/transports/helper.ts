// A program started by the agent, for makers whose protocol is only in their own library: bytes to its standard input,
// bytes from its standard output. What they mean is the codec's business; helpers of makers speak JSON, one a line.
import { spawn } from 'node:child_process'
import type { DeviceContext } from '../kernel/context.ts'
import type { Transport } from '../kernel/transport.ts'
import { createChannelTransport } from './channel.ts'

export interface HelperOptions {
  readonly command: string
  readonly args?: readonly string[]
  readonly cwd?: string
  /** Between asking it to end and ending it, 0-10000 ms, default 1000. */
  readonly endMs?: number
}

const MOST_WORDS = 500

export function createHelperTransport(context: DeviceContext, options: HelperOptions): Transport {
  const { command, args = [], endMs = 1000 } = options
  return createChannelTransport(context, {
    target: `helper ${command}`,
    async connect({ onData, onLost }) {
      const child = spawn(command, [...args], {
        stdio: ['pipe', 'pipe', 'pipe'],
        windowsHide: true,
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      })
      const gone = new Promise<void>((resolve) => {
        child.once('close', () => resolve())
        child.once('error', () => resolve())
      })
      await new Promise<void>((resolve, reject) => {
        child.once('spawn', resolve)
        child.once('error', reject)
      })
      child.stdout.on('data', (bytes: Buffer) => onData(new Uint8Array(bytes)))
      child.stderr.on('data', (words: Buffer) => {
        context.log('warn', 'the helper says', { words: words.toString('utf8').slice(0, MOST_WORDS) })
      })
      child.stdin.on('error', (error) => onLost(error.message))
      child.on('exit', (code, signal) => onLost(`the helper ended (${signal ?? code ?? 'unknown'})`))
      return {
        write: (bytes) =>
          new Promise((resolve, reject) => {
            child.stdin.write(bytes, (error) => (error ? reject(error) : resolve()))
          }),
        async close() {
          child.stdin.end()
          const stopTimer = context.setTimer(endMs, () => void child.kill('SIGKILL'))
          child.kill('SIGTERM')
          await gone
          stopTimer()
        },
      }
    },
  })
}
