/** The control routes under `/__mock`: health, journal, scenarios, reset, and the console page. Never needed by a client. */
import { toUnknownOption } from '../state/usage-error.ts'
import { toOverride } from '../request/override.ts'
import { consolePage } from '../console/page.ts'
import type { Mock } from '../state/mock.ts'
import { faults } from '../faults/index.ts'
import { MockUsageError } from '../state/usage-error.ts'
import { toProblem } from '../request/problem.ts'
import type { MockRequest, Reply } from '../request/reply.ts'
import { scenarios } from '../scenarios/index.ts'

type Route = (mock: Mock, request: MockRequest) => Reply

const routes: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  '/': { GET: () => toPage(consolePage) },
  '/health': { GET: (mock) => toJson({ status: 'ok', name: 'kimi-contract mock', requests: mock.journal.count }) },
  '/requests': {
    GET: (mock) => toJson({ count: mock.journal.count, requests: mock.requests }),
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
  '/fixtures': {
    GET: (mock) => toJson({ fixtures: mock.fixtures?.list() ?? [], recordings: mock.replay?.list() ?? [] }),
  },
  '/reset': {
    POST(mock) {
      mock.reset()
      return noContent
    },
  },
}

const noContent: Reply = { status: 204, headers: [], body: { kind: 'bytes', bytes: '' } }

/** The reply to a control call; null when the URL is not below `/__mock`. */
export function control(request: MockRequest, mock: Mock): Reply | null {
  if (!request.url.startsWith('/__mock')) return null
  const path = request.url.slice('/__mock'.length).replace(/[?#].*$/, '')
  if (path !== '' && !path.startsWith('/')) return null
  const methods = routes[path === '' ? '/' : path]
  if (!methods) return toProblem(404, `there is no control route ${cut(request.url)}`, { routes: listRoutes() })
  const route = methods[request.method === 'HEAD' ? 'GET' : request.method]
  if (!route) {
    const allow = Object.keys(methods).join(', ')
    const reply = toProblem(405, `/__mock${path} takes ${allow}`)
    return { ...reply, headers: [...reply.headers, ['Allow', allow]] }
  }
  try {
    return route(mock, request)
  } catch (error) {
    if (error instanceof MockUsageError) return toProblem(400, error.message, { near: error.near })
    throw error
  }
}

/** `{"id":…}` stands until it is deleted; with `times` it answers so many requests, with `operationId` only those. */
function putScenario(mock: Mock, request: MockRequest): Reply {
  const body = parse(request.body)
  const example = '{"id": "rate_limit_reached_error.rpm", "times": 2}'
  if (!body || typeof body.id !== 'string')
    throw new MockUsageError(`the body must be a JSON object such as ${example}`)
  const { id, times, operationId, ...others } = body
  // A misspelt `times` would make an answer stand that was meant to pass.
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

function toState(mock: Mock): Record<string, unknown> {
  return {
    standing: {
      scenario: mock.standing.override?.scenario?.id ?? mock.standing.override?.fixture ?? null,
      fault: mock.standing.fault?.id ?? mock.standing.override?.fault?.id ?? null,
    },
    waiting: mock.unmatched(),
    scenarios: scenarios.map(({ id, status, about, evidence }) => ({ id, status, about, evidence })),
    faults: faults.map(({ id, about, source, expects }) => ({ id, about, source, expects })),
  }
}

function listRoutes(): string[] {
  return Object.entries(routes).map(([path, methods]) => `${Object.keys(methods).join('|')} /__mock${path}`)
}

function toJson(value: unknown): Reply {
  const headers = [
    ['Content-Type', 'application/json; charset=utf-8'],
    ['Cache-Control', 'no-store'],
  ] as const
  return { status: 200, headers, body: { kind: 'bytes', bytes: `${JSON.stringify(value, null, 1)}\n` } }
}

function toPage(html: string): Reply {
  const headers = [
    ['Content-Type', 'text/html; charset=utf-8'],
    // What the page shows was sent by strangers: nothing but the page's own script and style may run.
    [
      'Content-Security-Policy',
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'",
    ],
    ['X-Content-Type-Options', 'nosniff'],
  ] as const
  return { status: 200, headers, body: { kind: 'bytes', bytes: html } }
}

function parse(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

function cut(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
