/** Starts a mock with the workbench for tests, and calls it as its page does. */
import { request } from 'node:http'
import { startServer } from '../../../../mocks/server/start.ts'
import type { MockServerOptions, StartedServer } from '../../../../mocks/server/start.ts'
import { createWorkbenchExtension } from '../../../../scripts/commands/mock/workbench-extension.ts'
import type { WorkbenchExtensionOptions } from '../../../../scripts/commands/mock/workbench-extension.ts'
import { tokenHeader, type ComposedRequest, type SendEvent } from '../../../../scripts/workbench/protocol.ts'

export interface TestWorkbench {
  server: StartedServer
  token: string
  call(
    method: string,
    path: string,
    options?: CallOptions,
  ): Promise<{ status: number; text: string; headers: Record<string, unknown> }>
  send(environmentId: string, more?: { request?: Partial<ComposedRequest>; key?: string }): Promise<SendEvent[]>
}

export interface CallOptions {
  headers?: Record<string, string>
  body?: unknown
  /** Left out, the token of the page is sent. */
  token?: string | null
}

/** Starts one; close `server` after the test. */
export async function startWorkbench(
  more: Partial<WorkbenchExtensionOptions> = {},
  options: MockServerOptions = {},
): Promise<TestWorkbench> {
  const extension = createWorkbenchExtension({
    mockUrl: () => server.url,
    host: '127.0.0.1',
    targets: [],
    relay: true,
    env: {},
    ...more,
  })
  const server: StartedServer = await startServer({ port: 0, ...options, extension })
  const raw = (method: string, path: string, headers: Record<string, string>, body: string | undefined) =>
    new Promise<{ status: number; text: string; headers: Record<string, unknown> }>((resolve, reject) => {
      const out = request({ host: '127.0.0.1', port: server.port, method, path, headers }, (incoming) => {
        let text = ''
        incoming.setEncoding('utf8')
        incoming.on('data', (part: string) => (text += part))
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text, headers: incoming.headers }))
      })
      out.on('error', reject)
      out.end(body)
    })
  const page = await raw('GET', '/__mock/', {}, undefined)
  const token = /name="workbench-token" content="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const call: TestWorkbench['call'] = (method, path, { headers = {}, body, token: sent = token } = {}) =>
    raw(
      method,
      path,
      {
        ...(sent === null ? {} : { [tokenHeader]: sent }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body === undefined ? undefined : JSON.stringify(body),
    )
  return {
    server,
    token,
    call,
    async send(environmentId, { request: composed = {}, key } = {}) {
      const { text } = await call('POST', '/__mock/workbench/send', {
        body: { environmentId, request: { ...hello, ...composed }, ...(key === undefined ? {} : { key }) },
      })
      return text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as SendEvent)
    },
  }
}

/** A chat request. */
export const hello: ComposedRequest = {
  method: 'POST',
  path: '/v1/chat/completions',
  headers: {},
  body: { model: 'kimi-k2.6', stream: true, messages: [{ role: 'user', content: 'hi' }] },
}
