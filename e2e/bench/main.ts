// `npm run bench [-- NAME...] [--rounds N]`: measures the figures, prints them as a table, writes bench/results.json. Status 1 where an aim
// is missed.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkoutDir } from '../support/start-hub.ts'
import { aimText, isMet, type BenchContext, type Figure, type Measured } from './figure.ts'
import { figures } from './figures.ts'
import { commitNow, describeMachine } from './machine.ts'

interface Row extends Measured {
  readonly name: string
  readonly unit: string
  readonly aim: string
  readonly met: boolean
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '5' } },
  })
  const rounds = Number(values.rounds)
  const wanted = positionals.length === 0 ? figures : figures.filter(({ name }) => positionals.includes(name))
  if (wanted.length < positionals.length || wanted.length === 0 || !(rounds >= 1)) {
    console.error(`npm run bench [-- NAME...] [--rounds N]\n\n${figures.map(({ name }) => `  ${name}`).join('\n')}`)
    return 2
  }
  const dir = await mkdtemp(join(tmpdir(), 'tingxu-bench-'))
  try {
    const at = new Date().toISOString()
    const commit = commitNow()
    const machine = await describeMachine(dir)
    console.error(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}`)
    console.error(
      `fsync p50 ${machine.fsyncP50Ms} ms, p99 ${machine.fsyncP99Ms} ms, ${Math.round(machine.idleCpu * 100)} % idle, commit ${commit}\n`,
    )
    const rows: Row[] = []
    for (const figure of wanted) {
      const row = await measure(figure, {
        rounds,
        scratch: (name) => mkdtemp(join(dir, `${name}-`)),
        onProgress: (text) => console.error(`  ${text}`),
      })
      rows.push(row)
      console.log(line(row))
    }
    await mkdir(join(checkoutDir, 'bench'), { recursive: true })
    const results = { at, commit, machine, rounds, figures: rows }
    await writeFile(join(checkoutDir, 'bench/results.json'), `${JSON.stringify(results, null, 2)}\n`)
    return rows.every(({ met }) => met) ? 0 : 1
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function measure(figure: Figure, bench: BenchContext): Promise<Row> {
  const measured = await figure.measure(bench)
  const { name, unit } = figure
  return { name, ...measured, unit, aim: aimText(figure), met: isMet(figure, measured.value) }
}

function line({ name, value, unit, aim, met, baseline, spread, details }: Row): string {
  const beside = baseline === null ? '' : `  ${baseline.what}: ${baseline.value}`
  const between = spread === undefined ? '' : `  [${spread[0]} … ${spread[1]}]`
  const more = details === undefined ? '' : `  ${JSON.stringify(details)}`
  return `${met ? 'met   ' : 'MISSED'} ${name.padEnd(24)} ${String(value).padStart(9)} ${aim.padEnd(8)} ${unit}${between}${beside}${more}`
}

// The hubs and the load are ended with it.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1))
process.exitCode = await main()
