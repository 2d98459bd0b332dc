/**
 * The last steps of a request with overrides: acknowledges the preferences that were applied (RFC 7240 section 3), applies the
 * fault, and says which override could not be applied and why.
 */
import { toScopeText, type Fault } from '../faults/index.ts'
import type { Chosen, OverrideSource, Outcome, Preference, PreferenceName } from '../overrides/index.ts'
import { toHeaderText, withDelay, withHeaders, type MockRequest, type Reply } from '../reply/index.ts'

/** Characters of a `Mock-Warning`. The note in the journal is not shortened. */
const mostWarningLength = 1000

/** A reply that is ready to be sent, and what the journal says about it. */
export interface Finished {
  readonly reply: Reply
  /** Id of the fault that was applied. */
  readonly fault: string | null
  /** Which override could not be applied, and why. */
  readonly note: string | null
  /** What picked the scenario, fixture or fault that was applied; null if none was. */
  readonly overrideFrom: OverrideSource | null
}

/** What was chosen for a request; without scenario and fixture if no operation answered. */
export type Applicable = Pick<Chosen, 'fault' | 'faultFrom'> & Partial<Chosen>

/** Acknowledges and applies what was chosen for this request. */
export function applyChosen(
  request: MockRequest,
  preference: Preference | null,
  chosen: Applicable,
  outcome: Outcome,
): Finished {
  const fault = chosen.fault ?? outcome.fault ?? null
  if (!preference && !fault && chosen.fixture == null && !chosen.scenario?.finishReason && !chosen.chaos)
    return { reply: outcome.reply, fault: null, note: null, overrideFrom: chosen.scenario ? chosen.fixtureFrom! : null }
  const faultFrom = chosen.fault ? chosen.faultFrom : 'fixture'
  const waitMs = (preference?.waitMs ?? 0) + (chosen.chaos?.latencyMs ?? 0)
  const reply = waitMs > 0 ? withDelay(outcome.reply, waitMs) : outcome.reply
  const missed = findMissed(preference, chosen, outcome)
  // The fault is applied to the acknowledged reply, so that it can change these headers as well.
  const { broken, applied } = applyFirst(faultFrom === 'chaos' ? chosen.chaos!.faults : fault ? [fault] : [], (one) =>
    applyFault(one, acknowledge(withChaos(reply, chosen, one), preference, missed), request),
  )
  const refused = fault && !broken ? toUnapplied(fault, reply) : null
  if (missed.has('fixture') || (refused !== null && faultFrom === 'queue')) chosen.giveBack?.()
  if (refused !== null && faultFrom === 'request') missed.set('fault', refused)
  const done = broken ?? acknowledge(withChaos(reply, chosen, null), preference, missed)
  // A standing fault applies to the replies that it can change; for the others only the journal notes it, not the response.
  const warnings = [...missed.values(), ...(refused !== null && faultFrom !== 'request' ? [refused] : [])]
  const shown = faultFrom === 'standing' ? [...missed.values()] : warnings
  return {
    reply:
      shown.length === 0
        ? done
        : withHeaders(done, [['Mock-Warning', toHeaderText(shown.join('; ').slice(0, mostWarningLength))]]),
    fault: applied?.id ?? null,
    note: warnings.length === 0 ? null : warnings.join('; '),
    overrideFrom: broken ? faultFrom : findSource(chosen, outcome),
  }
}

/** The first fault that changes the reply. */
function applyFirst(
  faults: readonly Fault[],
  apply: (fault: Fault) => Reply | null,
): { broken: Reply | null; applied: Fault | null } {
  for (const applied of faults) {
    const broken = apply(applied)
    if (broken) return { broken, applied }
  }
  return { broken: null, applied: null }
}

/** Lists in a header what chaos did, so that a client's log shows which answers were disturbed. */
function withChaos(reply: Reply, { chaos, scenario }: Applicable, fault: Fault | null): Reply {
  if (!chaos) return reply
  const did = [
    ...(chaos.scenario ? [`scenario=${scenario!.id}`] : []),
    ...(fault ? [`fault=${fault.id}`] : []),
    ...(chaos.latencyMs > 0 ? [`wait=${chaos.latencyMs / 1000}`] : []),
  ]
  return did.length === 0 ? reply : withHeaders(reply, [['Mock-Chaos', did.join(', ')]])
}

/** Where the scenario or fixture that shaped the reply comes from; null if none did. */
function findSource({ scenario, fixture, fixtureFrom, chaos }: Applicable, outcome: Outcome): OverrideSource | null {
  const isUsed = fixture == null ? scenario != null && outcome.scenario === scenario.id : outcome.fixture === fixture
  if (isUsed) return fixtureFrom ?? null
  return chaos && chaos.latencyMs > 0 ? 'chaos' : null
}

/** The preferences and fixtures that were requested and not applied, each with the reason. */
function findMissed(
  preference: Preference | null,
  { scenario, fixture, fixtureFrom }: Applicable,
  { reply, fixture: used, scenario: usedScenario }: Outcome,
): Map<PreferenceName | 'fixture', string> {
  const missed = new Map<PreferenceName | 'fixture', string>()
  for (const { name, text, times } of preference?.usedUp ?? [])
    missed.set(name, `${text} is not applied: its times=${times} are used up in this session`)
  if (preference?.example !== undefined && preference.code !== undefined)
    missed.set('code', `code=${preference.code} is not applied: example= takes precedence`)
  if (scenario === undefined) {
    // No operation answered, because the key was refused, or the path or method is unknown.
    for (const name of ['example', 'code'] as const)
      if (preference?.[name] !== undefined && !missed.has(name))
        missed.set(name, `${name}=${preference[name]} is not applied: the request was refused before (${reply.status})`)
  } else if ((fixture != null && used !== fixture) || (scenario?.finishReason && usedScenario !== scenario.id)) {
    const what = fixture == null ? `scenario ${scenario!.id}` : `fixture ${fixture}`
    const why = `${what} is not applied: ${
      reply.status < 400
        ? `a ${fixture == null ? 'scenario with status 200' : 'fixture'} answers chat requests only`
        : `the request was refused before (${reply.status})`
    }`
    if (fixtureFrom !== 'standing') missed.set(fixtureFrom === 'request' ? 'example' : 'fixture', why)
  }
  return missed
}

/** The changed reply; null if the fault has nothing to change. */
function applyFault(fault: Fault, reply: Reply, request: MockRequest): Reply | null {
  return fault.apply(reply, { request, body: toJson(request.body) })
}

function toUnapplied({ id, appliesTo }: Fault, { status }: Reply): string {
  return `fault ${id} is not applied: there is nothing to change in this reply (${status}); it applies to ${toScopeText(appliesTo)}`
}

/** Lists the preferences that were applied. */
function acknowledge(
  reply: Reply,
  preference: Preference | null,
  missed: ReadonlyMap<PreferenceName | 'fixture', string>,
): Reply {
  if (!preference) return reply
  const applied = preference.members.filter(({ name }) => !missed.has(name)).map(({ text }) => text)
  return applied.length === 0 ? reply : withHeaders(reply, [['Preference-Applied', applied.join(', ')]])
}

function toJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
