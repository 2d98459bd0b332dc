/** The explanations of refusals on the page. */
import { expect, it } from 'vitest'
import { diagnose, type AnsweredRequest } from '../../../../scripts/workbench/diagnose.ts'
import type { DiagnoseAnswer } from '../../../../scripts/workbench/protocol.ts'
import { startWorkbench } from './start-workbench.ts'

const key = 'sk-canary0123456789abcdefghij'

function answer(status: number, error: object, more: Partial<AnsweredRequest> = {}): AnsweredRequest {
  const bytes = Buffer.from(JSON.stringify({ error }))
  return {
    environment: { kind: 'official', baseUrl: 'https://api.moonshot.ai/v1' },
    key,
    model: 'kimi-k2.6',
    status,
    headers: [['Content-Type', 'application/json']],
    body: [{ bytes, atMs: 5 }],
    end: 'complete',
    endedAtMs: 6,
    ...more,
  }
}

const refused = { type: 'invalid_authentication_error', message: 'Invalid Authentication' }

it('explains a refused key without options of the command line', async () => {
  const found = await diagnose(answer(401, refused))
  expect(found?.title).toBe('The host refuses the key.')
  expect(found?.text).toContain('invalid_authentication_error')
  expect(`${found?.text}${found?.next}`).not.toMatch(/--|MOONSHOT_/)
})

it('names the fields of the page for the mock, for no key, and for a key of a wrong form', async () => {
  const mock = { kind: 'mock', baseUrl: 'http://127.0.0.1:4010/v1' } as const
  expect((await diagnose(answer(401, refused, { environment: mock })))?.next).toContain('--api-key')
  expect((await diagnose(answer(401, refused, { key: null })))?.next).toContain('key field')
  const quoted = await diagnose(answer(401, refused, { key: `"${key}"` }))
  expect(quoted?.title).toContain('quotes')
  expect(quoted?.next).toContain('key field')
})

it('names the base URL of the mock for a path that it does not have', async () => {
  const bytes = Buffer.from(JSON.stringify({ code: 5, error: 'url.not_found', message: '没找到对象' }))
  const environment = { kind: 'mock', baseUrl: 'http://127.0.0.1:4010/v1' } as const
  for (const sentBy of ['client', 'page'] as const) {
    const found = await diagnose(answer(404, {}, { environment, body: [{ bytes, atMs: 5 }], sentBy }))
    expect(found?.next).toContain('The base URL of this mock is http://127.0.0.1:4010/v1')
  }
})

it('explains a limit with the time to wait', async () => {
  const error = {
    type: 'rate_limit_reached_error',
    message: 'Your account org-1 request reached organization max RPM: 3, please try again after 7 seconds',
  }
  const found = await diagnose(answer(429, error, { headers: [['Retry-After', '7']] }))
  expect(found?.text).toMatch(/RPM .*3/)
  expect(found?.next).toContain('7 s')
})

it('never repeats the key that a server repeats', async () => {
  const found = await diagnose(answer(401, { ...refused, message: `bad key ${key}` }))
  expect(JSON.stringify(found)).not.toContain(key)
  expect(JSON.stringify(found)).not.toContain(key.slice(3, 20))
})

it('has nothing to explain about an answer that is not a refusal', async () => {
  expect(await diagnose(answer(200, {}))).toBeNull()
})

it.each([
  [
    'a refused key',
    401,
    refused,
    { authorization: 'Bearer ***cdef' },
    /refuses the key/,
    /give the program one of those keys/,
  ],
  ['no key', 401, refused, {}, /no key/i, /Authorization: Bearer KEY/],
  ['a key without its scheme', 401, refused, { authorization: '***cdef' }, /no scheme/, /Bearer KEY/],
  [
    'a limit',
    429,
    { type: 'rate_limit_reached_error', message: 'request reached organization max RPM: 3' },
    { authorization: 'Bearer ***cdef' },
    /requests a minute/,
    /wait/,
  ],
])('explains an entry of the list with %s in the words of its client', async (_, status, error, more, title, next) => {
  const workbench = await startWorkbench()
  const body = {
    url: '/v1/chat/completions',
    model: 'kimi-k2.6',
    receivedAtMs: 1,
    status,
    headers: [],
    text: JSON.stringify({ error }),
    ...more,
  }
  const { text } = await workbench.call('POST', '/__mock/workbench/diagnose', { body })
  await workbench.server.close()
  const { diagnosis } = JSON.parse(text) as DiagnoseAnswer
  expect(diagnosis?.title).toMatch(title)
  expect(diagnosis?.next).toMatch(next)
  expect(diagnosis?.next).not.toMatch(/MOONSHOT_|key field/)
  expect(text).not.toContain('0000')
})

it.each([
  ['a status that is a text', { status: '401' }],
  ['headers that are not a list', { headers: { a: 'b' } }],
  ['an address without a host', { url: 'https://' }],
  ['no body', { text: null }],
])('refuses to explain an entry with %s', async (_, more) => {
  const workbench = await startWorkbench()
  const body = { url: '/v1/models', model: null, receivedAtMs: 1, status: 401, headers: [], text: '', ...more }
  const { status } = await workbench.call('POST', '/__mock/workbench/diagnose', { body })
  await workbench.server.close()
  expect(status).toBe(400)
})
