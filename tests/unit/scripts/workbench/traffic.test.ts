import { expect, test } from 'vitest'
import { assemble, createAssembly } from '../../../suite/judge/assembly.ts'
import { createMockServer } from '../../../../mocks/server.ts'
import { toCurl, toHttpFile } from '../../../../scripts/workbench/page/traffic/copy-forms.ts'
import { toComposed, toSendEvents } from '../../../../scripts/workbench/page/traffic/entry-events.ts'
import { toFixture } from '../../../../scripts/workbench/page/traffic/fixture.ts'
import { readHar, toHarText } from '../../../../scripts/workbench/page/traffic/har.ts'
import { filterRows, noFilter, toRow, toShownPath } from '../../../../scripts/workbench/page/traffic/rows.ts'
import type { TrafficEntry } from '../../../../scripts/workbench/protocol.ts'

const body = { model: 'kimi-k2.6', messages: [{ role: 'user', content: "it's $HOME `id` \\ \n“é”" }] }
const text = 'data: {"a":"é"}\n\ndata: [DONE]\n\n'

const entry: TrafficEntry = {
  id: 'a-1',
  receivedAtMs: Date.UTC(2026, 10, 27, 7, 0, 0),
  durationMs: 40,
  clientLeft: false,
  method: 'POST',
  url: '/v1/chat/completions',
  operationId: 'createChatCompletion',
  model: 'kimi-k2.6',
  headers: {
    host: '127.0.0.1:4010',
    authorization: 'Bearer ***4f2a',
    'content-type': 'application/json',
    prefer: 'fault=done-missing',
  },
  body,
  bodyText: JSON.stringify(body),
  bodyCut: false,
  status: 200,
  response: {
    headers: [['Content-Type', 'text/event-stream']],
    body: text,
    encoding: 'utf8',
    bodyBytes: Buffer.byteLength(text),
    bodyCut: false,
    chunks: [
      { offset: 0, bytes: 12, atMs: 10 },
      { offset: 12, bytes: Buffer.byteLength(text) - 12, atMs: 30 },
    ],
    firstByteMs: 10,
    end: 'close',
  },
  scenario: null,
  fault: 'done-missing',
}

test('an entry gives the events that its answer arrived with, a character across two reads included', () => {
  const events = toSendEvents(entry)
  const parts = events.flatMap((event) => (event.type === 'bytes' ? [Buffer.from(event.base64, 'base64')] : []))
  expect(Buffer.concat(parts).toString()).toBe(text)
  expect(events.map((event) => ('atMs' in event ? event.atMs : null))).toEqual([0, 10, 10, 30, null])
  expect(events.at(-1)).toMatchObject({ type: 'end', reason: 'complete', durationMs: 40 })
})

test('an entry without an answer ends with an error, one whose answer was cut ends as broken', () => {
  expect(toSendEvents({ ...entry, status: null }).at(-1)).toMatchObject({ type: 'error' })
  const cut = { ...entry, response: { ...entry.response, end: 'cut' as const } }
  expect(toSendEvents(cut).at(-1)).toMatchObject({ type: 'end', reason: 'broken' })
})

test('an answer that is still being sent has no end, with and without its head', () => {
  const running = { ...entry, durationMs: null }
  expect(toSendEvents(running).map(({ type }) => type)).toEqual(['start', 'head', 'bytes', 'bytes'])
  expect(toSendEvents({ ...running, status: null }).map(({ type }) => type)).toEqual(['start'])
})

test.each([
  [undefined, null],
  [{ status: 'pass', failures: [] }, []],
  // The checks themselves failed.
  [{ status: 'fail' }, null],
] as const)('an entry with the verdict %j ends with the failures %j', (verdict, failures) => {
  const { verdict: _none, ...bare } = entry
  const events = toSendEvents(verdict === undefined ? bare : { ...bare, verdict })
  expect(events.at(-1)).toMatchObject({ type: 'end', failures })
})

