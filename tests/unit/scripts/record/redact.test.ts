/** No secret is written to the file, in whatever pieces or spelling it arrives, and the reads of a body stay. */
import { readFileSync } from 'node:fs'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { redactBody } from '../../../../openapi/secrets/body.ts'
import { redact } from '../../../suite/reporters/redact.ts'
import { ask, chat, record, serve } from './helpers.ts'

const key = 'sk-Zx81kkQp02mmNv73'
const chunk = (delta: object) => `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta }] })}\n\n`

test('keys, cookies and account ids of both sides are hidden, everything else stays', async () => {
  const target = await serve((_request, response) => {
    response.writeHead(429, {
      'Content-Type': 'application/json',
      'Set-Cookie': ['session=s3cr3tcookie; Path=/', 'b=s3cr3tcookie2'],
      'Msh-Org-Id': 'orgheader01',
      'Msh-Uid': 'uidheader01',
      'Msh-Project-Id': 'projheader01',
      'Msh-Gid': 'gidheader01',
      'X-Auth-Token': 'tokenheader01',
      'X-RateLimit-Remaining-Tokens': '12',
    })
    response.end(
      `{"error":{"message":"Your account org-7d1e22aa01\\u003cak-f4b0091xyz\\u003e of proj-1a2b3c4d5e, key ${key}","type":"rate_limit_reached_error"}}`,
    )
  })
  const proxy = await record(target, { secrets: ['environment-key-000'] })
  await ask(
    `${proxy.url}/chat/completions?api_key=querykey0001&x=1`,
    {
      method: 'POST',
      headers: {
        Authorization: 'Bearer not-of-the-usual-form-77',
        Cookie: 'c=s3cr3tcookie3',
        'X-Api-Key': 'xapikey00000001',
        'Content-Type': 'application/json',
      },
    },
    JSON.stringify({
      model: 'kimi-k2.6',
      messages: [{ role: 'user', content: `${key} not-of-the-usual-form-77 environment-key-000 org-7d1e22aa01` }],
    }),
  )
  const report = JSON.stringify(await proxy.close())
  const text = readFileSync(proxy.out, 'utf8')
  const secrets = [
    key,
    'not-of-the-usual-form-77',
    'environment-key-000',
    'querykey0001',
    's3cr3tcookie',
    'xapikey00000001',
    'orgheader01',
    'uidheader01',
    'projheader01',
    'gidheader01',
    'tokenheader01',
    '7d1e22aa01',
    'f4b0091xyz',
    '1a2b3c4d5e',
  ]
  for (const secret of secrets)
    for (const place of [text, report, proxy.lines.join('\n')]) expect(place).not.toContain(secret)
  const { request, response } = proxy.entries()[0]!
  expect(request.url).toMatch(/\?api_key=\[redacted\]&x=1$/)
  expect(request.headers).toContainEqual({ name: 'Authorization', value: 'Bearer [redacted]' })
  expect(response.headers).toContainEqual({ name: 'X-RateLimit-Remaining-Tokens', value: '12' })
  expect(response.content.text).toContain(
    'Your account org-[redacted]\\u003cak-[redacted]\\u003e of proj-[redacted], key sk-[redacted]"',
  )
})

test.each(['key-in-a-name-0123456', 'sk-Mm49dkeQpa71'])('%s is hidden in the name of a field', async (secret) => {
  const target = await serve((_request, response) => {
    response.writeHead(200, { [`x-${secret}`]: 'echo', [`${secret}`]: 'echo' }).end('{}')
  })
  const proxy = await record(target)
  await ask(`${proxy.url}/models`, { headers: { Authorization: `Bearer ${secret}`, [`y-${secret}`]: 'asked' } })
  const { request, response } = proxy.entries()[0]!
  expect(JSON.stringify([request, response])).not.toContain(secret)
  for (const { headers } of [request, response])
    expect(headers.map((one) => one.name)).toContainEqual(expect.stringMatching(/^[xy]-(sk-)?\[redacted\]$/))
})

test('a placeholder key is not hidden in a body', async () => {
  const target = await serve((_request, response) => void response.end('{"test":"test"}'))
  const proxy = await record(target)
  await ask(`${proxy.url}/models`, { headers: { Authorization: 'Bearer test' } })
  expect(proxy.entries()[0]!.response.content.text).toBe('{"test":"test"}')
})

