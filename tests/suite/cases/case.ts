/** What the suite sends: data, no behaviour. */
import type { Assembly } from '../judge/assembly.ts'
import type { Profile } from '../checks/failure.ts'
import type { SourceId } from '../../../openapi/evidence.ts'
import type { ModelRow } from '../../../openapi/models.ts'
import type { OperationId } from '../../../openapi/types.ts'

/** What a case expects of the answer. Without it the checks derive the expected status from the request. */
export interface Expectation {
  status: number | readonly number[]
  /** Statuses that lead to a warning instead of a failure: the target is more lenient than the first-party API. */
  lenient?: readonly number[]
  /** `error.type` values that fit the refusal. */
  errorType?: string | readonly string[]
  /** Pattern of the error message on the first-party API; judged under `official` only. */
  errorMessage?: RegExp
}

/** How the request is sent when it is not an ordinary call with the configured key. */
export interface Sending {
  /** `none` sends no Authorization header, `malformed` a header without a scheme, `wrong` a key that cannot be right. */
  key?: 'configured' | 'none' | 'malformed' | 'wrong'
  /** A body that is not JSON, sent as it is. */
  rawBody?: string
  headers?: Readonly<Record<string, string>>
  method?: string
  path?: string
}

/** One request of a case; the body may depend on facts of the model under test. */
export interface CaseRequest {
  body?: (given: { model: ModelRow; id: string }) => Record<string, unknown>
  sending?: Sending
  expect: Expectation
  /** Takes the assistant message of the step before into its history, untouched, with results for its tool calls. */
  continues?: { withToolResults?: string; withUser?: string }
}

/** A hope the model may disappoint: how often it is tried, and what counts as met in the last step's answer. */
export interface Statistical {
  tries: number
  minimumRate: number
  /** In words, for the report: `calls a tool`. */
  wanted: string
  met: (assembled: Assembly) => boolean
}

/** One thing the suite tries against a target. */
export interface Case {
  /** `chat/stream`: group and name, stable across versions. */
  id: string
  operationId: OperationId
  /** What is promised, in one sentence. */
  about: string
  /** Where the promise is documented: ids of openapi/sources.yaml. */
  source: Sources
  /** What is not known of it, e.g. that the words of the refusal are not recorded. */
  note?: string
  /** Which models it concerns; a reason when it must be skipped, null when it applies. */
  skip?: (model: ModelRow) => string | null
  steps: readonly CaseRequest[]
  /** Relations between the exchanges of the steps, by name, judged when all are there. */
  relations?: readonly string[]
  /** Depends on the model's choice: repeated and reported as a rate, never as a breach. */
  statistical?: Statistical
  /** Profiles it belongs to; both when absent. */
  profiles?: readonly Profile[]
  /** Served by Moonshot alone; other hosts are not asked unless the case is named. */
  firstPartyOnly?: boolean
  /** Upper bound of completion tokens over all steps, for the cost bound. */
  maxTokens: number
}

/** Ids of openapi/sources.yaml. */
export type Sources = SourceId | readonly SourceId[]

/** Types a case. */
export function defineCase(value: Case): Case {
  return value
}
