import { execFile } from 'node:child_process'

export interface ToolOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** The tool is killed after this time. Default 60,000. */
  readonly limitMs?: number
}

/** Runs a system tool to its end and gives its standard output. Throws with what it said on standard error. */
export function runTool(command: string, args: readonly string[], options: ToolOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      {
        cwd: options.cwd,
        env: { ...process.env, ...options.env },
        timeout: options.limitMs ?? 60_000,
        killSignal: 'SIGKILL',
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`${command} failed: ${stderr.trim() || error.message}`, { cause: error }))
        else resolve(stdout)
      },
    )
  })
}
