/** An exchange that is written as HAR is read back with the same bytes and times. */
import { expect, it } from 'vitest'
import type { Exchange } from '../../../../openapi/exchange.ts'
import { toHar, toHarEntry } from '../../../../openapi/har-writer.ts'
import { chat, type Json } from './har-helpers.ts'
import { chunk, readBytes } from './read-helpers.ts'

const stream = Buffer.from(`data: ${chunk('水')}\n\ndata: [DONE]\n\n`)
const exchange: Exchange = {
  label: 'x',
  operationId: 'createChatCompletion',
  request: {
    method: 'POST',
    url: `${chat}?a=b`,
    headers: [['Content-Type', 'application/json']],
    body: '{"model":"kimi-k2.5"}',
  },
  status: 200,
  headers: [
    ['content-type', 'text/event-stream'],
    ['x', '1'],
    ['x', '2'],
  ],
  form: 'body',
  body: [
    { bytes: stream.subarray(0, 40), atMs: 12.5 },
    { bytes: stream.subarray(40, 41), atMs: 13 },
    { bytes: stream.subarray(41), atMs: 80 },
  ],
  end: 'cut',
  endedAtMs: 90,
}

it.each<[what: string, over: Partial<Exchange>]>([
  ['a stream with its times', {}],
  [
    'a character cut in two by the reads',
    {
      body: [
        { bytes: Buffer.from('水').subarray(0, 1), atMs: 1 },
        { bytes: Buffer.from('水').subarray(1), atMs: 2 },
      ],
    },
  ],
  ['bytes that are no UTF-8', { body: [{ bytes: Buffer.of(0x64, 0xff, 0x00), atMs: null }] }],
  ['an empty body', { body: [], end: 'complete' }],
  ['no times', { body: [{ bytes: stream, atMs: null }], endedAtMs: null, end: 'open' }],
  ['an unknown end', { end: 'unknown' }],
  ['payload lines', { form: 'payloads', body: [{ bytes: Buffer.from(`${chunk('a')}\n`), atMs: null }] }],
  [
    'no request body',
    {
      request: { method: 'GET', url: 'https://api.moonshot.ai/v1/models', headers: [], body: null },
      operationId: 'listModels',
    },
  ],
])('is read back unchanged: %s', async (_, over) => {
  const written: Exchange = { ...exchange, ...over }
  const text = toHar([toHarEntry(written, { startedAt: new Date(1788396097000), comment: 'c' })], '0.1.0')
  const { exchanges } = await readBytes('a.har', text)
  const { label, ...back } = exchanges[0]!.exchange
  expect({ ...back, body: back.body.map((part) => ({ ...part, bytes: [...part.bytes] })) }).toEqual({
    ...Object.fromEntries(Object.entries(written).filter(([name]) => name !== 'label')),
    body: written.body.map((part) => ({ ...part, bytes: [...part.bytes] })),
  })
  expect(label).toMatch(/#1$/)
})

it('has the members that HAR 1.2 demands', () => {
  const written = JSON.parse(toHar([toHarEntry(exchange)], '0.1.0')) as { log: Json & { entries: Json[] } }
  expect(Object.keys(written.log)).toEqual(['version', 'creator', 'pages', 'entries'])
  const first = written.log.entries[0]! as Record<string, Json>
  for (const name of ['startedDateTime', 'time', 'request', 'response', 'cache', 'timings'])
    expect(first).toHaveProperty(name)
  for (const name of ['method', 'url', 'httpVersion', 'cookies', 'headers', 'queryString', 'headersSize', 'bodySize'])
    expect(first.request).toHaveProperty(name)
  for (const name of [
    'status',
    'statusText',
    'httpVersion',
    'cookies',
    'headers',
    'content',
    'redirectURL',
    'headersSize',
    'bodySize',
  ])
    expect(first.response).toHaveProperty(name)
  expect(first.request!.queryString).toEqual([{ name: 'a', value: 'b' }])
  expect(first).toMatchObject({
    startedDateTime: '1970-01-01T00:00:00.000Z',
    time: 90,
    timings: { send: 0, wait: 12.5, receive: 77.5 },
  })
})
