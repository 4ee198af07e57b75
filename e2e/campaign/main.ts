// `npm run campaign -- NAME [--count N] [--seed N] [--record]`: runs too long for every day. The figures go to the
// terminal as JSON; with --record also to docs/evidence. SIGTERM: enough, the figures so far. Ends with status 1 where something did not hold.
import { parseArgs } from 'node:util'
import { record } from './evidence.ts'
import { fuzzCampaign } from './fuzz.ts'
import { killCampaign } from './kill.ts'
import { lawsCampaign } from './laws.ts'
import { powerCampaign } from './power.ts'

export interface Outcome {
  readonly figures: object
  /** What did not hold, in words. */
  readonly faults: readonly string[]
}

interface Asked {
  readonly count: number
  readonly seed: number
  readonly onProgress: (text: string) => void
  readonly enough: AbortSignal
}

/** Name, how many by default, what is counted. */
const CAMPAIGNS: Readonly<Record<string, readonly [number, string, (asked: Asked) => Promise<Outcome>]>> = {
  kill: [200, 'SIGKILLs of a hub under load', killCampaign],
  power: [20, 'power cuts of a machine whose hub is under load (needs qemu)', powerCampaign],
  laws: [100_000, 'random commands, the laws of the queue looked at all along', lawsCampaign],
  fuzz: [1_000_000, 'pieces of noise into the codecs of devices', fuzzCampaign],
}

const usage = `npm run campaign -- NAME [--count N] [--seed N] [--record]\n\n${Object.entries(CAMPAIGNS)
  .map(([name, [count, says]]) => `  ${name.padEnd(6)} ${count.toLocaleString('en').padStart(9)} ${says}`)
  .join('\n')}\n\n  --record   writes docs/evidence/NAME.json`

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { count: { type: 'string' }, seed: { type: 'string' }, record: { type: 'boolean', default: false } },
  })
  const [name = ''] = positionals
  const campaign = CAMPAIGNS[name]
  const count = Number(values.count ?? campaign?.[0])
  const seed = Number(values.seed ?? 1)
  if (campaign === undefined || !Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
    console.error(usage)
    return 2
  }
  const from = new Date()
  const enough = new AbortController()
  process.once('SIGTERM', () => enough.abort())
  const onProgress = (text: string): void => console.error(text)
  const { figures, faults } = await campaign[2]({ count, seed, onProgress, enough: enough.signal })
  const all = { seed, tookSeconds: Math.round((Date.now() - from.getTime()) / 1000), ...figures, faults }
  console.log(JSON.stringify(all, null, 2))
  if (values.record) console.error(`recorded in ${record(name, from.toISOString(), all)}`)
  return faults.length === 0 ? 0 : 1
}

process.exitCode = await main()
