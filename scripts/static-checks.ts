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

export const checkFormat = program('format', bin('prettier'), ['--check', '--log-level', 'warn', '.'])

export const checkLint = program('lint', bin('eslint'), ['--max-warnings', '0', '.'])

/** Every tsconfig of the checkout that has sources, two at a time. */
export async function checkTypes(): Promise<CheckOutcome> {
  const from = performance.now()
  const projects = filesUnder('', (path) => /(^|\/)tsconfig(\.\w+)?\.json$/.test(path)).filter(
    (path) => path !== 'tsconfig.base.json' && hasSources(dirname(path)),
  )
  const outcomes = await eachOf(projects, 2, async (project) => ({
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

export const staticChecks = [checkFormat, checkLint, checkTypes]