describe('a secret that is cut', () => {
  test.each(Array.from({ length: 24 }, (_, at) => at + 2))(
    'between two reads at byte %i leaves the reads and their times',
    (at) => {
      const text = `€ "${key}" end`
      const bytes = Buffer.from(text)
      const reads = [
        { bytes: at, atMs: 1 },
        { bytes: bytes.length - at, atMs: 2 },
      ]
      const done = redactBody(bytes, reads, redact.find)
      expect(done.bytes.toString()).toBe('€ "sk-[redacted]" end')
      expect(done.reads.map((one) => one.atMs)).toEqual([1, 2])
      const [first = { bytes: 0 }, second = { bytes: 0 }] = done.reads
      expect(first.bytes + second.bytes).toBe(done.bytes.length)
      // The mark belongs to the read in which the secret begins.
      const expected =
        at <= 8 ? at : at < 5 + key.length ? 8 + '[redacted]'.length : done.bytes.length - (bytes.length - at)
      expect(first.bytes).toBe(expected)
    },
  )

  test.each([
    ['content', (text: string) => ({ content: text })],
    ['reasoning_content', (text: string) => ({ reasoning_content: text })],
    ['arguments', (text: string) => ({ tool_calls: [{ index: 0, function: { arguments: text } }] })],
  ])('over the deltas of %s, in pieces of any size, is found', (_field, toDelta) => {
    for (let size = 1; size <= key.length; size++) {
      const said = `it is ${key}, ok`
      const deltas = said.match(new RegExp(`.{1,${size}}`, 'g'))!
      const events = deltas.map((one) => chunk(toDelta(one)))
      const stream = Buffer.from(events.join(''))
      const reads = events.map((one, number) => ({ bytes: Buffer.byteLength(one), atMs: number }))
      const done = redactBody(stream, reads, redact.find, { texts: [said] })
      const left = done.bytes.toString()
      const texts = [...left.matchAll(/"(?:content|reasoning_content|arguments)":"([^"]*)"/g)].map((one) => one[1])
      expect(texts.join('')).toBe('it is sk-[redacted], ok')
      expect(done.reads).toHaveLength(reads.length)
      let at = 0
      for (const { bytes } of done.reads) expect(left.slice(at, (at += bytes))).toMatch(/^data: \{.*\}\n\n$/)
    }
  })

  test('over the chunks of a stream is not written to the file', async () => {
    const pieces = ['the key ', key.slice(0, 12), key.slice(12), ' is yours']
    const target = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      for (const piece of pieces) response.write(chunk({ content: piece }))
      response.end('data: [DONE]\n\n')
    })
    const proxy = await record(target)
    const got = await chat(proxy.url)
    expect(got.text).toContain(key.slice(12))
    await proxy.close()
    const text = readFileSync(proxy.out, 'utf8')
    expect(text).not.toContain(key.slice(0, 12))
    expect(text).not.toContain(key.slice(12))
    expect(text).toContain('is yours')
  })
})

test('a compressed body is decompressed before it is searched', async () => {
  const compressed = gzipSync(`{"error":{"message":"${key}","type":"x"}}`)
  const target = await serve((_request, response) => {
    response.writeHead(400, {
      'Content-Type': 'application/json',
      'Content-Encoding': 'gzip',
      'Content-Length': compressed.length,
    })
    response.end(compressed)
  })
  const proxy = await record(target)
  const got = await chat(proxy.url)
  expect(Buffer.concat(got.parts).equals(compressed)).toBe(true)
  await proxy.close()
  expect(proxy.entries()[0]!.response.content.text).toBe('{"error":{"message":"sk-[redacted]","type":"x"}}')
})

test.each([
  ['application/json', 'an event stream', 'data: '],
  ['text/plain', 'lines of JSON', ''],
])('a key in pieces is hidden in a body of %s that is %s, on any path', async (type, _, prefix) => {
  const pieces = [key.slice(0, 9), key.slice(9)]
  const lines = pieces.map(
    (content) => `${prefix}${JSON.stringify({ id: 'c', choices: [{ index: 0, delta: { content } }] })}\n\n`,
  )
  const target = await serve((_request, response) => {
    const body = lines.join('')
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length }).end(body)
  })
  const proxy = await record(target, { secrets: [key] })
  await chat(proxy.url)
  await ask(`${proxy.url}/responses`)
  await proxy.close()
  const text = readFileSync(proxy.out, 'utf8')
  expect(text.match(/\[redacted\]/g)!.length).toBeGreaterThan(2)
  for (const piece of pieces) expect(text).not.toContain(piece)
})

test('a body in an unknown coding is not written to the file', async () => {
  const target = await serve((_request, response) => {
    response.writeHead(200, { 'Content-Encoding': 'rot13' })
    response.end(key)
  })
  const proxy = await record(target)
  await chat(proxy.url)
  await proxy.close()
  expect(readFileSync(proxy.out, 'utf8')).not.toContain(key)
  expect(proxy.entries()[0]!.comment).toContain('coding "rot13" is not known')
})

const quiet = () => serve((request, response) => void request.resume().on('end', () => response.end('{}')))

