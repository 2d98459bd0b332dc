/** Tests of the handlers for msw 2 and 3. A test file for each version decides which `msw` is imported and registers them. */
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createNodeMock } from '../../../mocks/node.ts'
import type { NodeMock } from '../../../mocks/node.ts'
import { createMockServer } from '../../../mocks/server.ts'
import { hello } from './ask.ts'

const headers = { authorization: 'Bearer sk-test-123456789', 'content-type': 'application/json' }
const official = 'https://api.moonshot.ai/v1'

function chat(base: string, body: unknown = hello, more: Record<string, string> = {}, signal?: AbortSignal) {
  return fetch(`${base}/chat/completions`, {
    method: 'POST',
    headers: { ...headers, ...more },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal ? { signal } : {}),
  })
}

/** Requests whose bodies must be the same bytes over both adapters; in order, since ids count. */
const sameBytes: [name: string, path: string, init: RequestInit][] = [
  ['a whole answer', '/chat/completions', { method: 'POST', body: JSON.stringify(hello) }],
  ['a stream', '/chat/completions', { method: 'POST', body: JSON.stringify({ ...hello, stream: true }) }],
  ['a cached answer', '/chat/completions', { method: 'POST', body: JSON.stringify(hello) }],
  [
    'Chinese',
    '/chat/completions',
    {
      method: 'POST',
      body: JSON.stringify({ ...hello, messages: [{ role: 'user', content: '你好，北京天气如何？' }] }),
    },
  ],
  ['a refusal', '/chat/completions', { method: 'POST', body: JSON.stringify({ ...hello, temperature: 0.3 }) }],
  ['broken JSON', '/chat/completions', { method: 'POST', body: '{' }],
  ['an unknown model', '/chat/completions', { method: 'POST', body: JSON.stringify({ ...hello, model: '<nope>' }) }],
  ['models', '/models', {}],
  ['balance', '/users/me/balance', {}],
  ['token estimate', '/tokenizers/estimate-token-count', { method: 'POST', body: JSON.stringify(hello) }],
  ['an unknown path', '/responses?x=1', { method: 'POST', body: '{}' }],
  ['another method', '/models', { method: 'DELETE' }],
  ['a scenario', '/models', { headers: { prefer: 'example=exceeded_current_quota_error' } }],
  ['a page', '/models', { headers: { prefer: 'example=gateway_timeout' } }],
  ['a problem', '/models', { headers: { prefer: 'example=nope' } }],
]

