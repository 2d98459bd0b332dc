/**
 * The mock as one function: a request in, a reply out; no socket, no msw. The order of the steps is that of the service where it
 * is known: unknown path before the key (probe of 2026-09), the key before the model, the model before the body.
 */
import { operationRows } from '../openapi/generated/operations.ts'
import { authorize } from './request/authorize.ts'
import { toOverride, toFault } from './request/override.ts'
import type { Override } from './request/override.ts'
import type { Mock } from './state/mock.ts'
import { toCorsHeaders, toPreflight } from './request/cors.ts'
import { toGatewayBody } from './request/envelope.ts'
import type { Fault } from './faults/index.ts'
import { LimitStoreError } from './rate-limits/shared-store.ts'
import type { Gate } from './rate-limits/memory.ts'
import { operations } from './operations/index.ts'
import { MockUsageError } from './state/options.ts'
import { findPreference } from './request/prefer.ts'
import type { Preference } from './request/prefer.ts'
import { toProblem } from './request/problem.ts'
import type { HeaderPairs, MockRequest, Reply } from './request/reply.ts'
import { createRouter } from './request/route.ts'
import { findScenarioByCode, scenarioCodes } from './scenarios/index.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { toRefusalReply, toReply, toScenarioReply } from './request/context.ts'
import type { RequestContext } from './request/context.ts'

const findRoute = createRouter(operationRows)

/** Answers one request and writes it into the journal. Never throws: what goes wrong is a problem document. */
export function answer(request: MockRequest, mock: Mock, gate: Gate | null = mock.limits): Reply {
  const context = toTurn(request, mock, gate)
  let reply: Reply
  try {
    reply = respond(context)
  } catch (error) {
    reply = toFailure(error)
  }
  if (mock.cors && (request.headers.origin !== undefined || context.request.method === 'OPTIONS')) {
    reply = withHeaders(reply, toCorsHeaders(request))
  }
  context.record.status = reply.status
  mock.journal.add(context.record)
  return context.release ? { ...reply, settled: context.release } : reply
}

function respond(context: RequestContext): Reply {
  const { mock, request } = context
  const route = findRoute(request.method, context.path)
  if (request.method === 'OPTIONS' && mock.cors) {
    return applyStandingFault(
      context,
      toPreflight(request, route.kind === 'method' ? route.allow : 'GET, POST, DELETE, OPTIONS'),
    )
  }
  return route.kind === 'operation'
    ? operate(context, route)
    : applyStandingFault(context, toGatewayReply(context, route))
}

function operate(context: RequestContext, route: Extract<ReturnType<typeof findRoute>, { kind: 'operation' }>): Reply {
  const { mock, request, record } = context
  record.operationId = route.operationId
  context.params = route.params
  const { key, refusal } = authorize(request.headers.authorization, mock.apiKeys)
  if (refusal) return applyStandingFault(context, toRefusalReply(context, refusal))
  context.key = key
  const preference = findPreference(request.headers.prefer)
  const { scenario, fault: chosen, giveBack } = choose(context, preference, route.operationId)
  let reply = scenario
    ? toScenarioReply(context, scenario)
    : mock.replay
      ? mock.replay.reply(context, route.operationId, () => operations[route.operationId](context))
      : operations[route.operationId](context)
  const fault = chosen ?? context.fault ?? null
  if (context.gate) reply = withHeaders(reply, context.gate.headers(key))
  if (scenario) record.scenario = scenario.id
  if (!fault) return acknowledge(reply, preference)
  reply = applyFault(context, fault, reply, preference)
  // A fault put in line waits for an answer it can break.
  if (record.fault === null) giveBack?.()
  return reply
}

/** The request's own wish first, then what a test put in line, then what stands for every request. */
function choose(
  context: RequestContext,
  preference: Preference | null,
  operationId: string,
): { scenario: Scenario | null; fault: Fault | null; giveBack?: () => void } {
  const { standing, queue, fixtures } = context.mock
  let choice: Override | null = null
  if (preference?.example !== undefined) choice = toOverride(preference.example, fixtures)
  else if (preference?.code !== undefined)
    return { scenario: toCodeScenario(preference.code, operationId), fault: toWish(preference) }
  const fault = preference ? toWish(preference) : null
  const taken = choice || fault ? null : queue.take(operationId)
  choice ??= taken?.choice ?? (fault ? null : standing.choice)
  if (choice?.fixture != null) context.picked = choice.fixture
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
function toGatewayReply(
  context: RequestContext,
  route: { kind: 'unknown' } | { kind: 'method'; allow: string },
): Reply {
  const { method, headers } = context.request
  const extra: HeaderPairs = route.kind === 'method' ? [['Allow', route.allow]] : []
  const body = toGatewayBody(method, headers['user-agent'] ?? '', context.path)
  return toReply(context, route.kind === 'method' ? 405 : 404, body, extra)
}

/** Also what never reaches an operation may be broken: refused keys, unknown paths, preflights. */
function applyStandingFault(context: RequestContext, reply: Reply): Reply {
  const preference = findPreference(context.request.headers.prefer)
  const fault = (preference && toWish(preference)) ?? context.mock.standing.fault
  return fault ? applyFault(context, fault, reply, preference) : reply
}

/** The broken reply; where the fault has nothing to change, the reply as it was, and neither the journal nor a header names the fault. */
function applyFault(context: RequestContext, fault: Fault, reply: Reply, preference: Preference | null): Reply {
  const { request } = context
  const given = { request, body: toJson(request.body) }
  const broken = fault.apply(reply, given)
  if (!broken) return acknowledge(reply, preference, false)
  context.record.fault = fault.id
  return preference ? (fault.apply(acknowledge(reply, preference), given) ?? broken) : broken
}

/** Says which preferences were honoured (RFC 7240 section 3). */
function acknowledge(reply: Reply, preference: Preference | null, faulty = true): Reply {
  if (!preference) return reply
  const honoured = preference.applied.split(', ').filter((one) => faulty || !one.startsWith('fault='))
  return honoured.length === 0 ? reply : withHeaders(reply, [['Preference-Applied', honoured.join(', ')]])
}

function toTurn(request: MockRequest, mock: Mock, gate: Gate | null): RequestContext {
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