describe('the secrets of a request', () => {
  const odd = 'pass~W0rd+of/Our=Own_77'
  /** Sends a request through a recorder; the whole file, and its first entry. */
  async function recordRequest(path: string, headers: Record<string, string>, body?: string | Buffer) {
    const proxy = await record(await quiet())
    await ask(`${proxy.url}${path}`, { method: 'POST', headers }, body)
    await proxy.close()
    return { text: readFileSync(proxy.out, 'utf8'), entry: proxy.entries()[0]! }
  }

  test.each([
    ['an escaped key', `?x=${key.replace('-', '%2D')}`, 'x'],
    ['an escaped name', '?api%5Fkey=hunter2', 'api_key'],
    ['auth', '?auth=hunter2', 'auth'],
    ['password', '?a=1&password=hunter2', 'password'],
    ['a secret in capitals', '?Client%2DSecret=hunter2', 'Client-Secret'],
  ])('are not in the query of the entry: %s', async (_, query, name) => {
    const { text, entry } = await recordRequest(`/files${query}`, {})
    expect(text).not.toMatch(/hunter2|Zx81/)
    expect(entry.request.queryString.find((one) => one.name === name)?.value).toMatch(/^(sk-)?\[redacted\]$/)
  })

  test('are not in header fields that are named for one, nor in what the target echoes of them', async () => {
    const target = await serve((request, response) => {
      const echoed = Buffer.from(String(request.headers['x-goog-key'])).toString('base64')
      response.writeHead(200, { 'X-Echo': echoed }).end(JSON.stringify({ echoed: request.headers['x-session-id'] }))
    })
    const proxy = await record(target)
    const headers = { 'X-Goog-Key': odd, 'X-Auth': 'hunter2', 'X-Session-Id': 'session-number-one' }
    await ask(`${proxy.url}/models`, { headers })
    await proxy.close()
    const text = readFileSync(proxy.out, 'utf8')
    expect(text).not.toMatch(/hunter2|session-number|W0rd/)
    expect(text).not.toContain(Buffer.from(odd).toString('base64').slice(0, 16))
  })

  test.each(['gzip', 'deflate', 'br', 'zstd'])('are not in a body compressed with %s', async (coding) => {
    const compress = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync, zstd: zstdCompressSync }[coding]!
    const sent = compress(JSON.stringify({ model: 'kimi-k2.6', user: key, api_key: 'hunter2' }))
    const { text, entry } = await recordRequest('/chat/completions', { 'Content-Encoding': coding }, sent)
    expect(text).not.toContain(sent.toString('base64').slice(0, 24))
    expect(entry.request.postData?.text).toBe('{"model":"kimi-k2.6","user":"sk-[redacted]","api_key":"[redacted]"}')
    expect(entry.comment).toContain('without its content coding')
  })

  test('are not in a compressed body that cannot be decompressed, because it is not kept', async () => {
    const { text, entry } = await recordRequest('/files', { 'Content-Encoding': 'gzip' }, `no gzip ${odd}`)
    expect(text).not.toContain('W0rd')
    expect(entry.request.postData).toBeUndefined()
    expect(entry.comment).toContain('its content coding "gzip" could not be removed')
  })

  test('are not in multipart fields that are named for one', async () => {
    const body =
      '--q\r\nContent-Disposition: form-data; name="api_key"\r\n\r\nhunter2\r\n--q\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nbatch\r\n--q--\r\n'
    const headers = { 'Content-Type': 'multipart/form-data; boundary=q' }
    const { text, entry } = await recordRequest('/files', headers, body)
    expect(text).not.toContain('hunter2')
    expect(entry.request.postData?.text).toContain('batch')
  })

  test.each([
    ['\\u002d', (secret: string) => secret.replaceAll('-', '\\u002d')],
    ['\\/', (secret: string) => secret.replaceAll('/', '\\/')],
    ['%2B', (secret: string) => encodeURIComponent(secret)],
    ['UTF-16', (secret: string) => Buffer.from(secret, 'utf16le').toString('latin1')],
  ])('are not in a body that spells them with %s', async (_, spell) => {
    for (const secret of [key, odd]) {
      const headers = { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' }
      const { text } = await recordRequest('/chat/completions', headers, `{"user":"${spell(secret)}"}`)
      expect(text.replaceAll('\\u0000', '')).not.toMatch(/Zx81|W0rd/)
    }
  })
})

test('a key of which the stream sends only the beginning is not written to the file', async () => {
  const target = await serve((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.write(chunk({ content: 'it is own~k' }))
    response.write(chunk({ content: 'ey-of-t' }), () => response.destroy())
  })
  const proxy = await record(target)
  await chat(proxy.url, {}, { Authorization: 'Bearer own~key-of-this-run' })
  await proxy.close()
  expect(readFileSync(proxy.out, 'utf8')).not.toMatch(/own~k|ey-of-t/)
})
