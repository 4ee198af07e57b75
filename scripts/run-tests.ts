// Runs test files with node's test runner, each in a process of its own.
import { once } from 'node:events'
import { isAbsolute, relative } from 'node:path'
import { run } from 'node:test'
import { checkoutDir } from './files.ts'
import { causeOf, createTally, type TestEvent, type TestRecord } from './tally.ts'

export interface TestRun {
  /** Relative to the checkout, or absolute. */
  readonly files: readonly string[]
  /** Files at a time. */
  readonly concurrency: number
  /** For one file; then its process is killed and it counts as failed. */
  readonly fileLimitMs: number
  /** Environment of this run alone. */
  readonly env?: Readonly<Record<string, string>>
  /** Tells two runs of the same files apart. */
  readonly label?: string
  readonly onRecord?: (record: TestRecord) => void
}

/** What a file wrote is kept up to this many characters, to be shown if it fails. */
const keptOutput = 8_000

/** The records of all leaf tests, in order. A process that dies, hangs or has no test in it is a failure. */
export async function runTests(options: TestRun): Promise<readonly TestRecord[]> {
  if (options.files.length === 0) return []
  const before = Object.entries(options.env ?? {}).map(([name]) => [name, process.env[name]] as const)
  Object.assign(process.env, options.env)
  try {
    return await collect(options)
  } finally {
    for (const [name, value] of before)
      if (value === undefined) Reflect.deleteProperty(process.env, name)
      else process.env[name] = value
  }
}

async function collect({ files, concurrency, fileLimitMs, label, onRecord }: TestRun): Promise<readonly TestRecord[]> {
  const tally = createTally(label)
  const written = new Map<string, string>()
  let told = 0

  const keep = ({ file = '', message }: { readonly file?: string | undefined; readonly message: string }) =>
    written.set(file, ((written.get(file) ?? '') + message).slice(-keptOutput))
  const add = (outcome: 'pass' | 'fail', event: TestEvent) => {
    tally.add(outcome, inCheckout(event.name === event.file ? withLastWords(event, written.get(event.file)) : event))
    for (const record of tally.records().slice(told)) onRecord?.(record)
    told = tally.records().length
  }

  const paths = files.map((path) => (isAbsolute(path) ? path : checkoutDir + path))
  const stream = run({ files: paths, concurrency, timeout: fileLimitMs })
  stream.on('test:stdout', keep)
  stream.on('test:stderr', keep)
  stream.on('test:pass', (event) => add('pass', event))
  stream.on('test:fail', (event) => add('fail', event))
  stream.resume()
  await once(stream, 'end')
  return tally.records()
}

function inCheckout(event: TestEvent): TestEvent {
  if (event.file === undefined) return event
  const file = relative(checkoutDir, event.file)
  return { ...event, file, name: event.name === event.file ? file : event.name }
}

/** The runner's own words for a dead process are «test failed»; what the process wrote last says more. */
function withLastWords(event: TestEvent, said = ''): TestEvent {
  const { error } = event.details
  if (!(error instanceof Error) || said === '') return event
  return {
    ...event,
    details: { ...event.details, error: Object.assign(error, { cause: `${causeOf(error)}\n${said}` }) },
  }
}
