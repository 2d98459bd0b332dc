/** Bodies keep their bytes, reads and framing; only what is secret is replaced, also where a stream spells it out in pieces. */
import { describe, expect, test } from 'vitest'
import { redactBody } from '../../../../openapi/secrets/body.ts'
import { createSecretFinder } from '../../../../openapi/secrets/index.ts'

const key = 'sk-Zx81kkQp02mmNv73'
const odd = 'pass~W0rd+of/Our=Own_77'
const find = createSecretFinder([odd])
const clean = (text: string, contentType: string) =>
  redactBody(Buffer.from(text), [{ bytes: Buffer.byteLength(text), atMs: 0 }], find, { contentType }).bytes.toString()

describe('an event stream', () => {
  const events = (pieces: readonly string[], end: string) =>
    pieces.map((content) => `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}${end}`).join('')

  test.each([
    ['line feeds', '\n\n'],
    ['bare carriage returns', '\r\r'],
    ['both', '\r\n\r\n'],
  ])('whose lines end with %s hides a key in pieces', (_, end) => {
    for (const secret of [key, odd])
      for (const size of [1, 3, 7]) {
        const pieces = `it is ${secret}, ok`.match(new RegExp(`.{1,${size}}`, 'g'))!
        const text = clean(events(pieces, end), 'text/event-stream')
        const left = [...text.matchAll(/"content":"([^"]*)"/g)].map((one) => one[1]).join('')
        expect(left).toMatch(/^it is (sk-)?\[redacted\], ok$/)
        expect(text.split(end)).toHaveLength(pieces.length + 1)
      }
  })

  test('hides the pieces of a key that the stream does not finish', () => {
    const text = clean(events(['so: pa', 'ss~W', '0rd+'], '\n\n'), 'text/event-stream')
    expect(text).not.toMatch(/ss~W|0rd/)
  })

  test.each<[string, (piece: string) => object]>([
    ['Messages', (piece) => ({ type: 'content_block_delta', index: 1, delta: { type: 'text_delta', text: piece } })],
    ['Responses', (piece) => ({ type: 'response.output_text.delta', item_id: 'i', delta: piece })],
    ['a list of parts', (piece) => ({ choices: [{ delta: { content: [{ type: 'text', text: piece }] } }] })],
  ])('of another format (%s) hides a key in pieces', (_, toEvent) => {
    const stream = [...key].map((one) => `event: x\ndata:${JSON.stringify(toEvent(one))}\n\n`).join('')
    const text = clean(stream, 'text/event-stream; charset=utf-8')
    expect(text.match(/\[redacted\]/g)).toHaveLength(1)
    expect(text).not.toContain('"Z"')
  })

  test('whose payloads are plain text hides a key in pieces', () => {
    expect(clean('data: sk-Zx81k\n\ndata: kQp02mmNv73\n\ndata: [DONE]\n\n', 'text/event-stream')).toBe(
      'data: sk-[redacted]\n\ndata: \n\ndata: [DONE]\n\n',
    )
  })

  test('with an event over several data lines hides a key in pieces', () => {
    const stream = [key.slice(0, 9), key.slice(9)]
      .map((piece) => `data: {"choices":[{"delta":\ndata: {"content":"${piece}"}}]}\n\n`)
      .join('')
    expect(clean(stream, 'text/event-stream')).not.toContain(key.slice(9))
  })

  test('without a secret stays as it is, to the byte', () => {
    const stream = Buffer.from(': hi\r\ndata: {"id":"x", "a":1}\r\rdata: [DONE]\n\n')
    expect(
      redactBody(stream, [{ bytes: stream.length, atMs: 0 }], find, { contentType: 'text/event-stream' }).bytes,
    ).toBe(stream)
  })
})

test('lines of JSON hide a key in pieces', () => {
  const text = clean(
    '{"message":{"content":"pass~W0rd+of"}}\n{"message":{"content":"/Our=Own_77."}}\n',
    'application/x-ndjson',
  )
  expect(text).toBe('{"message":{"content":"[redacted]"}}\n{"message":{"content":"."}}\n')
})

describe('a form', () => {
  const type = 'multipart/form-data; boundary=XyZ'
  const part = (head: string, value: string) => `--XyZ\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`

  test('hides the fields whose name is that of a secret, and no other', () => {
    const body = `${part('name="api_key"', 'hunter2')}${part('name="purpose"', 'file-extract')}${part('name=password', 'a\r\nb')}--XyZ--\r\n`
    expect(clean(body, type)).toBe(
      `${part('name="api_key"', '[redacted]')}${part('name="purpose"', 'file-extract')}${part('name=password', '[redacted]')}--XyZ--\r\n`,
    )
  })

  test('that is cut off hides its last field', () => {
    expect(clean('--XyZ\r\nContent-Disposition: form-data; name="token"\r\n\r\nhunt', type)).toMatch(
      /\r\n\r\n\[redacted\]$/,
    )
  })

  test('in the URL encoding hides its fields', () => {
    expect(clean('token=hunter2&x=1&client%5Fsecret=hunter3', 'application/x-www-form-urlencoded')).toBe(
      'token=[redacted]&x=1&client%5Fsecret=[redacted]',
    )
  })
})
