/** What a scenario is: one named way in which the mock answers, error for error as the API was seen or documented to. */
import type { HeaderPairs } from '../request/reply.ts'

/**
 * How sure the words are: `recorded` as seen on the wire, `documented` as the docs print them,
 * `unverified` the closest documented form (no recording, no exact text).
 */
export type Evidence = 'recorded' | 'documented' | 'unverified'

export interface Scenario {
  /** The wire's error type, with a dotted variant where one type has several causes. */
  id: string
  status: number
  /** `error.type` on the wire; null where the body is not the API's envelope. */
  type: string | null
  /** The body to the byte. */
  body: string
  /** Content-Type when it is not JSON. */
  contentType?: string
  headers?: HeaderPairs
  evidence: Evidence
  /** Where it is written, with its date. */
  source: string
  /** One line for lists and the console. */
  about: string
}

/** One row of the table before its body is written out. */
export interface ScenarioRow {
  id: string
  status: number
  message: string
  /** Seconds for the cooldown headers; without it there are none, as recorded for overload and quota. */
  cooldownSeconds?: number
  /** The error object as it stands on the wire, where it is more than message and type, or in another order. */
  error?: Readonly<Record<string, unknown>>
  evidence: Evidence
  source: string
  /** The message itself when it says enough. */
  about?: string
}
