/** Chooses the override of a request. Precedence: `Prefer` header, queued override, chaos, standing override. */
import type { Fault } from '../faults/index.ts'
import { findScenarioByCode, scenarioCodes, type Scenario } from '../scenarios/index.ts'
import type { Chaos, ChaosHit } from './chaos.ts'
import { MockUsageError } from '../common/index.ts'
import { toFault, toOverride } from './find-override.ts'
import type { FixtureIds, Override, Standing } from './find-override.ts'
import type { Preference } from './prefer.ts'
import type { Queue } from './queue.ts'

/** Where an override comes from: the request itself, the queue, chaos, the standing override, or the fixture that answers. */
export type OverrideSource = 'request' | 'queue' | 'chaos' | 'standing' | 'fixture'

/** The override of one request, and where it comes from. */
export interface Chosen {
  readonly scenario: Scenario | null
  /** Id of a fixture. */
  readonly fixture: string | null
  readonly fault: Fault | null
  readonly faultFrom: 'request' | 'queue' | 'chaos' | 'standing'
  readonly fixtureFrom: 'request' | 'queue' | 'chaos' | 'standing'
  /** Set where chaos disturbs this request. */
  readonly chaos?: ChaosHit
  /** Puts a queued override that could not be applied back into the queue; null if it did not come from the queue. */
  readonly giveBack: (() => void) | null
}

/** The sources of overrides other than the request. */
interface OverrideSources {
  readonly queue: Queue
  readonly standing: Standing
  readonly fixtures: FixtureIds | null
  readonly disturbance: Chaos | null
}

/** Chooses the scenario, fixture and fault of a request. */
export function chooseOverride(
  preference: Preference | null,
  { queue, standing, fixtures, disturbance }: OverrideSources,
  operationId: string,
): Chosen {
  const named = preference?.fault === undefined ? null : toFault(preference.fault)
  if (preference?.example !== undefined) {
    const override = toOverride(preference.example, fixtures)
    const fault = named ?? override.fault
    return toChosen(override, fault ?? standing.fault, fault ? 'request' : 'standing', 'request')
  }
  if (preference?.code !== undefined) {
    const scenario = toCodeScenario(preference.code, operationId)
    return { ...toChosen(null, named, 'request', 'request'), scenario }
  }
  if (named) return toChosen(null, named, 'request', 'standing')
  const taken = queue.take(operationId)
  const chaos = taken ? null : disturbance?.draw(operationId)
  if (chaos) return toChaos(chaos, standing)
  if (!taken) {
    const { override } = standing
    return toChosen(override, override?.fault ?? standing.fault, 'standing', 'standing')
  }
  const { override, giveBack } = taken
  const fault = override.fault
  return { ...toChosen(override, fault ?? standing.fault, fault ? 'queue' : 'standing', 'queue'), giveBack }
}

function toChaos(chaos: ChaosHit, standing: Standing): Chosen {
  const { scenario } = chaos
  const fault = chaos.faults[0] ?? null
  if (scenario || fault) {
    const chosen = toChosen(null, fault ?? standing.fault, fault ? 'chaos' : 'standing', 'chaos')
    return { ...chosen, scenario, chaos }
  }
  const { override } = standing
  return { ...toChosen(override, override?.fault ?? standing.fault, 'standing', 'standing'), chaos }
}

/** The fault for a reply that no operation gives (a refused key, an unknown path, a preflight). */
export function chooseFault(preference: Preference | null, standing: Standing): Pick<Chosen, 'fault' | 'faultFrom'> {
  if (preference?.fault !== undefined) return { fault: toFault(preference.fault), faultFrom: 'request' }
  return { fault: standing.fault, faultFrom: 'standing' }
}

function toChosen(
  override: Override | null,
  fault: Fault | null,
  faultFrom: Chosen['faultFrom'],
  fixtureFrom: Chosen['fixtureFrom'],
): Chosen {
  const { scenario = null, fixture = null } = override ?? {}
  return { scenario, fixture, fault, faultFrom, fixtureFrom, giveBack: null }
}

/** The scenario for `Prefer: code=`; null for 200, the normal answer. */
function toCodeScenario(code: number, operationId: string): Scenario | null {
  if (code === 200) return null
  const scenario = findScenarioByCode(code, operationId)
  if (scenario) return scenario
  throw new MockUsageError(`Prefer: code= takes 200 or one of ${scenarioCodes.join(', ')}`)
}
