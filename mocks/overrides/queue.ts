/** The queue of overrides: each waits for a later request, which takes it. */
import { operationRows } from '../../openapi/generated/operations.ts'
import { MockUsageError, toShownValue, toUnknownOption } from '../common/index.ts'
import type { Override } from './find-override.ts'

/** An override that waits for its request. */
export interface QueuedOverride {
  /** The id of a scenario, fault or fixture. */
  id: string
  /** How many requests it still answers. */
  times: number
  /** The operation whose requests take it; null for any. */
  operationId: string | null
}

interface Taken {
  readonly override: Override
  /** Puts the override back at the front of the queue. */
  giveBack(): void
}

export interface Queue {
  /** Appends an override; `times` defaults to 1. */
  add(id: string, options?: { times?: number; operationId?: string }): void
  /** Removes the next override for this operation and returns it; null if there is none. */
  take(operationId: string): Taken | null
  /** The overrides that no request has used yet. */
  waiting(): QueuedOverride[]
  clear(): void
}

/** Creates an empty queue; `find` returns the override of an id or throws. */
export function createQueue(find: (id: string) => Override): Queue {
  let rows: (QueuedOverride & { override: Override })[] = []
  return {
    add(id, options = {}) {
      if (typeof id !== 'string') throw new MockUsageError(`the id is ${String(id)}; it must be a text`)
      const { times = 1, operationId, ...others } = options
      for (const name of Object.keys(others)) throw toUnknownOption('option', name, ['times', 'operationId'])
      if (!Number.isInteger(times) || times < 1) {
        throw new MockUsageError(`times is ${toShownValue(times)}; it must be a whole number, 1 or more`)
      }
      const override = find(id)
      // Fixtures, and scenarios that shape the mock's own answer, answer chat requests only.
      const only = override.fixture == null && !override.scenario?.finishReason ? null : 'createChatCompletion'
      if (operationId !== undefined) checkOperation(id, operationId, only)
      rows.push({ id, times, operationId: operationId ?? only, override })
    },
    take(operationId) {
      if (rows.length === 0) return null
      const found = rows.find((row) => row.operationId === null || row.operationId === operationId)
      if (!found) return null
      found.times--
      if (found.times === 0) rows = rows.filter((row) => row !== found)
      return {
        override: found.override,
        giveBack() {
          found.times++
          if (!rows.includes(found)) rows = [found, ...rows]
        },
      }
    },
    waiting: () => rows.map(({ id, times, operationId }) => ({ id, times, operationId })),
    clear() {
      rows = []
    },
  }
}

/** Refuses an operation that does not exist, or that this override cannot answer: the override would never be used. */
function checkOperation(id: string, operationId: string, only: string | null): void {
  const ids: readonly string[] = operationRows.map((row) => row.operationId)
  if (!ids.includes(operationId)) throw toUnknownOption('operation', operationId, ids)
  if (only !== null && operationId !== only)
    throw new MockUsageError(`${id} answers ${only} and not ${operationId}; leave operationId out`)
}
