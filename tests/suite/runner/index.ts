/** The runner: sends cases to a target, judges the answers and returns the report. */
export { assertSuiteOptions } from './options.ts'
export type { Progress, SuiteOptions } from './options.ts'
export { findShard, findSkip, pickCases, prepareRun } from './prepare-run.ts'
export type { PlannedCase, PreparedRun } from './prepare-run.ts'
export { runnerChecks } from './runner-checks.ts'
