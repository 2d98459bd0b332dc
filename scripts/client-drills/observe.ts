/** Serves one setup on this machine, and records what the program sends, when it sends it, and when it closes the connection. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { answer } from '../../mocks/answer.ts'
import { isObject, parseJson, type Json } from '../../mocks/faults/index.ts'
import { addFixtures } from '../../mocks/fixtures/index.ts'
import type { MockRequest, Reply } from '../../mocks/reply/index.ts'
import { listen, createBodyReader, createListener } from '../../mocks/server/index.ts'
import { createMock } from '../../mocks/state/index.ts'
import type { Call, Profile, SeenRequest, Setup } from './drill.ts'
import { createReplies, toSentMessage } from './replies.ts'

/** Answers the requests of one run and keeps them. */
export interface Observer {
  readonly requests: SeenRequest[]
  readonly elsewhere: SeenRequest[]
  respond(request: MockRequest, message: IncomingMessage): Reply
  /** Answers a request that reached the second host. */
  respondElsewhere(request: MockRequest): Reply
}

export interface ObserverOptions {
  profile: Profile | null
  scale: number
  secondHost: string
  /** Called after each chat request, with the number of chat requests so far. */
  onRequest?: (count: number) => void
}

export interface Stage {
  readonly baseUrl: string
  readonly key: string
  readonly requests: SeenRequest[]
  readonly elsewhere: SeenRequest[]
  close(): Promise<void>
}

/** The most bytes of a body that are kept and compared. */
const mostBodyBytes = 4 * 1024 * 1024

/** Creates the mock of one run. */
export function createObserver(setup: Setup, options: ObserverOptions): Observer {
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
  const replies = createReplies(mock, options)

  function toCall(request: MockRequest): Call | null {
    const body = toObject(toBodyText(request))
    if (!isChat(request) || !body) return null
    const question = toQuestion(body)
    const attempt = attempts.get(question) ?? 0
    attempts.set(question, attempt + 1)
    return { index: chats++, attempt, request, body, ...readTools(body) }
  }

  function record(request: MockRequest, reply: Reply, call: Call | null, list: SeenRequest[]): Reply {
    const seen = toSeen(request, reply, call, performance.now() - startedMs)
    list.push(seen)
    return {
      ...reply,
      // Status 0 stands for a closed connection. It cannot be written, so the reply, which is never sent, has another.
      status: reply.status === 0 ? 500 : reply.status,
      settled(ending) {
        seen.endedMs = performance.now() - startedMs
        seen.clientLeft = ending === 'left' && reply.status !== 0 && !isCut(reply)
        reply.settled?.(ending)
      },
    }
  }

  return {
    requests,
    elsewhere,
    respond(request, message) {
      const call = toCall(request)
      const reply = call ? setup.answer(call, replies) : answer(request, mock)
      if (call) options.onRequest?.(chats)
      if (reply !== 'no answer') return record(request, reply, call, requests)
      message.socket.destroy()
      return record(request, { status: 0, headers: [], body: { kind: 'bytes', bytes: '' } }, call, requests)
    },
    respondElsewhere: (request) => record(request, answer(request, mock), null, elsewhere),
  }
}

/** Starts the mock of one run. */
export async function openStage(
  setup: Setup,
  options: Omit<ObserverOptions, 'secondHost'> & { key: string },
): Promise<Stage> {
  let observer: Observer | undefined
  const second = setup.redirects === true ? createServer(createListener(respondElsewhere, createBodyReader({}))) : null
  function respondElsewhere(request: MockRequest): Reply {
    return observer!.respondElsewhere(request)
  }
  const secondPort = second ? await listen(second, 0, '127.0.0.1') : 0
  observer = createObserver(setup, { ...options, secondHost: `http://localhost:${secondPort}` })
  const { requests, elsewhere, respond } = observer
  const server = createServer(createListener(respond, createBodyReader({})))
  const port = await listen(server, 0, '127.0.0.1')
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

/** Whether a request goes to the chat endpoint. */
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
    question: call ? toQuestion(call.body) : '',
    status: reply.status,
    errorText: error instanceof Uint8Array ? new TextDecoder().decode(error) : error,
    sent: call ? toSentMessage(reply) : null,
  }
}

function toQuestion({ messages }: Json): string {
  return createHash('sha1')
    .update(JSON.stringify(messages) ?? '')
    .digest('base64')
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
