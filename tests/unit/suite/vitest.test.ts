/** The entry point for vitest: the matcher judges single answers and refuses other values; `describeContract` registers the cases as tests. */
import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../../openapi/exchange.ts'
import type { OperationId } from '../../../openapi/types.ts'
import { judge } from '../../suite/checks.ts'
import { runSuite, SuiteOptionsError, type SuiteOptions } from '../../suite/index.ts'
import { describeContract, JudgeInputError } from '../../suite/vitest.ts'

// The form of a recorded answer (leandromineti/ai-assisted-coding in openapi/sources.yaml, 2026-09), with other contents.
const completion = {
  id: 'chatcmpl-6a98c2415b8d7796ed10ab5b',
  object: 'chat.completion',
  created: 1788396098,
  model: 'kimi-k3',
  choices: [
    { index: 0, message: { role: 'assistant', content: 'pong', reasoning_content: 'easy' }, finish_reason: 'stop' },
  ],
  usage: {
    prompt_tokens: 93,
    completion_tokens: 54,
    total_tokens: 147,
    completion_tokens_details: { reasoning_tokens: 38 },
  },
}
const bad = { ...completion, choices: [] }
const headers = { 'Content-Type': 'application/json; charset=utf-8' }
const chunk = (delta: object, finish_reason: string | null = null, more = {}) =>
  `data: ${JSON.stringify({ ...completion, object: 'chat.completion.chunk', usage: undefined, choices: [{ index: 0, delta, finish_reason, ...more }] })}\n\n`
const stream = [
  chunk({ role: 'assistant', content: '' }),
  chunk({ content: 'pong' }),
  chunk({}, 'stop', { usage: completion.usage }),
  'data: [DONE]\n\n',
]

describe('toKeepContract', () => {
  it.each<[string, () => unknown]>([
    ['a body', () => completion],
    ['a body as text', () => JSON.stringify(completion)],
    ['a Response', () => new Response(JSON.stringify(completion), { headers })],
    ['a streamed Response', () => new Response(stream.join(''), { headers: { 'Content-Type': 'text/event-stream' } })],
  ])('passes for %s that breaks no promise', async (_, make) => {
    await expect(make()).toKeepContract()
  })

  it.each<[string, () => unknown, RegExp]>([
    ['a body', () => bad, /choices-is-non-empty-array · createChatCompletion[^]*documented/],
    ['a Response', () => new Response(JSON.stringify(bad), { headers }), /choices-is-non-empty-array/],
    [
      'a stream cut short',
      () => new Response(stream.slice(0, 2).join(''), { headers: { 'Content-Type': 'text/event-stream' } }),
      /stream-termination|finish/,
    ],
  ])('fails for %s that breaks a promise, and says why', async (_, make, words) => {
    await expect(async () => expect(await make()).toKeepContract()).rejects.toThrow(words)
  })

  it('judges more promises if the request is known', async () => {
    const request = { model: 'kimi-k3', messages: [], stream: true }
    await expect(expect(completion).toKeepContract({ request, status: 200 })).rejects.toThrow(/stream/)
  })
})

const error = { error: { message: 'Invalid Authentication', type: 'invalid_authentication_error' } }
const html = new Response('<!doctype html><p>hi', { headers: { 'Content-Type': 'text/html' } })

