// Counts what node's test runner reports: leaf tests only, and no death of a test process goes unseen.

/** The part of the runner's events that counting needs (`test:pass` and `test:fail` of node:test). */
export interface TestEvent {
  readonly name: string
  readonly nesting: number
  readonly file?: string | undefined
  readonly skip?: string | boolean | undefined
  readonly todo?: string | boolean | undefined
  readonly details: { readonly duration_ms: number; readonly type?: string; readonly error?: unknown }
}

export interface TestRecord {
  readonly state: 'passed' | 'failed' | 'skipped'
  readonly name: string
  readonly file: string
  readonly tookMs: number
  /** Why it failed or was skipped. */
  readonly says: string
}

export interface Tally {
  readonly add: (outcome: 'pass' | 'fail', event: TestEvent) => void
  readonly records: () => readonly TestRecord[]
}

/** `label` goes before every file's name: it tells two runs of the same files apart. */
export function createTally(label = ''): Tally {
  const records: TestRecord[] = []
  /** For each file: how many results came at each depth since the last result above it. */
  const below = new Map<string, number[]>()

  const add: Tally['add'] = (outcome, event) => {
    const file = event.file ?? event.name
    const depths = below.get(file) ?? []
    below.set(file, depths)
    const children = depths[event.nesting + 1] ?? 0
    depths[event.nesting + 1] = 0
    depths[event.nesting] = (depths[event.nesting] ?? 0) + 1

    const record = (state: TestRecord['state'], says = '') =>
      records.push({ state, name: event.name, file: label + file, tookMs: event.details.duration_ms, says })

    if (event.todo !== undefined && event.todo !== false) record('skipped', reason(event.todo, 'to do'))
    else if (event.skip !== undefined && event.skip !== false) record('skipped', reason(event.skip, 'skipped'))
    else if (outcome === 'fail') {
      if (children > 0 && failureType(event.details.error) === 'subtestsFailed') return
      record('failed', describe(event.details.error))
    } else if (event.nesting === 0 && event.name === event.file) record('failed', 'there is no test in this file')
    else if (children === 0 && event.details.type !== 'suite') record('passed')
  }

  return { add, records: () => records }
}

/** The line that everything else is read from. */
export function closingLine(records: readonly TestRecord[]): string {
  const count = (state: TestRecord['state']) => records.filter((record) => record.state === state).length
  const skipped = count('skipped')
  return `${count('passed')} passed, ${count('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** A run that proved nothing is no success. */
export function succeeded(records: readonly TestRecord[]): boolean {
  return records.some(({ state }) => state === 'passed') && records.every(({ state }) => state !== 'failed')
}

const reason = (given: string | boolean, otherwise: string) => (typeof given === 'string' ? given : otherwise)

const failureType = (error: unknown) =>
  error instanceof Error && 'failureType' in error ? String(error.failureType) : ''

/** The runner wraps what a test threw, an error or the runner's own words; that is what says something. */
export function causeOf(error: Error): string {
  const { cause } = error
  if (cause instanceof Error) return cause.stack ?? cause.message
  return typeof cause === 'string' ? cause : (error.stack ?? error.message)
}

const describe = (error: unknown) => (error instanceof Error ? causeOf(error) : String(error))
