// The whole log, as an auditor's program reads it.
import { spawn } from 'node:child_process'
import * as v from 'valibot'
import { must } from '../support/http.ts'
import { demoAccounts } from '../support/identities.ts'
import { checkoutDir } from '../support/start-hub.ts'
import type { LoggedEvent } from './audit.ts'

const pageSchema = v.object({
  events: v.array(
    v.looseObject({
      seq: v.number(),
      type: v.string(),
      actor: v.string(),
      commandId: v.string(),
      businessDate: v.string(),
      data: v.unknown(),
    }),
  ),
  head: v.object({ seq: v.number(), hash: v.string() }),
})

export async function readLog(url: string, key: string): Promise<readonly LoggedEvent[]> {
  const events: LoggedEvent[] = []
  for (;;) {
    const { body } = await must(url, `/events?after=${events.at(-1)?.seq ?? 0}&limit=500`, { key })
    const page = v.parse(pageSchema, body)
    if (page.events.length === 0) {
      if (page.head.seq !== (events.at(-1)?.seq ?? 0)) throw new Error(`the log ends before its head ${page.head.seq}`)
      return events
    }
    events.push(...page.events)
  }
}

/**
 * A key that may read the log, made the way an operator makes it while the hub runs.
 * @param withinMs until the demo has its accounts: minutes on an emulated processor
 */
export async function auditorKey(url: string, name: string, withinMs?: number): Promise<string> {
  const admin = (await demoAccounts(url, withinMs)).find(({ user }) => user === 'admin')
  const { status, output } = await hallCommand(
    ['key', 'create', name, '--role', 'auditor', '--url', url, '--user', 'admin'],
    {
      HALL_PASSWORD: admin?.password ?? '',
    },
  )
  const key = /Bearer (\S+)/.exec(output)?.[1]
  if (status !== 0 || key === undefined) throw new Error(`no key for the audit: ${output}`)
  return key
}

/** `npm run hall -- …` */
export function hallCommand(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number | null; readonly output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'hub/src/cli/main.ts', ...argv], {
    cwd: checkoutDir,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const pieces: string[] = []
  child.stdout.on('data', (bytes: Buffer) => pieces.push(bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => pieces.push(bytes.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, output: pieces.join('') }))
  })
}
