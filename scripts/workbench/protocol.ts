/** What the workbench page and its server exchange. Imported by both, so it imports types only. */
import type { Failure, Profile } from '../../tests/suite/judge/index.ts'
import type { Advice } from '../request-advice/index.ts'
import type { CaseReport, SuiteReport } from '../../tests/suite/index.ts'

/** Header that carries the token of this start on every call of the workbench and every control write of the page. */
export const tokenHeader = 'x-workbench-token'

/** Where requests can be sent. */
export interface Environment {
  id: string
  name: string
  /** `mock`: this process. `official`: Moonshot's hosts. `target`: named with --target. `own`: confirmed on the page. */
  kind: 'mock' | 'official' | 'target' | 'own'
  /** With its version: `https://api.moonshot.ai/v1`. */
  baseUrl: string
  profile: Profile
  /** The last four characters of the key that the server holds for it; empty for a short key, null where it holds none. */
  keyHint: string | null
}

/** One model as the page shows it. */
export interface ModelChoice {
  id: string
  status: 'current' | 'retired' | 'unverified'
}

/** The answer of `GET /__mock/workbench/environments`. */
export interface WorkbenchState {
  version: string
  environments: readonly Environment[]
  models: readonly ModelChoice[]
  /** Why requests go to the mock only; null where the relay is on. */
  relayOffBecause: string | null
}

/** A request as the page composes it; `path` begins with `/v1`. */
export interface ComposedRequest {
  method: 'POST' | 'GET' | 'DELETE'
  path: string
  headers: Record<string, string>
  body: unknown
}

/** The body of `POST /__mock/workbench/send`. */
export interface SendBody {
  environmentId: string
  request: ComposedRequest
  /** Typed on the page. Left out, the server's own key for the environment is used. */
  key?: string
}

/** A failure with the place in the body that it is about. */
export interface LocatedFailure extends Failure {
  /** Byte offset in the decoded body. */
  offset?: number
  /** Number of the chunk, from 0. */
  chunk?: number
}

/** An explanation of an error and what to do next. */
export interface Diagnosis {
  title: string
  text: string
  next: string
}

/** How an exchange of the relay ended. */
export type EndReason = 'complete' | 'stopped' | 'client-left' | 'broken'

/** One line of the answer of `POST /__mock/workbench/send`; times are milliseconds since the request was sent. */
export type SendEvent =
  | { type: 'start'; id: string; url: string; sentHeaders: [name: string, value: string][]; atMs: number }
  | { type: 'head'; status: number; statusText: string; headers: [name: string, value: string][]; atMs: number }
  | { type: 'bytes'; offset: number; base64: string; atMs: number }
  | { type: 'failure'; failure: LocatedFailure; atMs: number }
  | {
      type: 'end'
      durationMs: number
      /** Null where the exchange was not checked. */
      failures: LocatedFailure[] | null
      costUsd?: number
      diagnosis?: Diagnosis
      reason: EndReason
    }
  | { type: 'error'; message: string; next: string }

/** The body of `POST /__mock/workbench/confirm`: first without `confirmed`, to see where the address leads. */
export interface ConfirmBody {
  baseUrl: string
  name?: string
  profile?: Profile
  /** The addresses that were shown and accepted. */
  confirmed?: readonly string[]
}

/** The answer of `POST /__mock/workbench/confirm`. */
export type ConfirmAnswer =
  | { confirmed: false; host: string; addresses: readonly string[]; isPrivate: boolean; isEncrypted: boolean }
  | { confirmed: true; environment: Environment }

/**
 * One request as the list of traffic shows it: an entry of the mock's journal (`GET /__mock/requests`), an exchange of the relay
 * (`GET /__mock/workbench/exchanges`), or an entry of a HAR file. Keys are redacted in all of them.
 */
export interface TrafficEntry {
  id: string
  /** Milliseconds since 1970. */
  receivedAtMs: number
  /** Null while the answer is being sent. */
  durationMs: number | null
  clientLeft: boolean
  method: string
  url: string
  operationId: string | null
  model: string | null
  headers: Readonly<Record<string, string>>
  /** The body as JSON where it parses, else as text; null when empty. */
  body: unknown
  bodyText: string | null
  bodyCut: boolean
  /** Null where no answer came. */
  status: number | null
  response: TrafficResponse
  scenario: string | null
  fault: string | null
  fixture?: string
  note?: string
  /** Without failures where the checks themselves failed. */
  verdict?: Partial<TrafficVerdict>
  /** What Kimi would refuse of the request, what has no effect, and what it lost of earlier answers. */
  advice?: readonly Advice[]
  /** The environment that a request of the relay went to; absent for requests to the mock. */
  environment?: string
}

/** The answer of a traffic entry. */
export interface TrafficResponse {
  headers: readonly (readonly [name: string, value: string])[]
  /** The body as text, or as base64 where it is not UTF-8. */
  body: string
  encoding: 'utf8' | 'base64'
  bodyBytes: number
  bodyCut: boolean
  /** The writes or reads of the body: where each begins, its length, and when it came, in milliseconds since the request. */
  chunks: readonly { offset: number; bytes: number; atMs: number | null }[]
  firstByteMs: number | null
  /** How the body ended: as HTTP ends it, cut off, or left open. */
  end: 'close' | 'cut' | 'open'
}

/** What the checks said about an exchange. */
export interface TrafficVerdict {
  status: 'pass' | 'warn' | 'fail'
  failures: readonly LocatedFailure[]
  costUsd?: number
  totalTokens?: number
}

/** The body of `POST /__mock/workbench/diagnose`: a refusal as the list of requests has it. */
export interface DiagnoseBody {
  url: string
  /** As the list shows it, without the key; left out where the request had none. */
  authorization?: string | undefined
  model: string | null
  /** Milliseconds since 1970. */
  receivedAtMs: number
  status: number
  headers: readonly (readonly [name: string, value: string])[]
  /** The body of the answer. */
  text: string
}

/** The answer of `POST /__mock/workbench/diagnose`; null for an answer that is not a refusal. */
export interface DiagnoseAnswer {
  diagnosis: Diagnosis | null
}

/** One case as `POST /__mock/workbench/suite-plan` shows it; requests, tokens and cost are upper bounds. */
export interface PlannedCaseView {
  id: string
  about: string
  operationId: string
  requests: number
  tokens: number
  costUsd: number | null
  /** Why it would not be sent; null where it would. */
  skippedBecause: string | null
}

/** What a run would send; requests, tokens and cost are upper bounds. */
export interface SuitePlan {
  model: string
  /** Whether the target may charge for the requests. */
  isBilled: boolean
  requests: number
  tokens: number
  costUsd: number | null
  cases: readonly PlannedCaseView[]
}

/** One line of the answer of `POST /__mock/workbench/suite`. */
export type SuiteEvent =
  | { type: 'case'; done: number; of: number; case: CaseReport }
  /** An exchange of a case, to be opened by its id. */
  | { type: 'exchange'; caseId: string; id: string }
  | { type: 'end'; report: SuiteReport }
  | { type: 'error'; message: string; next: string }

/** The answer of an API route that refuses a call. */
export interface ProblemBody {
  title: string
  detail: string
  next?: string
}
