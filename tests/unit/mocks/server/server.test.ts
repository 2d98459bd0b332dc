import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { QueuedOverride } from '../../../../mocks/overrides/queue.ts'
import { MockUsageError } from '../../../../mocks/common/usage-error.ts'
import { createMockServer } from '../../../../mocks/server.ts'
import type { MockServer, MockServerOptions } from '../../../../mocks/server.ts'
import { ask, hello } from '../ask.ts'
import { createMock } from '../../../../mocks/state/mock.ts'

let mock: MockServer
const start = async (options: MockServerOptions = {}) =>
  (mock = await createMockServer({ port: 0, onUnmatched() {}, ...options }))
afterEach(() => mock.close())

const headers = { authorization: 'Bearer sk-test-123456789', 'content-type': 'application/json' }
const chat = (body: unknown = hello, more: Record<string, string> = {}, signal?: AbortSignal) =>
  fetch(`${mock.url}/chat/completions`, {
    method: 'POST',
    headers: { ...headers, ...more },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  })

/** Sends bytes as they are and returns what the server sends until it closes, or until `until` arrives. */
function raw(bytes: string | Uint8Array, until?: string): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(mock.port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (part) => {
      text += part.toString('latin1')
      if (until !== undefined && text.includes(until)) socket.destroy()
    })
    socket.on('close', () => resolve(text))
    socket.on('error', () => {})
  })
}

const post = (body: string, more = '') =>
  `POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\n${more}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

describe('over HTTP', () => {
  test('a whole answer has the bytes of `answer`, with its length', async () => {
    await start()
    const response = await chat()
    const text = await response.text()
    expect(text).toBe(ask(createMock(), { body: hello }).text)
    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(text)))
    expect(response.headers.get('transfer-encoding')).toBeNull()
  })

  test('a stream has the bytes of `answer`, one chunk an event', async () => {
    await start()
    const body = JSON.stringify({ ...hello, stream: true })
    const text = await raw(post(body), '\r\n0\r\n\r\n')
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\nContent-Type: text\/event-stream\r\n/)
    const frames = text
      .slice(text.indexOf('\r\n\r\n') + 4)
      .split(/(?:^|\r\n)[0-9a-f]+\r\n/)
      .slice(1, -1)
    const events = ask(createMock(), { body }).body
    expect(frames).toEqual(events.kind === 'events' ? events.events.map(({ bytes }) => bytes) : [])
  })

  test('an HTTP/1.0 client gets a stream without chunks', async () => {
    await start()
    const text = await raw(post(JSON.stringify({ ...hello, stream: true })).replace('HTTP/1.1', 'HTTP/1.0'))
    expect(text).not.toMatch(/transfer-encoding/i)
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true)
  })

  test('the connection is kept for the next request, and pipelined requests are answered in order', async () => {
    await start()
    const bodies = [JSON.stringify(hello), '{', JSON.stringify({ ...hello, stream: true })]
    const text = await raw(bodies.map((body) => post(body)).join(''), '\r\n0\r\n\r\n')
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400', 'HTTP/1.1 200'])
  })

  test('HEAD has the headers of GET and no body', async () => {
    await start()
    const response = await fetch(`${mock.url}/models`, { method: 'HEAD', headers })
    const whole = await (await fetch(`${mock.url}/models`, { headers })).text()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(whole)))
    expect(await response.text()).toBe('')
  })

  test('a preflight is 204 without a body', async () => {
    await start()
    const response = await fetch(`${mock.url}/chat/completions`, {
      method: 'OPTIONS',
      headers: { origin: 'https://app.example' },
    })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('https://app.example')
  })
})

describe('a stream that breaks', () => {
  test('cut off is an error to fetch, after the events before the break', async () => {
    await start()
    const response = await chat({ ...hello, stream: true }, { prefer: 'fault=stream-cut' })
    let seen = ''
    const failure = await (async () => {
      for await (const part of response.body!.pipeThrough(new TextDecoderStream())) seen += part
    })().catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Error)
    expect(seen).toMatch(/^data: \{.*"role":"assistant"/)
    expect(seen).not.toContain('[DONE]')
  })

  test('cut off between delayed events is an error too', async () => {
    await start({ pace: { ttftMs: 1, tokensPerSecond: 5000 } })
    const response = await chat({ ...hello, stream: true }, { prefer: 'fault=stream-cut' })
    await expect(response.text()).rejects.toThrow()
  })

  test('left open gives its events and no end, until the server closes', async () => {
    await start()
    const response = await chat({ ...hello, stream: true }, { prefer: 'fault=stream-left-open' })
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
    await mock.close()
    expect(await next).toBe('broken')
  })
})

describe('a client that leaves', () => {
  test('frees its slot, with a pace and in the middle of a stream', async () => {
    await start({ limits: { concurrency: 1 }, pace: { ttftMs: 20, tokensPerSecond: 20 } })
    const leave = new AbortController()
    const response = await chat({ ...hello, stream: true }, {}, leave.signal)
    expect((await chat()).status).toBe(429)
    await response.body!.getReader().read()
    leave.abort()
    await expect.poll(async () => (await chat({ ...hello, max_tokens: 1 })).status).toBe(200)
  })

  test('frees its slot before a whole answer has arrived', async () => {
    await start({ limits: { concurrency: 1 }, pace: { ttftMs: 60_000, tokensPerSecond: 20 } })
    const leave = new AbortController()
    const gone = chat(hello, {}, leave.signal).catch(() => 'gone')
    await expect.poll(() => mock.requests.length).toBe(1)
    leave.abort()
    expect(await gone).toBe('gone')
    await expect.poll(async () => (await chat({ ...hello, model: 'nope' })).status).toBe(404)
  })
})

describe('starting and stopping', () => {
  test('url ends in /v1 and names the port that was taken', async () => {
    await start()
    expect(mock.url).toBe(`http://127.0.0.1:${mock.port}/v1`)
    expect(mock.port).toBeGreaterThan(0)
  })

  test.each([[{ port: 70_000 }], [{ port: 1.5 }], [{ host: '203.0.113.1' }], [{ scenario: 'nope' }]])(
    '%o is an error that says what to do',
    async (options) => {
      await start()
      await expect(createMockServer(options)).rejects.toThrow(MockUsageError)
    },
  )

  test('a port in use is named', async () => {
    await start()
    await expect(createMockServer({ port: mock.port })).rejects.toThrow(`port ${mock.port} on 127.0.0.1 is in use`)
  })

  test('what was queued and never used is listed at close', async () => {
    const listed: QueuedOverride[][] = []
    await start({ onUnmatched: (unmatched) => listed.push(unmatched) })
    mock.next('server_error', { times: 2 })
    await chat()
    await mock.close()
    expect(listed).toEqual([[{ id: 'server_error', times: 1, operationId: null }]])
  })
})
