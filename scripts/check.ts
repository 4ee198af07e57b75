// `npm run check`: format, lint, types, unit tests with the docs in step. Tells of everything, fails if one thing failed.
import { runTests } from './run-tests.ts'
import { seconds, tellFailures } from './report.ts'
import { staticChecks } from './static-checks.ts'
import { closingLine, succeeded } from './tally.ts'
import { unitFiles, unitLimitMs } from './test-files.ts'

let failed = false
for (const check of staticChecks) {
  const { name, ok, says, tookMs } = await check()
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} ${seconds(tookMs)}`)
  if (!ok) console.log(`${says}\n`)
  failed ||= !ok
}

const records = await runTests({ files: unitFiles(), concurrency: 2, fileLimitMs: unitLimitMs })
tellFailures(records)
console.log(`${succeeded(records) ? 'ok    ' : 'FAILED'} unit tests: ${closingLine(records)}`)
process.exitCode = failed || !succeeded(records) ? 1 : 0
