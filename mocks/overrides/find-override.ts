/** An override: the scenario, fault or fixture that was picked for requests by id. */
import { findFault, faults, type Fault } from '../faults/index.ts'
import { findNearestNames } from '../../openapi/nearest-names.ts'
import { MockUsageError } from '../common/index.ts'
import { findScenario, scenarios, type Scenario } from '../scenarios/index.ts'

/** The ids of the fixtures, as far as overrides need them. */
export interface FixtureIds {
  has(id: string): boolean
  list(): readonly { readonly id: string }[]
}

/** A named answer. */
export type Override =
  | { readonly scenario: Scenario; readonly fault: null; readonly fixture?: null }
  | { readonly scenario: null; readonly fault: Fault; readonly fixture?: null }
  | { readonly scenario: null; readonly fault: null; readonly fixture: string }

/** The scenario, fixture or fault of that id; throws a `MockUsageError` that lists near matches. */
export function toOverride(id: string, fixtures: FixtureIds | null = null): Override {
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
  const near = findNearestNames(
    id,
    known.map((one) => one.id),
  )
  const hint = near.length > 0 ? `; did you mean ${near.join(', ')}?` : '; `kimi-contract mock --list` lists them'
  return new MockUsageError(`there is no ${what} "${shown}"${hint}`, near)
}

/** The standing override: it applies to every request for which nothing else was picked. */
export interface Standing {
  readonly override: Override | null
  readonly fault: Fault | null
}
