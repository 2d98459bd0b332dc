/** The workbench: the page at `/__mock/` and the routes below `/__mock/workbench/` that it calls. */
import type { ServerResponse } from 'node:http'
import { preferredModels, models } from '../../openapi/models.ts'
import type { MockRequest } from '../../mocks/reply/index.ts'
import { findVersion } from '../../openapi/package-version.ts'
import { findTokenProblem } from './access.ts'
import { serveAsset, servePage } from './assets.ts'
import { CallError, readJsonObject, sendJson, sendProblem } from './call.ts'
import { confirmTarget } from './confirm.ts'
import { createConversations, type Conversations } from './conversations.ts'
import { createEnvironments, toShown, type Environments } from './environments.ts'
import type { WorkbenchState } from './protocol.ts'
import { previewRequest } from './preview.ts'
import type { PreviewAnswer } from './preview-protocol.ts'
import { createRelayedList, type RelayedList } from './relayed.ts'
import { judgeArguments } from './tool-arguments.ts'

export interface WorkbenchOptions {
  /** The token of this start. */
  token: string
  /** The mock's base URL. */
  mockUrl: () => string
  /** Base URLs of `--target`. */
  targets: readonly string[]
  /** Why requests go to the mock only; null where the relay is on. */
  relayOffBecause: string | null
  env: Readonly<Record<string, string | undefined>>
}

export interface Workbench {
  /** Answers a request for the page, its files or its API. The page contains its state where `mayControl` is true. */
  handle(request: MockRequest, response: ServerResponse, mayControl: boolean): void
}

/** What the routes share. */
export interface WorkbenchContext extends WorkbenchOptions {
  environments: Environments
  relayed: RelayedList
  conversations: Conversations
  suiteExchanges: RelayedList
}

// The checks and the suite take longer to load than the page takes to open, so they are loaded after it.
const loadSend = () => import('./send.ts')
const loadDiagnose = () => import('./diagnose-entry.ts')
const loadSuite = () => import('./suite-run.ts')

type Route = (context: WorkbenchContext, request: MockRequest, response: ServerResponse) => void | Promise<void>

const routes: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  environments: { GET: (context, _request, response) => sendJson(response, toState(context)) },
  send: {
    POST: async (context, request, response) =>
      (await loadSend()).sendRequest(readJsonObject(request), response, context),
  },
  confirm: {
    POST: async (context, request, response) =>
      sendJson(response, await confirmTarget(readJsonObject(request), context)),
  },
  exchanges: {
    // The page asks for them once it is shown; the first request that it sends then finds the checks loaded.
    GET: async ({ relayed }, _request, response) => {
      sendJson(response, { requests: relayed.list() })
      await loadSend()
    },
    DELETE: ({ relayed }, _request, response) => {
      relayed.clear()
      sendJson(response, { requests: [] })
    },
  },
  suite: {
    POST: async (context, request, response) =>
      (await loadSuite()).runSuiteForPage(readJsonObject(request), response, context),
  },
  'suite-plan': {
    POST: async (context, request, response) =>
      sendJson(response, (await loadSuite()).planSuite(readJsonObject(request), context)),
  },
  'suite-report': {
    POST: async (_context, request, response) =>
      sendJson(response, (await loadSuite()).renderReport(readJsonObject(request))),
  },
  'suite-exchanges': {
    GET: ({ suiteExchanges }, _request, response) => sendJson(response, { requests: suiteExchanges.list() }),
  },
  preview: {
    POST: ({ conversations }, request, response) => {
      const call = readJsonObject(request)
      sendJson(response, {
        ...previewRequest(call),
        losses: conversations.findLosses(call['body']),
      } satisfies PreviewAnswer)
    },
  },
  diagnose: {
    POST: async (context, request, response) =>
      sendJson(response, await (await loadDiagnose()).diagnoseEntry(readJsonObject(request), context)),
  },
  'tool-arguments': {
    POST: (_context, request, response) => sendJson(response, judgeArguments(readJsonObject(request))),
  },
}

/** Creates the workbench of one server. */
export function createWorkbench(options: WorkbenchOptions): Workbench {
  const context: WorkbenchContext = {
    ...options,
    environments: createEnvironments(options),
    relayed: createRelayedList(),
    conversations: createConversations(),
    suiteExchanges: createRelayedList(),
  }
  return {
    handle(request, response, mayControl) {
      const path = request.url.replace(/[?#].*$/s, '')
      if (path === '/__mock' || path === '/__mock/')
        return servePage(response, { token: options.token, state: mayControl ? toState(context) : null })
      if (path.startsWith('/__mock/assets/'))
        return serveAsset(response, path.slice('/__mock/assets/'.length), request.headers['accept-encoding'] ?? '')
      const problem = findTokenProblem(request, path, options.token)
      if (problem !== null) return sendProblem(response, 403, problem, 'reload the page')
      void answer(context, request, response, path.slice('/__mock/workbench/'.length))
    },
  }
}

async function answer(
  context: WorkbenchContext,
  request: MockRequest,
  response: ServerResponse,
  name: string,
): Promise<void> {
  const methods = Object.hasOwn(routes, name) ? routes[name]! : null
  if (methods === null)
    return sendProblem(
      response,
      404,
      `the workbench has no route ${name.slice(0, 80)}`,
      `its routes are ${Object.keys(routes).join(', ')}`,
    )
  const route = Object.hasOwn(methods, request.method) ? methods[request.method]! : null
  if (route === null) return sendProblem(response, 405, `${name} accepts ${Object.keys(methods).join(', ')} only`)
  try {
    await route(context, request, response)
  } catch (error) {
    const known = error instanceof CallError
    const detail = known
      ? error.message
      : `the workbench itself failed: ${error instanceof Error ? error.message : String(error)}`
    if (response.headersSent) response.destroy()
    else sendProblem(response, known ? error.status : 500, detail, known ? error.next : undefined)
  }
}

function toState({ relayOffBecause, environments }: WorkbenchContext): WorkbenchState {
  const order = [...preferredModels, ...models.map(({ id }) => id)]
  const rows = [...new Set(order)].flatMap((id) => models.filter((model) => model.id === id))
  return {
    version: findVersion(),
    environments: environments.list().map(toShown),
    models: rows.map(({ id, status }) => ({ id, status })),
    relayOffBecause,
  }
}
