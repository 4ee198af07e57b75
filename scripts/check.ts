// `npm run check`: format, lint, types, unit tests with the docs in step. Tells of everything, fails if one thing failed.
import { runTests } from './run-tests.ts'
import { seconds, tellFailures } from './report.ts'
import { checkStatics } from './static-checks.ts'
import { closingLine, succeeded } from './tally.ts'
import { unitFiles, unitLimitMs } from './test-files.ts'

const outcomes = await checkStatics(({ name, ok, says, tookMs }) => {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} ${seconds(tookMs)}`)
  if (!ok) console.log(`${says}\n`)
})

const records = await runTests({ files: unitFiles(), concurrency: 2, fileLimitMs: unitLimitMs })
tellFailures(records)
console.log(`${succeeded(records) ? 'ok    ' : 'FAILED'} unit tests: ${closingLine(records)}`)
process.exitCode = outcomes.some(({ ok }) => !ok) || !succeeded(records) ? 1 : 0