test('the composer gets the request without its key and without fields of the connection', () => {
  expect(toComposed(entry)).toEqual({
    method: 'POST',
    path: '/v1/chat/completions',
    headers: { prefer: 'fault=done-missing' },
    body,
  })
  expect(toComposed({ ...entry, url: 'https://host.test/api/v1/models?x=1', method: 'GET', body: null })).toEqual({
    method: 'GET',
    path: '/v1/models?x=1',
    headers: { prefer: 'fault=done-missing' },
    body: undefined,
  })
})

test('a HAR file gives back the bytes, reads and times that it was made from', () => {
  const [back] = readHar(toHarText([entry], '1.0'), 'mine.har').entries
  const { id, url, fault, operationId, ...rest } = entry
  expect(back).toMatchObject(rest)
  expect([id, fault, operationId]).not.toContain(back!.id)
  expect(back!.url).toBe(`http://mock${url}`)
})

test.each([
  ['is kept in a HAR file', null, true],
  ['is no mark of an exchange with a fault', 'stream-left-open', false],
])('that the client left %s', (_, fault, left) => {
  const [back] = readHar(toHarText([{ ...entry, clientLeft: true, fault }], '1.0'), 'mine.har').entries
  expect(back!.clientLeft).toBe(left)
})

test('a HAR file keeps bytes that are not text', () => {
  const binary = Buffer.from([0xff, 0xfe, 0x00, 0x41])
  const response = {
    ...entry.response,
    body: binary.toString('base64'),
    encoding: 'base64' as const,
    bodyBytes: 4,
    chunks: [],
  }
  const [back] = readHar(toHarText([{ ...entry, response }], '1.0'), 'mine.har').entries
  const parts = toSendEvents(back!).flatMap((event) =>
    event.type === 'bytes' ? [Buffer.from(event.base64, 'base64')] : [],
  )
  expect(Buffer.concat(parts).equals(binary)).toBe(true)
})

test.each([
  ['no JSON', 'it is not JSON'],
  ['{"log":{}}', 'it has no log.entries'],
  ['[]', 'it has no log.entries'],
])('%s is refused with the reason', (har, words) => {
  expect(() => readHar(har, 'bad.har')).toThrow(words)
})

test('an entry of a HAR file needs a URL and nothing else, and entries without one are left out', () => {
  const har = { log: { entries: [{ request: { url: 'https://h.test/v1/models' } }, {}, null] } }
  expect(readHar(JSON.stringify(har), 'a.har').entries).toMatchObject([
    { method: 'GET', status: null, response: { body: '' } },
  ])
})

test('a row shows what decided the answer, and the tokens at the end of the body', () => {
  const usage = {
    ...entry.response,
    body: 'data: {"usage":{"total_tokens":7}}\n\ndata: {"usage":{"total_tokens":42}}\n\n',
  }
  expect(toRow({ ...entry, response: usage }, 'mock')).toMatchObject({
    target: 'Mock',
    path: '/v1/chat/completions',
    override: 'done-missing',
    totalTokens: 42,
    verdict: null,
  })
  expect(toRow({ ...entry, url: 'https://api.moonshot.ai/v1/models' }, 'file').target).toBe('api.moonshot.ai')
})

test.each([
  ['/v1/chat/completions', '/chat/completions'],
  ['/v1/files?purpose=x', '/files?purpose=x'],
  ['/chat/completions', '/chat/completions (no /v1)'],
  ['/', '/ (no /v1)'],
  ['/v12/models', '/v12/models (no /v1)'],
])('the list shows the path %s as %s', (path, shown) => {
  expect(toShownPath(path)).toBe(shown)
})

test('every word of a search must be in a row, and each filter must hold', () => {
  const rows = [
    toRow(entry, 'mock'),
    toRow({ ...entry, id: 'b', status: 429, fault: null, scenario: 'rate_limit_reached_error.rpm' }, 'mock'),
    toRow({ ...entry, id: 'c', status: null, fault: null, environment: 'api.moonshot.ai' }, 'relay'),
  ]
  const ids = (filter: object) => filterRows(rows, { ...noFilter, ...filter }).map(({ id }) => id)
  expect(ids({})).toEqual(['a-1', 'b', 'c'])
  expect(ids({ search: 'K2.6 429' })).toEqual(['b'])
  expect(ids({ search: 'rate_limit done' })).toEqual([])
  expect(ids({ status: 'refused' })).toEqual(['b'])
  expect(ids({ status: 'none' })).toEqual(['c'])
  expect(ids({ source: 'relay' })).toEqual(['c'])
})

