// `npm test`: everything that can be tested on this machine, counted, with one closing line. Names of parts after
// `--` run those parts alone: npm test -- unit pages.
import { prepare } from './prepare.ts'
import { seconds, tellFailures, tellSkipped, tellSlowest } from './report.ts'
import { runProgram } from './run-program.ts'
import { runTests } from './run-tests.ts'
import { checkStatics } from './static-checks.ts'
import { closingLine, succeeded, type TestRecord } from './tally.ts'
import { endToEndFiles, endToEndLimitMs, unitFiles, unitLimitMs, zonedFiles } from './test-files.ts'

const startedAt = performance.now()
const records: TestRecord[] = []

const count = (state: TestRecord['state'], name: string, says = '', tookMs = 0) =>
  records.push({ state, name, file: 'npm test', tookMs, says })

const partNames = ['static', 'unit', 'zones', 'pages', 'e2e'] as const
const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !partNames.some((part) => part === name))
if (unknown !== undefined) {
  console.error(`There is no part ${unknown}; the parts are ${partNames.join(', ')}.`)
  process.exit(2)
}
const runs = (name: (typeof partNames)[number]) => wanted.length === 0 || wanted.includes(name)

async function part(title: string, runsNow: boolean, work: () => Promise<void>): Promise<void> {
  if (!runsNow) return
  const from = performance.now()
  const already = records.length
  try {
    await work()
  } catch (error) {
    count('failed', title, error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
  const added = records.slice(already)
  tellFailures(added)
  console.log(`${succeeded(added) || added.length === 0 ? '' : '! '}${title}: ${closingLine(added)} (${elapsed(from)})`)
}

const elapsed = (from: number) => seconds(performance.now() - from)

await part('preparations', true, async () => {
  const { chromium, missing } = await prepare(console.log)
  if (chromium === null) Reflect.deleteProperty(process.env, 'CHROMIUM_PATH')
  else process.env['CHROMIUM_PATH'] = chromium
  // In CI nothing may be left out unseen; on somebody's laptop the rest is still worth running.
  for (const says of missing) count(process.env['CI'] === 'true' ? 'failed' : 'skipped', 'what the tests need', says)
})

await part('format, lint, types', runs('static'), async () => {
  await checkStatics(({ name, ok, says, tookMs }) => {
    console.log(`  ${ok ? 'passed' : 'failed'} ${name} (${seconds(tookMs)})`)
    count(ok ? 'passed' : 'failed', name, says, tookMs)
  })
})

await part('unit tests', runs('unit'), async () => {
  records.push(...(await runTests({ files: unitFiles(), concurrency: 2, fileLimitMs: unitLimitMs })))
})

await part('unit tests in New York', runs('zones'), async () => {
  const env = { TZ: 'America/New_York' }
  const label = 'New York: '
  records.push(...(await runTests({ files: zonedFiles(), concurrency: 2, fileLimitMs: unitLimitMs, env, label })))
})

/** Pages that are not built now are taken as they are. */
let built = !runs('pages')
await part('pages', runs('pages'), async () => {
  const { code, output, tookMs } = await runProgram(process.execPath, ['--import', 'tsx', 'scripts/build.ts'])
  built = code === 0
  console.log(output.trim())
  count(built ? 'passed' : 'failed', 'the pages are built and run on the oldest browser', output.trim(), tookMs)
})

await part('end to end', runs('e2e'), async () => {
  const why = whyNot()
  const run = endToEndFiles().filter((file) => why === null || !file.includes('/journeys/'))
  for (const file of endToEndFiles()) if (!run.includes(file)) count('skipped', file, why ?? '')
  records.push(
    ...(await runTests({
      files: run,
      // Each file has a hub, a folder and a browser of its own, and much of its time is waiting.
      concurrency: 2,
      fileLimitMs: endToEndLimitMs,
      onRecord: ({ state, name, tookMs }) => console.log(`  ${state} ${name} (${seconds(tookMs)})`),
    })),
  )
})

/** Journeys need a browser and pages to look at. */
function whyNot(): string | null {
  if (!built) return 'the pages could not be built'
  return process.env['CHROMIUM_PATH'] === undefined ? 'there is no Chromium on this machine' : null
}

tellSlowest(records, 15)
tellSkipped(records)
console.log(`In all ${elapsed(startedAt)}`)
console.log(closingLine(records))
process.exitCode = succeeded(records) ? 0 : 1
