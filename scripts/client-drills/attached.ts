/** The types for callers of attached drills: the run that is served, what the program showed in it, and the handle to continue. */
import type { SuiteReport } from '../../tests/suite/reporters/index.ts'
import type { Outcome } from './drill.ts'

/** The run that is being served. */
export interface AttachedRun {
  /** Its number, from 1. */
  number: number
  /** How many runs apply to the program, as far as is known. */
  of: number
  /** What the mock does in this run. */
  about: string
  /** Ids of the drills that this run serves; those of the key are judged on all runs. */
  drills: string[]
  /** Chat requests that have arrived. */
  chatRequests: number
}

/** What the program showed to its user in a run. */
export interface AttachedResult {
  /** `success`: it showed an answer as complete. `failure`: it reported a problem. Without it, drills that depend on it are not applicable. */
  outcome?: Outcome | undefined
  /** The text that it showed. */
  output?: string | undefined
}

/** Handle to attached drills: where the program connects, which run is served, and how to continue. */
export interface AttachedClient {
  /** The base URL for the program, with the version. */
  readonly baseUrl: string
  /** The API key for the program. */
  readonly key: string
  /** The run that is being served; null after the last. */
  readonly current: AttachedRun | null
  /**
   * Starts the next run; null after the last.
   * @throws ClientDrillError if no chat request has arrived in the first run
   */
  next(result?: AttachedResult): AttachedRun | null
  /** Starts the current run again and forgets its requests. */
  repeat(): void
  /** Resolves after the last run, or when the runs are ended early. */
  readonly done: Promise<SuiteReport>
  /** Stops the server and reports on the runs that were completed. */
  close(): Promise<SuiteReport>
}
