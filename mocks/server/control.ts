/** The control routes under `/__mock`: health, journal, scenarios, chaos, settings, fixtures, reset, and a pointer to them. No client needs them. */
import { faults, toScopeText } from '../faults/index.ts'
import { toOverride, type ChaosOptions } from '../overrides/index.ts'
import { toProblem, type MockRequest, type Reply } from '../reply/index.ts'
import { scenarios } from '../scenarios/index.ts'
import type { Mock, SettingName } from '../state/index.ts'
import { MockUsageError, toUnknownOption } from '../common/index.ts'
import type { Access } from './access.ts'
import { controlHeaders, cutText, noContent, parseJson, parseObject, readQuery, toJson } from './control-reply.ts'
import { toActiveState } from './events/event-data.ts'
import { getRequest, getRequests } from './journal-routes.ts'
import { toSettingsView } from './settings-view.ts'

type Route = (mock: Mock, request: MockRequest) => Reply | Promise<Reply>

const routes: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  '/': { GET: toPointer },
  '/health': { GET: toHealth },
  '/requests': {
    GET: getRequests,
    DELETE(mock) {
      mock.journal.clear()
      return noContent
    },
  },
  '/scenarios': {
    GET: (mock) => toJson(toState(mock)),
    PUT: putScenario,
    DELETE(mock) {
      mock.queue.clear()
      mock.standing = { override: null, fault: null }
      return toJson(toState(mock))
    },
  },
  '/chaos': {
    GET: (mock) => toJson({ chaos: toActiveState(mock).chaos }),
    PUT(mock, request) {
      const body = parseObject(request.body)
      if (!body) throw new MockUsageError('the body must be a JSON object such as {"share": 0.2}')
      mock.chaos(body as unknown as ChaosOptions)
      return toJson({ chaos: toActiveState(mock).chaos })
    },
    DELETE(mock) {
      mock.chaos(null)
      return noContent
    },
  },
  '/settings': {
    GET: (mock) => toJson(toSettingsView(mock)),
    PUT(mock, request) {
      const body = parseObject(request.body)
      if (!body) throw new MockUsageError('the body must be a JSON object such as {"pace": "slow"}')
      mock.settings.change(body)
      return toJson(toSettingsView(mock))
    },
    DELETE(mock, request) {
      mock.settings.reset(readQuery(request, ['name']).name as SettingName | undefined)
      return toJson(toSettingsView(mock))
    },
  },
  '/fixtures': {
    GET: (mock) => toJson({ fixtures: mock.fixtures?.list() ?? [], recordings: mock.replay?.list() ?? [] }),
    POST: postFixtures,
    DELETE: deleteFixtures,
  },
  '/reset': {
    POST(mock) {
      mock.reset()
      return noContent
    },
  },
}

/** 503 while the server ends, so that a load balancer that still has a connection sends no more requests. */
function toHealth({ draining, journal }: Mock): Reply {
  const status = draining ? 'draining' : 'ok'
  return toJson({ status, name: 'kimi-contract mock', requests: journal.count }, draining ? 503 : 200)
}

