/** One request on its way through the mock. Read-only: each step returns what it found. */
import type { Scenario } from '../scenarios/index.ts'
import type { Mock } from '../state/index.ts'
import type { StoredContext } from '../fixtures/index.ts'
import type { Gate } from '../rate-limits/index.ts'

export interface RequestContext extends StoredContext {
  readonly mock: Mock
  /** Values of the path's parameters, decoded. */
  readonly params: Readonly<Record<string, string>>
  /** The bearer token. */
  readonly key: string
  /** The scenario that shapes the answer of the operation (`finishReason`); null without one. */
  readonly scenario: Scenario | null
  /** Counts the request against the limits; null without limits. */
  readonly gate: Gate | null
}
