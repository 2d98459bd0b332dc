/** The definition of a case: the requests that the suite sends, and what it expects. */
import type { Assembly } from './assembly.ts'
import type { Profile } from './failure.ts'
import type { SourceId } from '../../../openapi/evidence.ts'
import type { ModelRow } from '../../../openapi/models.ts'
import type { OperationId } from '../../../openapi/types.ts'

/** What a case expects of the answer. Without it the checks derive the expected status from the request. */
export interface Expectation {
  /** The status, or all that fit. */
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
  /** `none` sends no Authorization header, `malformed` a header without a scheme, `wrong` a key that cannot be valid. */
  key?: 'configured' | 'none' | 'malformed' | 'wrong'
  /** A body that is sent unchanged, for bodies that are not JSON. */
  rawBody?: string
  /** More header fields, or others in place of the suite's own. */
  headers?: Readonly<Record<string, string>>
  /** Another method than that of the operation. */
  method?: string
  /** Another path than that of the operation, below the base URL. */
  path?: string
}

/** One request of a case; the body may depend on facts of the model under test. */
export interface CaseRequest {
  /** Composes the JSON body. `id` is the model id to send, `model` its row. */
  body?: (given: { model: ModelRow; id: string }) => Record<string, unknown>
  /** What differs from an ordinary call. */
  sending?: Sending
  /** What the answer must be. */
  expect: Expectation
  /** Adds the assistant message of the previous step to the history, unchanged, and results for its tool calls. */
  continues?: { withToolResults?: string; withUser?: string }
}

/** An outcome that the model chooses: how often the case is tried, and what counts as success in the last step's answer. */
export interface Statistical {
  /** How often the case is run. */
  tries: number
  /** The share of tries, from 0 to 1, below which the rate is reported as unusual. */
  minimumRate: number
  /** In words, for the report: `calls a tool`. */
  wanted: string
  /** Whether the answer of the last step is the wanted one. */
  met: (assembled: Assembly) => boolean
}

/** One test against a target: one or more requests. */
export interface Case {
  /** `chat/stream`: group and name, stable across versions. */
  id: string
  /** The operation that its requests call. */
  operationId: OperationId
  /** The promise, in one sentence. */
  about: string
  /** Where the promise is documented: ids of openapi/sources.yaml. */
  source: Sources
  /** What is not known about it, for example that the wording of the refusal is not recorded. */
  note?: string
  /** Why the case does not apply to a model; null when it applies. */
  skip?: (model: ModelRow) => string | null
  /** The requests, sent one after another; a step whose answer fails ends the case. */
  steps: readonly CaseRequest[]
  /** Names of the relations that are checked once all steps are complete. */
  relations?: readonly string[]
  /** Set where the outcome is the model's choice: the case is repeated and reported as a rate, never as a failure. */
  statistical?: Statistical
  /** Profiles it belongs to; both when absent. */
  profiles?: readonly Profile[]
  /** True if only Moonshot serves this operation. On other hosts the case is sent only when it is named. */
  firstPartyOnly?: boolean
  /** Upper bound of completion tokens over all steps, for the cost bound. */
  maxTokens: number
}

/** Ids of openapi/sources.yaml. */
export type Sources = SourceId | readonly SourceId[]

/** Gives an object literal the type of a case. */
export function defineCase(value: Case): Case {
  return value
}
