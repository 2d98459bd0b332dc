/** Serves one setup on this machine and records what the program sends, when, and when it leaves. */
import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { answer } from '../../mocks/answer.ts'
import { isObject, parseJson, type Json } from '../../mocks/faults/edit.ts'
import { addFixtures } from '../../mocks/fixtures/set.ts'
import type { MockRequest, Reply } from '../../mocks/request/types.ts'
import { listen } from '../../mocks/server/listen.ts'
import { createBodyReader } from '../../mocks/server/read-body.ts'
import { createListener } from '../../mocks/server/serve.ts'
import { createMock } from '../../mocks/state/mock.ts'
import type { Call, Profile, SeenRequest, Setup } from './drill.ts'
import { createReplies, toSentMessage } from './replies.ts'

export interface Stage {
  readonly baseUrl: string
  readonly key: string
  readonly requests: SeenRequest[]
  readonly elsewhere: SeenRequest[]
  close(): Promise<void>
}

/** Bytes of each body that are kept and compared. */
const mostBodyBytes = 4 * 1024 * 1024

/** Starts the mock of one run. `onRequest` is called after each chat request, with their number. */
export async function openStage(
  setup: Setup,
  options: { key: string; profile: Profile | null; scale: number; port?: number; onRequest?: (count: number) => void },
): Promise<Stage> {
  const startedMs = performance.now()
  const requests: SeenRequest[] = []
  const elsewhere: SeenRequest[] = []
  const attempts = new Map<string, number>()
  let chats = 0

  const mock = createMock(
    {
      ...(setup.concurrency === undefined ? {} : { limits: { concurrency: setup.concurrency } }),
      journal: { entries: 0 },
    },
    addFixtures,
  )
  /** The connection of each request, found by its headers, which node:http and the mock share. */
  const sockets = new WeakMap<object, Socket>()

  function toCall(request: MockRequest): Call | null {
    const text = toBodyText(request)
    const body = toObject(text)
    if (!isChat(request) || !body) return null
    const attempt = attempts.get(text) ?? 0
    attempts.set(text, attempt + 1)
    return { index: chats++, attempt, request, body, ...readTools(body) }
  }

  function respond(request: MockRequest): Reply {
    const call = toCall(request)
    const reply = call ? setup.answer(call, replies) : answer(request, mock)
    if (call) options.onRequest?.(chats)
    if (reply !== 'no answer') return record(request, reply, call, requests)
    sockets.get(request.headers)?.destroy()
    return record(request, { status: 0, headers: [], body: { kind: 'bytes', bytes: '' } }, call, requests)
  }

  function respondElsewhere(request: MockRequest): Reply {
    return record(request, answer(request, mock), null, elsewhere)
  }

  function record(request: MockRequest, reply: Reply, call: Call | null, list: SeenRequest[]): Reply {
    const seen = toSeen(request, reply, call, performance.now() - startedMs)
    list.push(seen)
    return {
      ...reply,
      // Only a status that the mock chose can be written; the connection of the others is closed.
      status: reply.status === 0 ? 500 : reply.status,
      settled(ending) {
        seen.endedMs = performance.now() - startedMs
        seen.clientLeft = ending === 'left' && reply.status !== 0 && !isCut(reply)
        reply.settled?.(ending)
      },
    }
  }

  const second = setup.redirects === true ? createServer(createListener(respondElsewhere, createBodyReader({}))) : null
  const secondPort = second ? await listen(second, 0, '127.0.0.1') : 0
  const replies = createReplies(mock, { ...options, secondHost: `http://localhost:${secondPort}` })
  const listener = createListener(respond, createBodyReader({}))
  const server = createServer((message, response) => {
    sockets.set(message.headers, message.socket)
    listener(message, response)
  })
  const port = await listen(server, options.port ?? 0, '127.0.0.1')
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    key: options.key,
    requests,
    elsewhere,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        second?.close()
        second?.closeAllConnections()
        server.closeAllConnections()
      }),
  }
}

/** A request to the chat endpoint. */
function isChat(request: { readonly method: string; readonly url: string }): boolean {
  return request.method.toUpperCase() === 'POST' && /\/chat\/completions(?:[?#]|$)/.test(request.url)
}

function toSeen(request: MockRequest, reply: Reply, call: Call | null, atMs: number): SeenRequest {
  const bodyText = toBodyText(request)
  const { body } = reply
  const error = reply.status < 400 || body.kind !== 'bytes' ? null : body.bytes
  return {
    atMs,
    endedMs: null,
    clientLeft: false,
    method: request.method,
    url: request.url,
    headers: request.headers,
    bodyText,
    body: call?.body ?? toObject(bodyText),
    isChat: isChat(request),
    attempt: call?.attempt ?? 0,
    status: reply.status,
    errorText: error === null ? null : typeof error === 'string' ? error : new TextDecoder().decode(error),
    sent: call ? toSentMessage(reply) : null,
  }
}

function readTools(body: Json): Pick<Call, 'hasToolResult' | 'offersTools'> {
  const messages = Array.isArray(body.messages) ? body.messages : []
  return {
    hasToolResult: messages.some((message) => isObject(message) && message.role === 'tool'),
    offersTools: Array.isArray(body.tools) && body.tools.length > 0 && body.tool_choice !== 'none',
  }
}

function isCut({ body }: Reply): boolean {
  return body.kind === 'events' && body.end === 'cut'
}

function toBodyText({ body }: MockRequest): string {
  return new TextDecoder().decode(body.subarray(0, mostBodyBytes))
}

function toObject(text: string): Json | null {
  const value = parseJson(text)
  return isObject(value) ? value : null
}