describe('bodies without an answer of the API', () => {
  it.each<[what: string, value: unknown]>([
    ['an empty object', {}],
    ['an object with another member', { a: 1 }],
    ['an empty list', []],
    ['a list of answers', [completion]],
    ['an empty string', ''],
    ['a word', 'hello'],
    ['the JSON text of an empty object', '{}'],
    ['the JSON text of null', 'null'],
    ['the JSON text of a number', '1'],
    ['an error that is null', { error: null }],
    ['an error that is empty', { error: '' }],
    ['an error without message and type', { error: {} }],
    ['an error in another form', { error: 1 }],
    ['another envelope', { code: 0, message: 'ok' }],
    ['a completion without choices', { ...completion, choices: undefined }],
    ['an empty choices list', { choices: [] }],
    ['one chunk of a stream', JSON.parse(chunk({ content: 'a' }).slice(6)) as unknown],
    ['a stream of empty objects', 'data: {}\n\n'],
    ['a stream with only its end mark', 'data: [DONE]\n\n'],
    ['the bytes of an empty object', Buffer.from('{}')],
    ['an empty buffer', new Uint8Array()],
    ['an ArrayBuffer', new TextEncoder().encode('{"a":1}').buffer],
    ['a Blob', new Blob(['{"a":1}'])],
    ['an HTML Response', html.clone()],
    ['an empty Response', new Response(null, { status: 204 })],
    ['a Response with another JSON', Response.json({ ok: true })],
  ])('%s never passes, and `not` passes', async (_, value) => {
    const again = value instanceof Response ? value.clone() : value
    await expect(expect(value).toKeepContract()).rejects.toThrow(/createChatCompletion · this answer/)
    await expect(again).not.toKeepContract()
  })

  it.each<[what: string, value: unknown, operationId: OperationId]>([
    ['a completion', {}, 'createChatCompletion'],
    ['a model list', {}, 'listModels'],
    ['a balance', { a: 1 }, 'getBalance'],
    ['a token count', { data: {} }, 'estimateTokenCount'],
  ])('that of %s by its operation never passes', async (_, value, operationId) => {
    await expect(value).not.toKeepContract({ operationId })
  })

  it('`not` fails for an answer that breaks no promise', async () => {
    await expect(expect(completion).not.toKeepContract()).rejects.toThrow(/all checks passed/)
    await expect(expect(stream.join('')).not.toKeepContract()).rejects.toThrow(/all checks passed/)
  })

  it.each<[what: string, value: unknown]>([
    ['an error body', error],
    ['its text', JSON.stringify(error)],
    ['its bytes', Buffer.from(JSON.stringify(error))],
    ['a stream as text', stream.join('')],
    ['a stream as bytes', Buffer.from(stream.join(''))],
    ['a body in an ArrayBuffer', new TextEncoder().encode(JSON.stringify(completion)).buffer],
    ['a body in a Blob', new Blob([JSON.stringify(completion)])],
    ['a model list', { object: 'list', data: [{ id: 'kimi-k3', object: 'model', created: 1, owned_by: 'moonshot' }] }],
  ])('%s is recognised without options', async (_, value) => {
    await expect(value).toKeepContract()
  })
})