test('copied forms name the variable of the key and never a key', () => {
  for (const form of [toCurl(entry, 'http://127.0.0.1:4010/v1'), toHttpFile(entry, 'http://127.0.0.1:4010/v1')]) {
    expect(form).toContain('MOONSHOT_API_KEY')
    expect(form).not.toContain('4f2a')
    expect(form).toContain('prefer: fault=done-missing')
  }
})

test('a saved answer answers the same question again, and no other', async () => {
  const answer = createAssembly()
  assemble(answer, {
    choices: [{ index: 0, message: { role: 'assistant', content: 'Saved!' }, finish_reason: 'stop' }],
  })
  const mock = await createMockServer({ port: 0 })
  try {
    const post = (path: string, sent: unknown) =>
      fetch(new URL(path, mock.url), {
        method: 'POST',
        headers: { authorization: 'Bearer k', 'content-type': 'application/json' },
        body: JSON.stringify(sent),
      })
    expect((await post('/__mock/fixtures', toFixture(entry, answer, null))).status).toBe(201)
    const ask = async (sent: object) => {
      const response = await post('/v1/chat/completions', { ...sent, stream: false })
      return ((await response.json()) as { choices: [{ message: { content: string } }] }).choices[0].message.content
    }
    expect(await ask(body)).toBe('Saved!')
    expect(await ask({ ...body, messages: [{ role: 'user', content: 'another question' }] })).not.toBe('Saved!')
  } finally {
    await mock.close()
  }
})

test('a saved refusal is given again with its status, type and message', () => {
  const error = { error: { type: 'rate_limit_reached_error', message: 'slow down' } }
  expect(toFixture({ ...entry, status: 429 }, createAssembly(), error)).toMatchObject({
    error: { status: 429, type: 'rate_limit_reached_error', message: 'slow down' },
    match: { model: 'kimi-k2.6', turn: 1 },
  })
})

test('a HAR file of a browser is opened without its keys, wherever they are', () => {
  const key = 'sk-har-canary-0123456789abcdef'
  const cookie = 'session-canary-0123456789'
  const header = (name: string, value: string) => ({ name, value })
  const har = {
    log: {
      entries: [
        {
          request: {
            method: 'POST',
            url: `https://api.moonshot.ai/v1/chat/completions?k=${key}`,
            headers: [header('Authorization', `Bearer ${key}`), header('Cookie', cookie), header('X-Note', key)],
            postData: { text: JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: key }] }) },
          },
          response: {
            status: 401,
            headers: [header('Set-Cookie', cookie)],
            content: { text: Buffer.from(`{"error":{"message":"no ${key}"}}`).toString('base64'), encoding: 'base64' },
          },
          _advice: [{ severity: 'fail', kind: 'x', message: key, at: '/', expected: '', received: cookie, source: '' }],
          _verdict: { status: 'fail', failures: [null] },
        },
      ],
    },
  }
  const { entries } = readHar(JSON.stringify(har), 'browser.har')
  const all = JSON.stringify(entries)
  expect(all).not.toContain(key)
  expect(all).not.toContain(cookie)
  expect(entries).toMatchObject([{ status: 401, model: 'kimi-k2.6', response: { encoding: 'utf8' } }])
  expect(entries[0]!.response.body).toMatch(/^\{"error":\{"message":"no .+"\}\}$/)
  // A verdict of another form is not shown.
  expect(entries[0]).not.toHaveProperty('verdict')
  expect(entries[0]!.advice).toHaveLength(1)
  expect(toHarText(entries, '1.0')).not.toContain(key)
})

test('a HAR file with broken entries is opened without them, and says how many', () => {
  const request = { method: 'GET', url: 'https://api.moonshot.ai/v1/models' }
  const har = { log: { entries: [null, 3, {}, { request: {} }, { request }] } }
  const { entries, skipped } = readHar(JSON.stringify(har), 'mixed.har')
  expect([entries.length, skipped]).toEqual([1, 4])
})
