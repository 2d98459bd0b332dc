/** Entry point `kimi-contract/client`: runs the user's own program against the mock, drill by drill. */
export { LaunchError } from './launch.ts'
export { ClientDrillError } from './options.ts'
export type { ClientDrillOptions } from './options.ts'
export { listClientDrills, runClientDrills } from './run.ts'
export type { ClientDrillRow } from './run.ts'
export { toRequestAdvice } from '../request-advice/index.ts'
export type { Advice } from '../request-advice/index.ts'
export type { SuiteReport } from '../../tests/suite/reporters/report.ts'