/** The reply to a control call; null when the URL is not below `/__mock`. */
export function control(request: MockRequest, mock: Mock, access: Access): Reply | Promise<Reply> | null {
  if (request.url === '/') return toRedirect(request, access)
  if (!request.url.startsWith('/__mock')) return null
  const path = request.url.slice('/__mock'.length).replace(/[?#].*$/, '')
  if (path !== '' && !path.startsWith('/')) return null
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const refused = access(request, false) ?? refuseBody(request)
  if (refused) return refused
  const methods = routes[path === '' ? '/' : path] ?? toEntryRoute(path)
  if (!methods) return toProblem(404, `there is no control route ${cutText(request.url)}`, { routes: listRoutes() })
  const route = methods[method]
  if (!route) {
    const allow = Object.keys(methods).join(', ')
    const reply = toProblem(405, `/__mock${path} takes ${allow}`)
    return { ...reply, headers: [...reply.headers, ['Allow', allow]] }
  }
  try {
    const reply = route(mock, request)
    return reply instanceof Promise ? reply.catch(toUsageReply) : reply
  } catch (error) {
    return toUsageReply(error)
  }
}

/** Sends a browser that opens the address of the mock to its page; other clients get the API's own answer to this path. */
function toRedirect(request: MockRequest, access: Access): Reply | null {
  const { method, headers } = request
  if (method !== 'GET' || !/\btext\/html\b/i.test(headers.accept ?? '') || access(request, true) !== null) return null
  return { status: 302, headers: [['Location', '/__mock/'], ...controlHeaders], body: { kind: 'bytes', bytes: '' } }
}

/** `/requests/ID` is the route of one entry. */
function toEntryRoute(path: string): Readonly<Record<string, Route>> | undefined {
  const id = /^\/requests\/([^/]{1,200})$/.exec(path)?.[1]
  return id === undefined ? undefined : { GET: (mock) => getRequest(mock, id) }
}

function toUsageReply(error: unknown): Reply {
  if (error instanceof MockUsageError) return toProblem(400, error.message, { near: error.near })
  throw error
}

/** Refuses a body that is not declared as JSON: a form of another site can send a body of any other type. */
function refuseBody({ body, bodyProblem, headers }: MockRequest): Reply | null {
  if (bodyProblem) {
    if (bodyProblem.kind === 'mock') return toProblem(bodyProblem.status, bodyProblem.detail)
    return toProblem(413, `the body has ${bodyProblem.bytes} bytes, which is more than the mock reads`)
  }
  const type = headers['content-type']
  if (type === undefined && body.length === 0) return null
  if (type !== undefined && /^application\/json\s*(?:;|$)/i.test(type)) return null
  return toProblem(415, 'the body of a control call must be JSON: send Content-Type: application/json')
}

/** `{"id":…}` applies to every request until it is deleted; with `times` to that many requests, with `operationId` to those of one operation. */
function putScenario(mock: Mock, request: MockRequest): Reply {
  const body = parseObject(request.body)
  const example = '{"id": "rate_limit_reached_error.rpm", "times": 2}'
  if (!body || typeof body.id !== 'string')
    throw new MockUsageError(`the body must be a JSON object such as ${example}`)
  const { id, times, operationId, ...others } = body
  // With a misspelt `times` the scenario would answer every request.
  for (const name of Object.keys(others)) throw toUnknownOption('member', name, ['id', 'times', 'operationId'])
  if (times !== undefined && typeof times !== 'number') throw new MockUsageError('times must be a number')
  if (operationId !== undefined && typeof operationId !== 'string')
    throw new MockUsageError('operationId must be a string')
  if (times === undefined && operationId === undefined) {
    const override = toOverride(id, mock.fixtures)
    mock.standing = override.fault ? { ...mock.standing, fault: override.fault } : { ...mock.standing, override }
  } else {
    mock.next(id, { ...(times === undefined ? {} : { times }), ...(operationId === undefined ? {} : { operationId }) })
  }
  return toJson(toState(mock))
}

/** Adds answers of the caller's own: a fixture, a list of them, or `{"fixtures": […]}`, as in a fixture file. */
async function postFixtures(mock: Mock, request: MockRequest): Promise<Reply> {
  const data = parseJson(request.body)
  if (typeof data !== 'object' || data === null)
    throw new MockUsageError('the body must be a fixture in JSON, such as {"match": {"user": "hi"}, "reply": "Hello!"}')
  // Loaded here, so that a mock without fixtures does not load the code.
  const { addFixtures } = await import('../fixtures/index.ts')
  return toJson({ added: addFixtures(mock, data) }, 201)
}

/** Removes the fixtures that were added at run time, or the one of `?id=`. */
function deleteFixtures(mock: Mock, request: MockRequest): Reply {
  const { id } = readQuery(request, ['id'])
  const removed = mock.fixtures?.remove(id) ?? 0
  if (id !== undefined && removed === 0)
    throw new MockUsageError(`no fixture "${cutText(id)}" was added at run time; fixtures of files cannot be removed`)
  return toJson({ removed })
}

function toState(mock: Mock): Record<string, unknown> {
  const state = toActiveState(mock)
  const active = new Set<string | null>([state.standing.scenario, state.standing.fault])
  return {
    ...state,
    scenarios: scenarios.map(({ id, status, about, evidence, finishReason }) => ({
      id,
      status,
      about,
      evidence,
      appliesTo: finishReason === undefined ? 'any operation' : 'chat',
      active: active.has(id),
    })),
    faults: faults.map(({ id, about, source, expects, appliesTo }) => ({
      id,
      about,
      source,
      expects,
      appliesTo: toScopeText(appliesTo),
      active: active.has(id),
    })),
  }
}

function listRoutes(): string[] {
  const listed = Object.entries(routes).map(([path, methods]) => `${Object.keys(methods).join('|')} /__mock${path}`)
  return [...listed, 'GET /__mock/requests/ID']
}

/** What `/__mock/` answers where no workbench is served: the library, a mock of several processes. */
function toPointer(): Reply {
  return toJson({
    name: 'kimi-contract mock',
    about: 'The control routes of this mock. `npx kimi-contract workbench` serves a page for them.',
    routes: listRoutes(),
  })
}
