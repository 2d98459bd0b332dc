/**
 * The mock as one function: a request in, a reply out; no socket, no msw. The order of the steps is that of the service where it
 * is known: unknown path before the key (probe of 2026-09), the key before the model, the model before the body.
 */
import { operationRows } from '../openapi/generated/operations.ts'
import { authorize } from './authorize.ts'
import { toChoice, toFault } from './choice.ts'
import type { Choice } from './choice.ts'
import type { Mock } from './context.ts'
import { toCorsHeaders, toPreflight } from './cors.ts'
import { toGatewayBody } from './envelope.ts'
import type { Fault } from './faults/fault.ts'
import { LimitStoreError } from './limits-shared-store.ts'
import type { Gate } from './limits.ts'
import { operations } from './operations/all.ts'
import { MockUsageError } from './options.ts'
import { findPreference } from './prefer.ts'
import type { Preference } from './prefer.ts'
import { toProblem } from './problem.ts'
import type { HeaderPairs, MockRequest, Reply } from './reply.ts'
import { createRouter } from './route.ts'
import { findScenarioByCode, scenarioCodes } from './scenarios.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { toRefusalReply, toReply, toScenarioReply } from './turn.ts'
import type { Turn } from './turn.ts'

const findRoute = createRouter(operationRows)

/** Answers one request and writes it into the journal. Never throws: what goes wrong is a problem document. */
export function answer(request: MockRequest, mock: Mock, gate: Gate | null = mock.limits): Reply {
  const turn = toTurn(request, mock, gate)
  let reply: Reply
  try {
    reply = respond(turn)
  } catch (error) {
    reply = toFailure(error)
  }
  if (mock.cors && (request.headers.origin !== undefined || turn.request.method === 'OPTIONS')) {
    reply = withHeaders(reply, toCorsHeaders(request))
  }
  turn.record.status = reply.status
  mock.journal.add(turn.record)
  return turn.release ? { ...reply, settled: turn.release } : reply
}

function respond(turn: Turn): Reply {
  const { mock, request } = turn
  const route = findRoute(request.method, turn.path)
  if (request.method === 'OPTIONS' && mock.cors) {
    return applyStandingFault(
      turn,
      toPreflight(request, route.kind === 'method' ? route.allow : 'GET, POST, DELETE, OPTIONS'),
    )
  }
  return route.kind === 'operation' ? operate(turn, route) : applyStandingFault(turn, toGatewayReply(turn, route))
}

function operate(turn: Turn, route: Extract<ReturnType<typeof findRoute>, { kind: 'operation' }>): Reply {
  const { mock, request, record } = turn
  record.operationId = route.operationId
  turn.params = route.params
  const { key, refusal } = authorize(request.headers.authorization, mock.apiKeys)
  if (refusal) return applyStandingFault(turn, toRefusalReply(turn, refusal))
  turn.key = key
  const preference = findPreference(request.headers.prefer)
  const { scenario, fault: chosen, giveBack } = choose(turn, preference, route.operationId)
  let reply = scenario
    ? toScenarioReply(turn, scenario)
    : mock.replay
      ? mock.replay.reply(turn, route.operationId, () => operations[route.operationId](turn))
      : operations[route.operationId](turn)
  const fault = chosen ?? turn.fault ?? null
  if (turn.gate) reply = withHeaders(reply, turn.gate.headers(key))
  if (scenario) record.scenario = scenario.id
  if (!fault) return acknowledge(reply, preference)
  reply = applyFault(turn, fault, reply, preference)
  // A fault put in line waits for an answer it can break.
  if (record.fault === null) giveBack?.()
  return reply
}

/** The request's own wish first, then what a test put in line, then what stands for every request. */
function choose(
  turn: Turn,
  preference: Preference | null,
  operationId: string,
): { scenario: Scenario | null; fault: Fault | null; giveBack?: () => void } {
  const { standing, queue, fixtures } = turn.mock
  let choice: Choice | null = null
  if (preference?.example !== undefined) choice = toChoice(preference.example, fixtures)
  else if (preference?.code !== undefined)
    return { scenario: toCodeScenario(preference.code, operationId), fault: toWish(preference) }
  const fault = preference ? toWish(preference) : null
  const taken = choice || fault ? null : queue.take(operationId)
  choice ??= taken?.choice ?? (fault ? null : standing.choice)
  if (choice?.fixture != null) turn.picked = choice.fixture
  const found = { scenario: choice?.scenario ?? null, fault: fault ?? choice?.fault ?? standing.fault }
  return taken?.choice.fault ? { ...found, giveBack: taken.giveBack } : found
}

