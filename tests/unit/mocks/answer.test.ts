import { describe, expect, test } from 'vitest'
import { createMock } from '../../../mocks/state/mock.ts'
import { ask, hello } from './ask.ts'

describe('authorization', () => {
  test.each([
    ['no header', null, '{"error":{"message":"Incorrect API key provided","type":"incorrect_api_key_error"}}', 83],
    [
      'a key that is not listed',
      'sk-wrong',
      '{"error":{"message":"Invalid Authentication","type":"invalid_authentication_error"}}',
      84,
    ],
  ])('%s is refused with the recorded body', (_, key, body, bytes) => {
    const reply = ask(createMock({ apiKeys: ['sk-good'] }), { key, body: hello })
    expect(reply.status).toBe(401)
    expect(reply.text).toBe(body)
    expect(Buffer.byteLength(reply.text)).toBe(bytes)
  })

  test.each([['sk-no-scheme'], ['Bearer'], ['Bearer '], ['Basic c2s6'], ['Bearer two words']])(
    'the header "%s" is refused as malformed',
    (authorization) => {
      const reply = ask(createMock(), { key: null, headers: { authorization }, body: hello })
      expect(reply.status).toBe(401)
      expect(reply.text).toBe('{"error":{"message":"Invalid Authentication","type":"invalid_authentication_error"}}')
    },
  )

  test('any bearer token is accepted unless keys are listed', () => {
    expect(ask(createMock(), { key: 'x', body: hello }).status).toBe(200)
    expect(ask(createMock({ apiKeys: ['sk-good'] }), { key: 'sk-good', body: hello }).status).toBe(200)
  })

  test('the key is checked before the body', () => {
    expect(ask(createMock(), { key: null, body: 'no json' }).status).toBe(401)
  })
})

describe('a path', () => {
  test('that is unknown gets the 404 of the gateway, before the key is checked', () => {
    const reply = ask(createMock(), { url: '/v1/responses?x=1', key: null })
    expect(reply.status).toBe(404)
    expect(reply.text).toBe(
      '{"code":5,"error":"url.not_found","message":"没找到对象","method":"POST","scode":"0x5","status":false,"ua":"","url":"/v1/responses"}',
    )
  })

  test('that is unknown is repeated in the 404, with method and user agent', () => {
    const headers = { 'user-agent': 'Go-http-client/2.0' }
    const reply = ask(createMock(), { method: 'GET', url: '/v1/chat/completi/models', headers })
    expect(reply.text).toBe(
      '{"code":5,"error":"url.not_found","message":"没找到对象","method":"GET","scode":"0x5","status":false,"ua":"Go-http-client/2.0","url":"/v1/chat/completi/models"}',
    )
  })

  test.each([
    ['/'],
    ['/v1'],
    ['/v1/'],
    ['/chat/completions'],
    ['/v1/chat/completions/'],
    ['/v1/models/kimi-k3'],
    ['//v1/models'],
    ['/anthropic/v1/messages'],
  ])('that is not in the document is unknown: %s', (url) => {
    expect(ask(createMock(), { method: 'GET', url }).status).toBe(404)
  })

  test.each([
    ['GET', '/v1/chat/completions', 'POST, OPTIONS'],
    ['PUT', '/v1/models', 'GET, HEAD, OPTIONS'],
    ['PATCH', '/v1/files/file_x', 'GET, DELETE, HEAD, OPTIONS'],
  ])('gets 405 for %s %s and the allowed methods', (method, url, allow) => {
    const reply = ask(createMock(), { method, url })
    expect(reply.status).toBe(405)
    expect(reply.header('allow')).toBe(allow)
  })

  test('accepts HEAD where it accepts GET', () => {
    expect(ask(createMock(), { method: 'HEAD', url: '/v1/models' }).status).toBe(200)
    expect(ask(createMock(), { method: 'HEAD', url: '/v1/chat/completions' }).status).toBe(405)
  })

  test('is also read from a URL in absolute form', () => {
    expect(ask(createMock(), { method: 'GET', url: 'http://127.0.0.1:4010/v1/models' }).status).toBe(200)
  })
})

describe('a browser', () => {
  const headers = {
    origin: 'https://app.example',
    'access-control-request-headers': 'authorization,content-type,x-stainless-os',
  }

  test('gets an answer to a preflight without a key', () => {
    const reply = ask(createMock(), { method: 'OPTIONS', key: null, headers })
    expect(reply.status).toBe(204)
    expect(reply.header('access-control-allow-origin')).toBe('https://app.example')
    expect(reply.header('access-control-allow-methods')).toBe('POST, OPTIONS')
    expect(reply.header('access-control-allow-headers')).toBe('authorization,content-type,x-stainless-os')
  })

  test('can read answers, refusals and problem documents', () => {
    const mock = createMock()
    for (const asked of [{ body: hello }, { key: null }, { headers: { prefer: 'example=nope' } }, { url: '/nope' }]) {
      const reply = ask(mock, { ...asked, headers: { ...asked.headers, origin: 'https://app.example' } })
      expect(reply.header('access-control-allow-origin')).toBe('https://app.example')
    }
  })

  test('gets no CORS headers with cors off', () => {
    const mock = createMock({ cors: false })
    expect(ask(mock, { method: 'OPTIONS', headers }).status).toBe(405)
    expect(ask(mock, { body: hello, headers }).header('access-control-allow-origin')).toBeUndefined()
  })
})

