/**
 * The mock as one function: a request in, a reply out, without sockets or msw.
 *
 * The steps: route, authorize, choose the override, run the operation, apply the fault and acknowledge the preferences, journal. The
 * mock checks in the order of the service where it is known: the path before the key, the key before the model, the model before the
 * body.
 */
import { operationRows } from '../openapi/generated/operations.ts'
import { operations } from './operations/index.ts'
import { LimitStoreError, type Gate } from './rate-limits/index.ts'
import {
  applyChosen,
  authorize,
  type RequestContext,
  toCorsHeaders,
  toPreflight,
  createRouter,
  type Route,
} from './request/index.ts'
import {
  chooseFault,
  chooseOverride,
  type OverrideSource,
  toOutcome,
  type Outcome,
  findPreference,
  type Preference,
} from './overrides/index.ts'
import {
  toGatewayBody,
  toProblem,
  toRefusalReply,
  toReply,
  isImmediate,
  withHeaders,
  type Ending,
  type HeaderPairs,
  type MockRequest,
  type Reply,
} from './reply/index.ts'
import { toScenarioReply, findScenario } from './scenarios/index.ts'
import { toRealMs, MockUsageError } from './common/index.ts'
import { type JournalRecord, findSession, type Mock } from './state/index.ts'
import { refuseLargeBody } from './rules/index.ts'

const findRoute = createRouter(operationRows)

/** A request before its key and its parameters are known. */
type Arrival = Pick<RequestContext, 'mock' | 'request' | 'path' | 'sequence' | 'nowMs' | 'gate'> & {
  /** The real clock, in milliseconds since 1970. */
  readonly receivedMs: number
}

/** A reply, and what the journal says about it. */
interface Answered {
  readonly reply: Reply
  readonly scenario: string | null
  readonly fault: string | null
  readonly fixture: string | null
  readonly note: string | null
  readonly overrideFrom: OverrideSource | null
  readonly bodyText: string | null
  readonly release: (() => void) | null
}

/** Answers one request and adds it to the journal. Never throws: an error is answered with a problem document. */
export function answer(request: MockRequest, whole: Mock, gate?: Gate | null): Reply {
  const session = findSession(whole, request)
  const mock = session instanceof MockUsageError ? whole : session
  const arrival = toArrival(request, mock, gate === undefined ? mock.limits : gate)
  const route = findRoute(arrival.request.method, arrival.path)
  let answered: Answered
  try {
    if (session instanceof MockUsageError) throw session
    answered = respond(arrival, route)
  } catch (error) {
    answered = toAnswered({ reply: toFailureReply(error) }, { fault: null, note: null, overrideFrom: null })
  }
  return record(arrival, request, route, answered)
}

/** Adds the request to the journal. The entry is completed when the reply has been sent: here if nothing delays it, otherwise in `settled`. */
function record(arrival: Arrival, request: MockRequest, route: Route, answered: Answered): Reply {
  const { mock, nowMs, receivedMs } = arrival
  const { release } = answered
  const reply = withCors(answered.reply, request, mock)
  const immediate = release === null && isImmediate(reply)
  const entry: JournalRecord = {
    number: 0,
    serial: 0,
    sequence: arrival.sequence,
    atMs: nowMs,
    receivedMs,
    endedMs: immediate ? toRealMs() : null,
    ending: immediate ? 'sent' : null,
    request,
    bodyText: immediate ? answered.bodyText : null,
    operationId: route.kind === 'operation' ? route.operationId : null,
    reply,
    writtenMs: null,
    scenario: answered.scenario,
    fault: answered.fault,
    fixture: answered.fixture,
    overrideFrom: answered.overrideFrom,
    note: answered.note,
  }
  mock.journal.add(entry)
  if (immediate) return { ...reply, facts: entry }
  function settled(ending: Ending): void {
    if (entry.ending !== null) return
    mock.journal.end(entry, ending, toRealMs())
    release?.()
  }
  function written(atMs = toRealMs()): void {
    mock.journal.write(entry, atMs)
  }
  return { ...reply, settled, written, facts: entry }
}

