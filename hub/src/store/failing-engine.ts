// A disk that fails when a test says so.
import type { SqlEngine } from './engine.ts'

/** `io` is a lost disk, `full` one without space. */
export type PlannedFailure = 'io' | 'full'

class PlannedError extends Error {
  readonly problem: PlannedFailure
  constructor(problem: PlannedFailure) {
    super(`the disk failed as planned (${problem})`)
    this.problem = problem
  }
}

/** `plan` is asked at each commit, counted from 1; a commit that it fails leaves nothing behind. */
export const createFailingEngine = (
  engine: SqlEngine,
  plan: (commit: number) => PlannedFailure | undefined,
): SqlEngine => {
  let commits = 0
  return {
    ...engine,
    commit() {
      commits += 1
      const failure = plan(commits)
      if (failure !== undefined) throw new PlannedError(failure)
      engine.commit()
    },
    problemOf: (error) => (error instanceof PlannedError ? error.problem : engine.problemOf(error)),
  }
}