describe('every answer', () => {
  test('has the recorded headers', () => {
    const reply = ask(createMock(), { body: hello })
    expect(reply.header('content-type')).toBe('application/json; charset=utf-8')
    expect(reply.header('msh-request-id')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-00163e[0-9a-f]{6}$/,
    )
    expect(reply.header('msh-trace-mode')).toBe('on')
    expect(reply.header('x-msh-trace-id')).toMatch(/^[0-9a-f]{32}$/)
    expect(reply.header('vary')).toBe('Origin')
  })

  test('is the same for the same seed and differs in its ids within one mock', () => {
    const [a, b] = [createMock({ seed: 'one' }), createMock({ seed: 'one' })]
    const first = ask(a, { body: hello })
    expect(ask(b, { body: hello })).toMatchObject({ text: first.text, headers: first.headers })
    const second = ask(a, { body: hello })
    expect(second.header('msh-request-id')).not.toBe(first.header('msh-request-id'))
    expect((second.json as { id: string }).id).not.toBe((first.json as { id: string }).id)
    expect(ask(createMock({ seed: 'two' }), { body: hello }).headers).not.toEqual(first.headers)
  })

  test('is signed if the request has a nonce', () => {
    const reply = ask(createMock(), { body: hello, headers: { 'x-msh-request-nonce': 'b7d1' } })
    const isSigned = (nonce: string) =>
      ask(createMock(), { body: hello, headers: { 'x-msh-request-nonce': nonce } }).header('msh-request-signature') !==
      undefined
    expect([isSigned('n'.repeat(256)), isSigned('n'.repeat(257)), isSigned('n n')]).toEqual([true, false, false])
    expect(reply.header('msh-request-timestamp')).toBe('1788220800000')
    expect(reply.header('msh-request-signature')).toMatch(/^reqsigv1_[0-9a-f]+$/)
    expect(
      ask(createMock(), { body: hello, headers: { 'x-msh-request-nonce': '' } }).header('msh-request-signature'),
    ).toBeUndefined()
  })

  test('has the number of cached tokens in a header when the prompt is repeated', () => {
    const mock = createMock()
    expect(ask(mock, { body: hello }).header('msh-context-cache-token-saved')).toBeUndefined()
    const again = ask(mock, { body: hello })
    const { usage } = again.json as { usage: { cached_tokens: number } }
    expect(again.header('msh-context-cache-token-saved')).toBe(String(usage.cached_tokens))
    expect(usage.cached_tokens).toBeGreaterThan(0)
  })
})

describe('a chat', () => {
  test('is streamed as the body demands, independent of Accept', () => {
    const mock = createMock()
    const headers = { accept: 'application/json' }
    const stream = ask(mock, { body: { ...hello, stream: true }, headers })
    expect(stream.header('content-type')).toBe('text/event-stream')
    expect(stream.text.startsWith('data: {')).toBe(true)
    expect(stream.text.endsWith('data: [DONE]\n\n')).toBe(true)
    const whole = ask(mock, { body: hello, headers: { accept: 'text/event-stream' } })
    expect(whole.header('content-type')).toBe('application/json; charset=utf-8')
  })

  test('that is refused gets JSON, also with stream: true', () => {
    const reply = ask(createMock(), { body: { ...hello, model: 'kimi-k3', temperature: 0.3, stream: true } })
    expect(reply.status).toBe(400)
    expect(reply.text).toBe(
      '{"error":{"message":"invalid temperature: only 1 is allowed for this model","type":"invalid_request_error"}}',
    )
    expect(Buffer.byteLength(reply.text)).toBe(108)
  })

  test('with a retired model is answered by default, and gets 404 under lifecycle today', () => {
    const body = { ...hello, model: 'kimi-k2.5' }
    expect(ask(createMock(), { body }).status).toBe(200)
    const today = ask(createMock({ lifecycle: 'today' }), { body })
    expect(today.status).toBe(404)
    expect(today.text).toBe(
      '{"error":{"message":"Not found the model kimi-k2.5 or Permission denied","type":"resource_not_found_error"}}',
    )
  })

  test('has the usage headers demanded of vendors only under that profile', () => {
    const reply = ask(createMock({ profile: 'vendor' }), { body: hello })
    const { usage } = reply.json as { usage: { prompt_tokens: number } }
    expect(reply.header('x-msh-usage-prompt-tokens')).toBe(String(usage.prompt_tokens))
    expect(reply.header('x-msh-usage-cached-tokens')).toBe('0')
    expect(ask(createMock(), { body: hello }).header('x-msh-usage-prompt-tokens')).toBeUndefined()
  })
})