describe('values that cannot be judged', () => {
  const read = new Response('{}')
  const exchange = {
    label: 'a',
    operationId: 'createChatCompletion',
    request: null,
    status: 200,
    headers: null,
    form: 'body',
    body: [{ bytes: Buffer.from('{}'), atMs: null }],
    end: 'complete',
    endedAtMs: null,
  }
  const { end: _end, ...withoutEnd } = exchange
  const circular: Record<string, unknown> = { choices: [] }
  circular.self = circular

  it.each<[what: string, value: unknown, words: RegExp]>([
    ['null', null, /null cannot be judged/],
    ['undefined', undefined, /undefined cannot be judged/],
    ['a number', 7, /a number cannot be judged/],
    ['a function', () => completion, /a function cannot be judged/],
    ['a promise', Promise.resolve(completion), /await the answer/],
    ['a Response that was read', read, /already read.*response\.clone\(\)/],
    ['a date', new Date(0), /an object of Date cannot be judged/],
    ['an object in a circle', circular, /cannot be written as JSON/],
    ['an exchange without its end', withoutEnd, /not an exchange: end must be .*\(it is missing\)/],
    ['a status with a body', { status: 200, body: '{}' }, /not an exchange: label .*; form .*body must be an array/],
    ['an exchange with a text body', { ...exchange, body: '{}' }, /body must be an array of \{ bytes: Uint8Array/],
    ['an exchange with a header object', { ...exchange, headers: {} }, /headers must be an array of \[name, value\]/],
  ])('%s is refused by the matcher, also with `not`', async (_, value, words) => {
    await read.text().catch(() => undefined)
    await expect(expect(value).toKeepContract()).rejects.toThrow(words)
    await expect(expect(value).not.toKeepContract()).rejects.toThrow(words)
    await expect(expect(value).toKeepContract()).rejects.toBeInstanceOf(JudgeInputError)
  })

  it.each<[what: string, value: unknown, words: RegExp]>([
    ['nothing', undefined, /an exchange is an object with the members label, .*not undefined/],
    ['an empty object', {}, /not an exchange: label must be a string \(it is missing\); operationId/],
    ['a Response', new Response('{}'), /toKeepContract/],
    ['a text', 'data: {}', /not a string/],
    ['a list', [exchange], /not an array/],
    ['an exchange without its end', withoutEnd, /end must be 'complete', 'cut', 'open', 'unknown' \(it is missing\)/],
    ['an exchange with an unknown end', { ...exchange, end: 'done' }, /end must be/],
    ['an exchange with a read that is a string', { ...exchange, body: ['{}'] }, /body must be an array of \{ bytes/],
    ['an exchange with a request of another form', { ...exchange, request: { url: '/v1' } }, /request must be null or/],
  ])('judge refuses %s', (_, value, words) => {
    expect(() => judge(value as Exchange)).toThrow(words)
    expect(() => judge(value as Exchange)).toThrow(JudgeInputError)
  })

  it('judge refuses an unknown profile', () => {
    expect(() => judge(exchange as Exchange, { profile: 'strict' as never })).toThrow(
      /'official' or 'vendor', not "strict"/,
    )
  })

  it.each<[what: string, options: unknown, words: RegExp]>([
    ['nothing', undefined, /options of a run are an object .*not undefined/],
    ['an empty object', {}, /baseUrl must be a URL.*it is missing/],
    ['a URL without scheme', { baseUrl: 'localhost:1/v1' }, /must begin with http/],
    [
      'a list of globs as text',
      { baseUrl: 'http://a/v1', only: 'chat' },
      /only must be an array of globs, not a value of type string/,
    ],
    ['an unknown profile', { baseUrl: 'http://a/v1', profile: 'x' }, /profile must be 'official' or 'vendor'/],
    [
      'a concurrency of zero',
      { baseUrl: 'http://a/v1', concurrency: 0 },
      /concurrency must be a whole number above 0, not 0/,
    ],
    [
      'a key with a line break',
      { baseUrl: 'http://a/v1', apiKey: 'sk-a\nb' },
      /apiKey must be a string without line breaks/,
    ],
    ['a key with other characters', { baseUrl: 'http://a/v1', apiKey: 'sk-密钥' }, /apiKey must be a string without/],
    ['a case that is null', { baseUrl: 'http://a/v1', cases: [null] }, /cases must be an array of cases/],
    ['checks with a hole', { baseUrl: 'http://a/v1', checks: Array(1) }, /checks must be an array of checks/],
    ['retry as a number', { baseUrl: 'http://a/v1', retry: 3 }, /retry must be an object/],
    ['a misspelt option', { baseUrl: 'http://a/v1', profil: 'vendor' }, /no option "profil"; did you mean profile/],
    ['an option in another case', { baseUrl: 'http://a/v1', timeoutMS: 5 }, /did you mean timeoutMs/],
    ['a key that is a number', { baseUrl: 'http://a/v1', apiKey: 123456 }, /apiKey must be a string/],
  ])('runSuite and describeContract refuse %s', async (_, options, words) => {
    await expect(runSuite(options as SuiteOptions)).rejects.toThrow(words)
    await expect(runSuite(options as SuiteOptions)).rejects.toBeInstanceOf(SuiteOptionsError)
    expect(() => describeContract(options as SuiteOptions)).toThrow(words)
  })
})
