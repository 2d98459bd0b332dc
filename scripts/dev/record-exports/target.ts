/** The traffic that the recorders record: a target that conforms, the requests, and the script of a page that sends them. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createMockServer } from '../../../mocks/server.ts'

/** The answer has characters outside ASCII, which some recorders decode wrongly. */
const question = 'Answer with exactly: Café – 水开了 🫖'

/** The requests: streamed, whole, refused, and a list. */
export const requests = [
  { path: '/chat/completions', body: { stream: true, stream_options: { include_usage: true } } },
  { path: '/chat/completions', body: {} },
  { path: '/chat/completions', body: { temperature: 0.3 } },
  { path: '/models', body: null },
].map(({ path, body }) => ({
  path,
  body:
    body === null
      ? null
      : JSON.stringify({
          model: 'kimi-k2.6',
          messages: [{ role: 'user', content: question }],
          max_tokens: 60,
          ...body,
        }),
}))

/** A server that passes the mock's answers on without the charset in Content-Type, as several vendors send them. */
export async function startTarget(): Promise<{ url: string; close(): Promise<void> }> {
  const mock = await createMockServer({ port: 0, profile: 'vendor' })
  const server = createServer(async (request, response) => {
    const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }
    if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end()
    if (request.url === '/') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>page</p>')
    if (request.url === '/run') return void response.writeHead(200, { 'content-type': 'text/html' }).end(toPage())
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const slow = request.url!.startsWith('/slow')
    const answer = await fetch(mock.url + request.url!.replace(/^(\/slow)?\/v1/, ''), {
      method: request.method!,
      headers: { authorization: 'Bearer sk-example', 'content-type': 'application/json' },
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    })
    const type = answer.headers.get('content-type')?.split(';')[0] ?? 'application/json'
    const own = [...answer.headers].filter(([name]) => /msh|retry-after/.test(name))
    response.writeHead(answer.status, { ...Object.fromEntries(own), 'content-type': type, ...cors })
    for await (const part of answer.body!) {
      for (const event of Buffer.from(part)
        .toString('utf8')
        .split(/(?<=\n\n)/)) {
        response.write(event)
        if (slow) await sleep(300)
      }
    }
    response.end()
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await mock.close()
    },
  }
}

/** A page that sends the requests when it is loaded for the second time. */
function toPage(): string {
  // Firefox opens its network panel a few seconds after the page, so it records only the second load.
  const start = 'const isFirst = sessionStorage.length === 0; sessionStorage.setItem("a", "b");'
  const reload = 'setTimeout(() => location.reload(), 8000)'
  const script = `${start} if (isFirst) ${reload}; else (${sendAll.toString()})({ base: location.origin + '/v1', all: ${JSON.stringify(requests)} })`
  return `<!doctype html><meta charset="utf-8"><script>${script.replaceAll('<', '\\u003c')}</script>`
}

/** Sends the requests from a browser page, then starts a stream and aborts it. It runs in the page, so it uses nothing of this module. */
export async function sendAll({ base, all }: { base: string; all: typeof requests }): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  for (const { path, body } of all) {
    const answer = await fetch(base + path, body === null ? {} : { method: 'POST', headers, body })
    await answer.text()
  }
  const control = new AbortController()
  const { path, body } = all[0]!
  const slow = await fetch(base.replace('/v1', '/slow/v1') + path, {
    method: 'POST',
    headers,
    body,
    signal: control.signal,
  })
  await slow.body!.getReader().read()
  control.abort()
}
