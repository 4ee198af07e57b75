import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Emulator {
  /** 0 if it could not be started at all. */
  readonly pid: number
  /** Done when it is gone, its files are closed and its last line was heard. Never rejects. */
  readonly gone: Promise<void>
  /** SIGKILL; nothing if it is gone. */
  kill(): void
}

/** `hear` gets each line of the guest's console, and the emulator's own complaints. */
export function startEmulator(args: readonly string[], hear: (line: string) => void): Emulator {
  // setpriv becomes the emulator; the kernel then kills it even if this process is killed and cannot tidy up
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', 'qemu-system-x86_64', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.once('error', (error) => hear(`emulator: ${error.message}`))
  createInterface(child.stdout).on('line', hear)
  createInterface(child.stderr).on('line', (line) => hear(`emulator: ${line}`))
  return {
    pid: child.pid ?? 0,
    gone: new Promise((resolve) => child.once('close', () => resolve())),
    kill: () => void child.kill('SIGKILL'),
  }
}
