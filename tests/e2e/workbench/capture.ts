/** A server that keeps every request by the first part of its path, `/<name>/v1/…`, and passes it on to a mock without `Prefer`: no client has to retry. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { createMockServer } from '../../../mocks/server.ts'

export interface Captured {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: unknown
}

export interface Capture {
  /** The base URL under which the requests of that name are kept. */
  url: (name: string) => string
  requests: ReadonlyMap<string, readonly Captured[]>
  close: () => Promise<void>
}

/** Starts the server and its mock, which accepts one key. */
export async function startCapture(key: string): Promise<Capture> {
  const mock = await createMockServer({ port: 0, apiKeys: [key] })
  const requests = new Map<string, Captured[]>()
  const server = createServer(async (request, response) => {
    const [, name = '', path = ''] = /^\/([^/]+)(\/.*)$/.exec(request.url ?? '') ?? []
    const bytes = await buffer(request)
    const text = bytes.toString('utf8')
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    const { method = '', headers } = request
    requests.set(name, [...(requests.get(name) ?? []), { method, path, headers, body }])
    const answer = await fetch(mock.url.replace(/\/v1$/, path), {
      method,
      headers: { ...pick(headers, 'authorization', 'content-type'), 'x-mock-session': name },
      ...(text === '' ? {} : { body: new Uint8Array(bytes) }),
    })
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (name) => `http://127.0.0.1:${port}/${name}/v1`,
    requests,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await mock.close()
    },
  }
}

function pick(headers: IncomingMessage['headers'], ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  )
}
