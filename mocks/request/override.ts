/** What somebody picked by id: a scenario or a fault; and the queue of such picks for requests to come. */
import { operationRows } from '../../openapi/generated/operations.ts'
import { toUnknownOption } from '../state/check-options.ts'
import { findFault, faults } from '../faults/index.ts'
import type { Fault } from '../faults/index.ts'
import type { FixtureBook } from '../fixtures/stored.ts'
import { MockUsageError } from '../state/options.ts'
import { findNearMatches } from './prefer.ts'
import { findScenario, scenarios } from '../scenarios/index.ts'
import type { Scenario } from '../scenarios/scenario.ts'

/** A named answer. */
export type Override =
  | { scenario: Scenario; fault: null; fixture?: null }
  | { scenario: null; fault: Fault; fixture?: null }
  | { scenario: null; fault: null; fixture: string }

/** The scenario, fixture or fault of that id; throws a `MockUsageError` that lists near matches. */
export function toOverride(id: string, fixtures: FixtureBook | null = null): Override {
  if (fixtures?.has(id)) return { scenario: null, fault: null, fixture: id }
  const scenario = findScenario(id)
  if (scenario) return { scenario, fault: null }
  const fault = findFault(id)
  if (fault) return { scenario: null, fault }
  const known = [...(fixtures?.list() ?? []), ...scenarios, ...faults]
  throw toUnknown(fixtures ? 'scenario, fixture or fault' : 'scenario or fault', id, known)
}

/** The fault of that id; throws a `MockUsageError` that lists near matches. */
export function toFault(id: string): Fault {
  const fault = findFault(id)
  if (!fault) throw toUnknown('fault', id, faults)
  return fault
}

function toUnknown(what: string, id: string, known: readonly { id: string }[]): MockUsageError {
  const shown = id.length > 80 ? `${id.slice(0, 80)}…` : id
  const near = findNearMatches(
    id,
    known.map((one) => one.id),
  )
  const hint = near.length > 0 ? `; did you mean ${near.join(', ')}?` : '; `kimi-contract mock --list` names them all'
  return new MockUsageError(`there is no ${what} "${shown}"${hint}`, near)
}

/** An answer that waits for its request. */
export interface QueuedOverride {
  id: string
  /** How many requests it still answers. */
  times: number
  /** Only requests of this operation; any request when null. */
  operationId: string | null
}

interface Taken {
  choice: Override
  /** Puts it first in line again. */
  giveBack(): void
}

export interface Queue {
  /** Puts an answer in line; `times` defaults to 1. */
  add(id: string, options?: { times?: number; operationId?: string }): void
  /** The answer whose turn it is, taken off the line; null when none waits for this operation. */
  take(operationId: string): Taken | null
  /** What still waits: what a test expected to be asked and was not. */
  waiting(): QueuedOverride[]
  clear(): void
}

/** Creates an empty queue; `find` knows the ids. */
export function createQueue(find: (id: string) => Override = toOverride): Queue {
  let line: (QueuedOverride & { choice: Override })[] = []
  return {
    add(id, options = {}) {
      if (typeof id !== 'string') throw new MockUsageError(`the id is ${String(id)}; it must be a text`)
      const { times = 1, operationId, ...others } = options
      for (const name of Object.keys(others)) throw toUnknownOption('option', name, ['times', 'operationId'])
      if (!Number.isInteger(times) || times < 1) {
        throw new MockUsageError(`times is ${times}; it must be a whole number, 1 or more`)
      }
      const choice = find(id)
      // A fixture is an answer to a chat request and to no other.
      const only = choice.fixture == null ? null : 'createChatCompletion'
      if (operationId !== undefined) checkOperation(operationId, only)
      line.push({ id, times, operationId: operationId ?? only, choice })
    },
    take(operationId) {
      if (line.length === 0) return null
      const found = line.find((one) => one.operationId === null || one.operationId === operationId)
      if (!found) return null
      found.times--
      if (found.times === 0) line = line.filter((one) => one !== found)
      return {
        choice: found.choice,
        giveBack() {
          found.times++
          if (!line.includes(found)) line = [found, ...line]
        },
      }
    },
    waiting: () => line.map(({ id, times, operationId }) => ({ id, times, operationId })),
    clear() {
      line = []
    },
  }
}

/** An operation nobody can ask for would wait for ever. */
function checkOperation(operationId: string, only: string | null): void {
  const ids: readonly string[] = operationRows.map((one) => one.operationId)
  if (!ids.includes(operationId)) throw toUnknownOption('operation', operationId, ids)
  if (only !== null && operationId !== only)
    throw new MockUsageError(`a fixture answers ${only} and no ${operationId}; leave operationId out`)
}
