// What is checked without running the product: format, lint and types.
import { dirname } from 'node:path'
import { checkoutDir, filesUnder } from './files.ts'
import { eachOf, runProgram } from './run-program.ts'

export interface CheckOutcome {
  readonly name: string
  readonly ok: boolean
  /** What the tool said, if it found something. */
  readonly says: string
  readonly tookMs: number
}

const bin = (name: string) => `${checkoutDir}node_modules/.bin/${name}`

const program = (name: string, command: string, args: readonly string[]) => async (): Promise<CheckOutcome> => {
  const { code, output, tookMs } = await runProgram(command, args)
  return { name, ok: code === 0, says: code === 0 ? '' : output.trim(), tookMs }
}

const checkFormat = program('format', bin('prettier'), ['--check', '--log-level', 'warn', '.'])

const checkLint = program('lint', bin('eslint'), ['--max-warnings', '0', '.'])

/** Every tsconfig of the checkout that has sources, one after another: lint has the other core. */
async function checkTypes(): Promise<CheckOutcome> {
  const from = performance.now()
  const projects = filesUnder('', (path) => /(^|\/)tsconfig(\.\w+)?\.json$/.test(path)).filter(
    (path) => path !== 'tsconfig.base.json' && hasSources(dirname(path)),
  )
  const outcomes = await eachOf(projects, 1, async (project) => ({
    project,
    ...(await runProgram(bin('tsc'), ['-p', project, '--pretty', 'false'])),
  }))
  const bad = outcomes.filter(({ code }) => code !== 0)
  const says = bad.map(({ project, output }) => `${project}\n${output.trim()}`).join('\n\n')
  return { name: 'types', ok: bad.length === 0, says, tookMs: performance.now() - from }
}

/** A workspace may be laid out before its first source is written; tsc calls that an error. */
function hasSources(folder: string): boolean {
  return filesUnder(folder === '.' ? '' : folder, (path) => /\.tsx?$/.test(path)).length > 0
}

/** All of them, two at a time: lint takes as long as the other two. */
export async function checkStatics(onOutcome: (outcome: CheckOutcome) => void): Promise<readonly CheckOutcome[]> {
  const outcomes: CheckOutcome[] = []
  const inTurn = async (checks: readonly (() => Promise<CheckOutcome>)[]): Promise<void> => {
    for (const check of checks) {
      const outcome = await check()
      outcomes.push(outcome)
      onOutcome(outcome)
    }
  }
  await Promise.all([inTurn([checkLint]), inTurn([checkFormat, checkTypes])])
  return outcomes
}