export function describeHandlers(version: string): void {
  describe(`the handlers on msw ${version}`, () => {
    let mock: NodeMock
    beforeAll(() => {
      mock = createNodeMock({ baseUrl: 'http://kimi.test/gateway/v1' })
      mock.listen({ onUnhandledRequest: 'bypass' })
    })
    afterEach(() => mock.reset())
    afterAll(() => mock.close())

    test('decode a compressed body, and refuse what they cannot decode', async () => {
      const send = (body: BodyInit, coding: string) =>
        fetch(`${official}/chat/completions`, {
          method: 'POST',
          headers: { ...headers, 'content-encoding': coding },
          body,
        })
      const codings = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync, zstd: zstdCompressSync }
      for (const [coding, compress] of Object.entries(codings)) {
        expect((await send(new Uint8Array(compress(JSON.stringify(hello))), coding)).status).toBe(200)
        expect(mock.requests.at(-1)).toMatchObject({ body: hello, headers: { 'content-encoding': coding } })
      }
      const twice = new Uint8Array(gzipSync(brotliCompressSync(JSON.stringify(hello))))
      expect((await send(twice, 'br, gzip')).status).toBe(200)
      const broken = await send('{}', 'gzip')
      expect([broken.status, await broken.text()]).toEqual([400, expect.stringContaining('is not valid gzip')])
      const unknown = await send('{}', 'compress')
      expect([unknown.status, await unknown.text()]).toEqual([
        415,
        expect.stringContaining('the mock decodes gzip, deflate, br and zstd'),
      ])
    })

    test('keep sessions apart', async () => {
      mock.session('a').next('server_error')
      expect((await chat(official)).status).toBe(200)
      expect((await chat(official, hello, { 'x-mock-session': 'a' })).status).toBe(500)
      expect(mock.session('a').requests).toHaveLength(1)
    })

    test.each([[official], ['https://api.moonshot.cn/v1'], ['http://kimi.test/gateway/v1']])(
      'answer at %s',
      async (base) => {
        const response = await chat(base)
        expect(response.status).toBe(200)
        expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
        expect(await response.json()).toMatchObject({ object: 'chat.completion', model: 'kimi-k2.6' })
      },
    )

    test('give the bytes, status and headers of the server for the same requests and seed', async () => {
      const server = await createMockServer({ port: 0 })
      const agent = { 'user-agent': 'test', ...headers }
      for (const [name, path, init] of sameBytes) {
        const sent = { ...init, headers: { ...agent, ...(init.headers as Record<string, string> | undefined) } }
        const [here, there] = await Promise.all([fetch(official + path, sent), fetch(server.url + path, sent)])
        expect([name, here.status, await here.text()]).toEqual([name, there.status, await there.text()])
        for (const header of [
          'content-type',
          'msh-request-id',
          'x-msh-trace-id',
          'msh-context-cache-token-saved',
          'retry-after',
          'allow',
        ]) {
          expect([name, header, here.headers.get(header)]).toEqual([name, header, there.headers.get(header)])
        }
      }
      await server.close()
    })

    test('answer an unknown path of the host with the 404 of the gateway', async () => {
      const response = await fetch('https://api.moonshot.ai/anthropic/v1/messages', { method: 'POST', body: '{}' })
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ error: 'url.not_found', url: '/anthropic/v1/messages' })
    })

    test('a stream cut off is an error to fetch', async () => {
      const response = await chat(official, { ...hello, stream: true }, { prefer: 'fault=stream-cut' })
      expect(response.status).toBe(200)
      await expect(response.text()).rejects.toThrow()
    })

    test('a stream left open gives its events and no end', async () => {
      const leave = new AbortController()
      const response = await chat(
        official,
        { ...hello, stream: true },
        { prefer: 'fault=stream-left-open' },
        leave.signal,
      )
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
      let seen = ''
      while (!seen.includes('"finish_reason":"stop"')) {
        const { value, done } = await reader.read()
        if (done) throw new Error(`the stream ended after ${seen}`)
        seen += value
      }
      const next = reader.read().then(
        () => 'ended',
        () => 'broken',
      )
      expect(await Promise.race([next, new Promise((resolve) => setTimeout(resolve, 50, 'open'))])).toBe('open')
      leave.abort()
      expect(await next).toBe('broken')
    })

    test('answer two requests with a queued refusal and the third as usual, and the journal lists all three', async () => {
      mock.next('rate_limit_reached_error.rpm', { times: 2 })
      const seen: number[] = []
      for (let attempt = 0; attempt < 3; attempt++) seen.push((await chat(official)).status)
      expect(seen).toEqual([429, 429, 200])
      expect(mock.requests.map(({ status, scenario }) => [status, scenario])).toEqual([
        [429, 'rate_limit_reached_error.rpm'],
        [429, 'rate_limit_reached_error.rpm'],
        [200, null],
      ])
    })
  })
}

/** The stream stops and the slot is freed when the client leaves. */
export function describeLeaving(version: string): void {
  test(`a stream has the delays of its pace, and a client that leaves frees its slot, on msw ${version}`, async () => {
    const mock = createNodeMock({ limits: { concurrency: 1 }, pace: { ttftMs: 1, tokensPerSecond: 20 } })
    mock.listen()
    const leave = new AbortController()
    const response = await chat(official, { ...hello, stream: true }, {}, leave.signal)
    expect((await chat(official)).status).toBe(429)
    const { value } = await response.body!.pipeThrough(new TextDecoderStream()).getReader().read()
    expect(value).toMatch(/^data: \{"id":"chatcmpl-[0-9a-f]{24}",/)
    expect(value).not.toContain('[DONE]')
    leave.abort()
    await expect.poll(async () => (await chat(official, { ...hello, model: 'nope' })).status).toBe(404)
    mock.close()
  })
}

test('an invalid base URL is an error at once', () => {
  expect(() => createNodeMock({ baseUrl: 'localhost' })).toThrow(/absolute URL/)
})
