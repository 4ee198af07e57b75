// `npm run hall -- …`: what is done on the hub's own machine, by somebody with access to its data folder.
import { parseArgs } from 'node:util'
import { faultWords } from '../log.ts'
import { checkConfig } from './check-config.ts'
import { printWebhookSecret } from './webhooks.ts'
import { estimateReplay } from './estimate-replay.ts'
import { importGuidesFrom } from './import-guides.ts'
import { initHall } from './init.ts'
import { createKey, listKeys, revokeKey } from './keys.ts'
import { backupStore, erasePerson, rebuildStore, signDays, verifyStore } from './store.ts'

const USAGE = `npm run hall -- COMMAND [--data DIR]

  init [--id ID]              make a real, empty hall; the first start prints a one-time administrator code
  check FILE                  check a hall.json and say what is wrong with it
  key create ID [--role R]    give a program a key (default role: api); with --url and --user through a running hub
  key list | key revoke ID
  verify                      walk the whole log: chain, gaps, signatures
  rebuild                     write the kept rows anew from the log
  sign                        sign the last event of each day that is not signed yet
  backup FILE                 a consistent copy, also while the hub runs
  webhook-secret ID           what a receiver of webhooks checks signatures with
  estimate-replay FILE --score-from DATE [--out FILE]
                              how right the estimate of waits would have been on a recorded queue
  import guides FILE --map MAPPING [--dry-run]
                              a table of items (CSV, JSON) as drafts; MAPPING says which column is which field
  erase PERSON                destroy a person's data key, as in appointment:apt-0001 or staff:luo

  --data DIR   default: DATA_DIR, else ./data
`

export interface CliOptions {
  readonly dataDir: string
  readonly keysDir: string | undefined
  readonly values: Readonly<Record<string, string | undefined>>
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      id: { type: 'string' },
      role: { type: 'string' },
      url: { type: 'string' },
      user: { type: 'string' },
      'score-from': { type: 'string' },
      out: { type: 'string' },
      map: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
  })
  const { 'dry-run': dryRun = false, ...words } = values
  const options: CliOptions = {
    dataDir: values.data ?? process.env['DATA_DIR'] ?? 'data',
    keysDir: process.env['KEYS_DIR'],
    values: words,
  }
  const [command, first, second] = positionals
  switch (command) {
    case 'init':
      return initHall(options)
    case 'check':
      return checkConfig(first)
    case 'key':
      if (first === 'create' && second !== undefined) return createKey(options, second)
      if (first === 'revoke' && second !== undefined) return revokeKey(options, second)
      if (first === 'list') return listKeys(options)
      break
    case 'verify':
      return verifyStore(options)
    case 'rebuild':
      return rebuildStore(options)
    case 'sign':
      return signDays(options)
    case 'backup':
      if (first !== undefined) return backupStore(options, first)
      break
    case 'webhook-secret':
      if (first !== undefined) return printWebhookSecret(options, first)
      break
    case 'estimate-replay':
      if (first !== undefined) return estimateReplay(options, first)
      break
    case 'import':
      if (first === 'guides' && second !== undefined) return importGuidesFrom(options, second, dryRun)
      break
    case 'erase':
      if (first !== undefined) return erasePerson(options, first)
      break
    default:
  }
  console.log(USAGE)
  return command === undefined || command === 'help' ? 0 : 2
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error(faultWords(error))
    process.exitCode = 1
  },
)
