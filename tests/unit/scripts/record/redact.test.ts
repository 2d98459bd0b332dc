/** No secret reaches the disk, however it is cut, and the reads of a body survive (issue 4.3; account ids as recorded 2025-2026). */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { redactBody } from '../../../../openapi/secrets/body.ts'
import { redact } from '../../../suite/reporters/redact.ts'
import { ask, chat, record, serve } from './helpers.ts'

const key = 'sk-Zx81kkQp02mmNv73'
const chunk = (delta: object) => `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta }] })}\n\n`

test('keys, cookies and account ids of both sides are gone, everything else is there', async () => {
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

test('a placeholder key is no secret in a body', async () => {
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

  test('over the chunks of a stream never reaches the file', async () => {
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

test('a packed body is unpacked before it is looked through', async () => {
  const packed = gzipSync(`{"error":{"message":"${key}","type":"x"}}`)
  const target = await serve((_request, response) => {
    response.writeHead(400, {
      'Content-Type': 'application/json',
      'Content-Encoding': 'gzip',
      'Content-Length': packed.length,
    })
    response.end(packed)
  })
  const proxy = await record(target)
  const got = await chat(proxy.url)
  expect(Buffer.concat(got.parts).equals(packed)).toBe(true)
  await proxy.close()
  expect(proxy.entries()[0]!.response.content.text).toBe('{"error":{"message":"sk-[redacted]","type":"x"}}')
})

test('a body in a coding nobody knows is not written down', async () => {
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
