/** A small server that conforms to the recordings of the API; a test overrides one of its answers. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ReceivedRequest {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
  json: Record<string, unknown>
  /** How many chat requests came before this one. */
  nth: number
}

/** Answers and returns true, or returns false for the conforming answer. */
export type Override = (asked: ReceivedRequest, response: ServerResponse) => boolean | Promise<boolean>

export interface ScriptedServer {
  url: string
  asked: ReceivedRequest[]
  close(): Promise<void>
}

export const key = 'sk-scripted-server-1234'
const headers = {
  'Content-Type': 'application/json; charset=utf-8',
  'Msh-Request-Id': '3cfaa94c-a6d6-11f1-bfec-00163e59531e',
}
const usage = { prompt_tokens: 14, completion_tokens: 4, total_tokens: 18 }

export async function openScriptedServer(override: Override = () => false): Promise<ScriptedServer> {
  const asked: ReceivedRequest[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString()
      const one: ReceivedRequest = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body,
        json: parse(body),
        nth: asked.filter((before) => before.path.endsWith('/chat/completions')).length,
      }
      asked.push(one)
      void Promise.resolve(override(one, response)).then((done) => done || answer(one, response))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** `error` in the API's envelope. */
export function refuse(response: ServerResponse, status: number, type: string, message: string, more = {}): true {
  response.writeHead(status, { ...headers, ...more }).end(JSON.stringify({ error: { message, type } }))
  return true
}

/** A whole answer around a text. */
export function completion(asked: ReceivedRequest, content: string, more: Record<string, unknown> = {}): string {
  const choice = { index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }
  return JSON.stringify({ ...base(asked, 'chat.completion'), choices: [choice], usage, ...more })
}

/** The events of a stream around a text. */
export function events(asked: ReceivedRequest, content: string): string[] {
  const chunk = (choices: unknown[], more = {}) =>
    `data: ${JSON.stringify({ ...base(asked, 'chat.completion.chunk'), choices, ...more })}\n\n`
  const delta = (part: unknown) => chunk([{ index: 0, delta: part, finish_reason: null }])
  return [
    delta({ role: 'assistant', content: '' }),
    delta({ content }),
    chunk([{ index: 0, delta: {}, finish_reason: 'stop', usage }]),
    'data: [DONE]\n\n',
  ]
}

function answer(asked: ReceivedRequest, response: ServerResponse): void {
  if (asked.headers.authorization === undefined)
    return void refuse(response, 401, 'incorrect_api_key_error', 'Incorrect API key provided')
  if (asked.headers.authorization !== `Bearer ${key}`)
    return void refuse(response, 401, 'invalid_authentication_error', 'Invalid Authentication')
  if (asked.path === '/v1/models') {
    const model = { id: 'kimi-k2.6', object: 'model', created: 1776643200, owned_by: 'moonshot' }
    return void response.writeHead(200, headers).end(JSON.stringify({ object: 'list', data: [model] }))
  }
  if (asked.json.stream === true) {
    response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream' })
    for (const event of events(asked, 'pong')) response.write(event)
    return void response.end()
  }
  response.writeHead(200, headers).end(completion(asked, 'pong'))
}

function base(asked: ReceivedRequest, object: string) {
  const id = `chatcmpl-6a98c241${String(asked.nth).padStart(16, '0')}`
  return { id, object, created: 1788396098, model: asked.json.model }
}

function parse(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>
  } catch {
    return {}
  }
}
