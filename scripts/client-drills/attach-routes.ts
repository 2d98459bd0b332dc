/** The control routes of attached drills under `/__mock/drill`: they show which run is served, and continue, repeat or end the runs. */
import {
  createAccess,
  parseJson,
  toJson,
  createIntercept,
  writeReply,
  type Intercept,
} from '../../mocks/server/index.ts'
import { toProblem, type MockRequest, type Reply } from '../../mocks/reply/index.ts'
import type { AttachedClient, AttachedResult } from './attached.ts'
import { ClientDrillError } from './options.ts'

type Route = (client: AttachedClient, request: MockRequest) => Reply

const routes: Readonly<Record<string, Route>> = {
  'GET /__mock/drill': ({ baseUrl, key, current }) => toJson({ baseUrl, key, current }),
  'POST /__mock/drill/next'(client, { body }) {
    const result = readResult(body)
    if (typeof result === 'string') return toProblem(400, result)
    return toJson({ current: client.next(result) })
  },
  'POST /__mock/drill/repeat'(client) {
    client.repeat()
    return toJson({ current: client.current })
  },
  'POST /__mock/drill/end'(client) {
    void client.close()
    return toJson({ current: null })
  },
}

/** Creates the routes, behind the access rules of the mock's control routes. */
export function createAttachRoutes(client: AttachedClient): Intercept {
  return createIntercept(
    {
      isPublic: () => false,
      handle(request, response) {
        writeReply(response, answer(client, request))
        return true
      },
    },
    createAccess({}),
  )
}

function answer(client: AttachedClient, request: MockRequest): Reply {
  const path = request.url.replace(/[?#].*$/s, '').replace(/\/$/, '')
  const route = routes[`${request.method} ${path}`]
  if (!route)
    return toProblem(404, `there is no control route ${request.method} ${path.slice(0, 80)}`, {
      routes: Object.keys(routes),
    })
  try {
    return route(client, request)
  } catch (error) {
    if (error instanceof ClientDrillError) return toProblem(409, error.message)
    throw error
  }
}

/** Reads `{"outcome": "success", "output": "…"}`; an empty body gives no outcome. Returns an error text for an invalid body. */
function readResult(bytes: Uint8Array): AttachedResult | string {
  if (bytes.length === 0) return {}
  const value = parseJson(bytes)
  const form = 'the body must be empty or {"outcome": "success" | "failure", "output": "what the program showed"}'
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return form
  const { outcome, output, ...others } = value as Record<string, unknown>
  if (Object.keys(others).length > 0) return `${form}; it has ${Object.keys(others).slice(0, 3).join(', ')}`
  if (outcome !== undefined && outcome !== 'success' && outcome !== 'failure') return form
  if (output !== undefined && typeof output !== 'string') return form
  return { outcome, output }
}