function respond(arrival: Arrival, route: Route): Answered {
  const { mock, request } = arrival
  const preference = mock.preferences.take(findPreference(request.headers.prefer))
  const { bodyProblem } = request
  if (bodyProblem?.kind === 'mock')
    return finishRefused(arrival, preference, toProblem(bodyProblem.status, bodyProblem.detail))
  if (request.method === 'OPTIONS' && mock.cors) {
    const methods = route.kind === 'method' ? route.allow : 'GET, POST, DELETE, OPTIONS'
    return finishRefused(arrival, preference, toPreflight(request, methods))
  }
  if (route.kind !== 'operation') return finishRefused(arrival, preference, toGatewayReply(arrival, route))
  const { key, refusal } = authorize(request.headers.authorization, mock.apiKeys)
  if (refusal) return finishRefused(arrival, preference, toRefusalReply(arrival, refusal))
  const chosen = chooseOverride(preference, mock, route.operationId)
  const { path, sequence, nowMs, gate } = arrival
  const { scenario, fixture: picked } = chosen
  // A scenario with a `finishReason` shapes the answer that the operation composes; any other is the whole answer.
  const isComposed = scenario?.finishReason !== undefined
  const context: RequestContext = {
    mock,
    request,
    path,
    sequence,
    nowMs,
    gate,
    params: route.params,
    key,
    picked,
    scenario: isComposed ? scenario : null,
  }
  const outcome =
    scenario && !isComposed
      ? { reply: toScenarioReply(context, scenario), scenario: scenario.id }
      : operate(context, route.operationId)
  const limited = context.gate ? withLimits(outcome, context.gate, key) : outcome
  return toAnswered(limited, applyChosen(request, preference, chosen, limited))
}

function operate(context: RequestContext, operationId: keyof typeof operations): Outcome {
  const { bodyProblem } = context.request
  if (bodyProblem?.kind === 'too-large') return { reply: toTooLargeReply(context, operationId, bodyProblem.bytes) }
  const compose = () => toOutcome(operations[operationId](context))
  const { replay } = context.mock
  return replay && !context.scenario ? replay.reply(context, operationId, compose) : compose()
}

/** The refusal of a body that the adapter did not read, because it is larger than the API allows. */
function toTooLargeReply(context: RequestContext, operationId: string, bytes: number): Reply {
  if (operationId === 'createFile') return toScenarioReply(context, findScenario('invalid_request_error.file_size')!)
  return toRefusalReply(context, refuseLargeBody(bytes))
}

/** Finishes a reply that no operation gave: a refused key, an unknown path, a preflight. A fault applies to it as well. */
function finishRefused(arrival: Arrival, preference: Preference | null, reply: Reply): Answered {
  const chosen = chooseFault(preference, arrival.mock.standing)
  return toAnswered({ reply }, applyChosen(arrival.request, preference, chosen, { reply }))
}

function withLimits(outcome: Outcome, gate: Gate, key: string): Outcome {
  const headers = gate.headers(key)
  return headers.length === 0 ? outcome : { ...outcome, reply: withHeaders(outcome.reply, headers) }
}

function toAnswered(
  { reply, scenario, fixture, bodyText, release }: Outcome,
  finished: { reply?: Reply; fault: string | null; note: string | null; overrideFrom: OverrideSource | null },
): Answered {
  const { fault, note, overrideFrom } = finished
  return {
    reply: finished.reply ?? reply,
    scenario: scenario ?? null,
    fixture: fixture ?? null,
    bodyText: bodyText ?? null,
    release: release ?? null,
    fault,
    note,
    overrideFrom,
  }
}

/**
 * The gateway's answer to an unknown path. Its answer to a known path with another method is not recorded; the mock sends 405 with
 * `Allow` and the same body (unverified).
 */
function toGatewayReply(arrival: Arrival, route: Exclude<Route, { kind: 'operation' }>): Reply {
  const { method, headers } = arrival.request
  const extra: HeaderPairs = route.kind === 'method' ? [['Allow', route.allow]] : []
  const body = toGatewayBody(method, headers['user-agent'] ?? '', arrival.path)
  return toReply(arrival, route.kind === 'method' ? 405 : 404, body, extra)
}

function toArrival(request: MockRequest, mock: Mock, gate: Gate | null): Arrival {
  const { sequence, nowMs } = mock.tick()
  const { method, url } = request
  const absolute = url.startsWith('/') ? null : /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)
  const target = absolute ? url.slice(absolute[0].length) : url
  const end = target.search(/[?#]/)
  const path = end < 0 ? target : target.slice(0, end)
  const known = method === method.toUpperCase() ? request : { ...request, method: method.toUpperCase() }
  return { mock, request: known, path, sequence, nowMs, gate, receivedMs: toRealMs() }
}

function toFailureReply(error: unknown): Reply {
  if (error instanceof MockUsageError) return toProblem(400, error.message, { near: error.near })
  if (error instanceof LimitStoreError) return toProblem(503, error.message)
  const text = error instanceof Error ? error.message : String(error)
  return toProblem(500, `the mock failed: ${text}. Please report it with the request.`)
}

function withCors(reply: Reply, request: MockRequest, { cors }: Mock): Reply {
  if (!cors || (request.headers.origin === undefined && request.method.toUpperCase() !== 'OPTIONS')) return reply
  return withHeaders(reply, toCorsHeaders(request))
}