function toWish(preference: Preference): Fault | null {
  return preference.fault === undefined ? null : toFault(preference.fault)
}

function toCodeScenario(code: number, operationId: string): Scenario | null {
  if (code === 200) return null
  const scenario = findScenarioByCode(code, operationId)
  if (scenario) return scenario
  throw new MockUsageError(`Prefer: code= takes 200 or one of ${scenarioCodes.join(', ')}`)
}

/**
 * The gateway's answer to an unknown path. For a known path with another method it is not recorded: 405 with `Allow` and the same
 * body here (unverified; a gateway whose routes carry their method may well say 404).
 */
function toGatewayReply(turn: Turn, route: { kind: 'unknown' } | { kind: 'method'; allow: string }): Reply {
  const { method, headers } = turn.request
  const extra: HeaderPairs = route.kind === 'method' ? [['Allow', route.allow]] : []
  const body = toGatewayBody(method, headers['user-agent'] ?? '', turn.path)
  return toReply(turn, route.kind === 'method' ? 405 : 404, body, extra)
}

/** Also what never reaches an operation may be broken: refused keys, unknown paths, preflights. */
function applyStandingFault(turn: Turn, reply: Reply): Reply {
  const preference = findPreference(turn.request.headers.prefer)
  const fault = (preference && toWish(preference)) ?? turn.mock.standing.fault
  return fault ? applyFault(turn, fault, reply, preference) : reply
}

/** The broken reply; the reply itself, and neither journal nor header says otherwise, where there is nothing to break. */
function applyFault(turn: Turn, fault: Fault, reply: Reply, preference: Preference | null): Reply {
  const { request } = turn
  const given = { request, body: toJson(request.body) }
  const applies = fault.applies?.(request, given.body) ?? true
  const broken = applies ? fault.apply(reply, given) : reply
  if (broken === reply) return acknowledge(reply, preference, false)
  turn.record.fault = fault.id
  return preference ? fault.apply(acknowledge(reply, preference), given) : broken
}

/** Says which preferences were honoured (RFC 7240 section 3). */
function acknowledge(reply: Reply, preference: Preference | null, faulty = true): Reply {
  if (!preference) return reply
  const honoured = preference.applied.split(', ').filter((one) => faulty || !one.startsWith('fault='))
  return honoured.length === 0 ? reply : withHeaders(reply, [['Preference-Applied', honoured.join(', ')]])
}

function toTurn(request: MockRequest, mock: Mock, gate: Gate | null): Turn {
  const { sequence, nowMs } = mock.tick()
  const { method, url } = request
  const absolute = url.startsWith('/') ? null : /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)
  const target = absolute ? url.slice(absolute[0].length) : url
  const end = target.search(/[?#]/)
  const path = end < 0 ? target : target.slice(0, end)
  const number = mock.journal.count + 1
  const record = {
    number,
    atMs: nowMs,
    request,
    operationId: null,
    status: 0,
    scenario: null,
    fault: null,
    fixture: null,
  }
  const known = method === method.toUpperCase() ? request : { ...request, method: method.toUpperCase() }
  return { mock, request: known, path, params: {}, key: '', sequence, nowMs, record, gate, release: null }
}

function toFailure(error: unknown): Reply {
  if (error instanceof MockUsageError) return toProblem(400, error.message, { near: error.near })
  if (error instanceof LimitStoreError) return toProblem(503, error.message)
  const text = error instanceof Error ? error.message : String(error)
  return toProblem(500, `the mock failed: ${text}. Please report it with the request.`)
}

function withHeaders(reply: Reply, extra: HeaderPairs): Reply {
  return extra.length === 0 ? reply : { ...reply, headers: [...reply.headers, ...extra] }
}

function toJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
