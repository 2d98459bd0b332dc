/** The type of a scenario: a named answer of the mock that the API also gives, in most cases an error. */
import type { EvidenceLevel, SourceId } from '../../openapi/evidence.ts'
import type { FinishReason } from '../completion/index.ts'
import type { HeaderPairs } from '../reply/index.ts'

export interface Scenario {
  /** The error type of the API, with a dotted variant where one type has several causes. */
  readonly id: string
  readonly status: number
  /** `error.type` of the body; null if the body has another form. */
  readonly type: string | null
  /** The complete body; empty if the mock composes the answer (`finishReason`). */
  readonly body: string
  /** Content-Type when it is not JSON. */
  readonly contentType?: string
  readonly headers?: HeaderPairs
  /** Set for an answer with status 200: the answer that the mock composes is cut, and each choice has this reason. */
  readonly finishReason?: FinishReason
  /** How well the text is known. */
  readonly evidence: EvidenceLevel
  readonly source: SourceId
  readonly note?: string
  /** One line for lists and the console. */
  readonly about: string
}

/** One row of the table, before its body is written. */
export interface ScenarioRow {
  readonly id: string
  readonly status: number
  readonly message: string
  /** Seconds in the cooldown headers. Without it the headers are not sent, as recorded for overload and quota. */
  readonly cooldownSeconds?: number
  /** The complete error object, if it has more members than message and type, or another order. */
  readonly error?: Readonly<Record<string, unknown>>
  readonly evidence: EvidenceLevel
  readonly source: SourceId
  readonly note?: string
  /** Default: the message. */
  readonly about?: string
}
