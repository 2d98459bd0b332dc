import { expect, test } from 'vitest'
import { checks, judge, JudgeInputError, type Exchange } from '../../../../tests/suite/checks.ts'
import { toExchange } from '../../../../tests/suite/judge/judge-input.ts'
import { completion } from '../checks/wire.ts'

/** What `fetch` gives a browser with the mode `no-cors`, or for a redirect that it does not follow; Node has no constructor for them. */
function toFiltered(type: ResponseType): Response {
  return Object.defineProperties(new Response('{}'), { status: { value: 0 }, type: { value: type } })
}

test.each([
  ['error', Response.error()],
  ['opaque', toFiltered('opaque')],
  ['opaqueredirect', toFiltered('opaqueredirect')],
])('a Response of type %s has no answer that could be judged', async (type, response) => {
  await expect(toExchange(response)).rejects.toThrow(`this Response (type ${type}) hides the answer of the server`)
})

test.each([200, 503])('a Response with status %d is judged', async (status) => {
  expect(await toExchange(new Response('{}', { status }))).toMatchObject({ status, end: 'complete' })
})

const fail = () => {
  throw new Error('a trap')
}
const unreadable = new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail })
const detached = new Uint8Array(8)
structuredClone(detached.buffer, { transfer: [detached.buffer] })
const circular: Record<string, unknown> = {}
circular.self = circular

function toLocked(): Response {
  const response = new Response('{}')
  response.body!.getReader()
  return response
}

function toTextStream(): Response {
  return new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue('{}')
        controller.close()
      },
    }),
  )
}

test.each([
  ['a proxy that throws', unreadable, 'cannot be read: a trap'],
  ['a Response that is read elsewhere', toLocked(), 'is being read elsewhere'],
  ['a Response with a stream of text', toTextStream(), 'a string in place of bytes'],
  ['bytes that were transferred', detached, 'cannot be read'],
  ['a buffer that was transferred', detached.buffer, 'cannot be read'],
  ['an async generator', (async function* () {})(), 'an object of unknown type'],
])('%s is refused as an answer', async (_, value, reason) => {
  const refusal = toExchange(value)
  await expect(refusal).rejects.toThrow(JudgeInputError)
  await expect(refusal).rejects.toThrow(reason)
})

test.each([
  ['null', null, 'not null'],
  ['a text', 'vendor', 'not a string'],
  ['an array', [], 'not an array'],
  [
    'an operation that does not exist',
    { operationId: 'chat' },
    'option operationId must be one of createChatCompletion',
  ],
  ['an inherited name as operation', { operationId: '__proto__' }, 'option operationId'],
  ['a request that is null', { request: null }, 'option request must be'],
  ['a request that is a list', { request: [] }, 'option request must be'],
  ['a request that is circular', { request: circular }, 'cannot be written as JSON'],
  ['a status that is a text', { status: '200' }, 'option status must be'],
  ['a status below 100', { status: -1 }, 'option status must be'],
  ['strict as a text', { strict: 'no' }, 'option strict must be true or false'],
  ['a misspelt option', { profil: 'vendor' }, 'there is no option "profil"; did you mean profile?'],
])('%s is refused as an option', async (_, options, reason) => {
  const refusal = toExchange(completion(), options as object)
  await expect(refusal).rejects.toThrow(JudgeInputError)
  await expect(refusal).rejects.toThrow(reason)
})

const plain: Exchange = {
  label: 'a',
  operationId: 'createChatCompletion',
  request: null,
  status: 200,
  headers: null,
  form: 'body',
  body: [{ bytes: Buffer.from(JSON.stringify(completion())), atMs: null }],
  end: 'complete',
  endedAtMs: null,
}

test.each([
  ['null as options', plain, null, 'not null'],
  ['a text as options', plain, 'vendor', 'not a string'],
  ['no checks', plain, { checks: [] }, 'an array of at least one check'],
  ['checks that are none', plain, { checks: [null] }, 'an array of at least one check'],
  ['a list of checks with a hole', plain, { checks: Array.from([checks[0]]).concat(Array(1)) }, 'at least one check'],
  ['an expectation that is a number', plain, { expect: 200 }, 'option expect must be'],
  ['a misspelt option', plain, { profil: 'vendor' }, 'there is no option "profil"; did you mean profile?'],
  ['a body with holes', { ...plain, body: Array(2) }, {}, 'body must be'],
  ['headers with holes', { ...plain, headers: Array(1) }, {}, 'headers must be'],
  ['an operation that does not exist', { ...plain, operationId: 'chat' }, {}, 'operationId must be'],
  ['an exchange without anything to judge', { ...plain, operationId: null, status: null }, {}, 'nothing of it can be'],
  ['a proxy that throws', unreadable, {}, 'cannot be read: a trap'],
])('judge refuses %s', (_, exchange, options, reason) => {
  const run = () => judge(exchange as Exchange, options as object)
  expect(run).toThrow(JudgeInputError)
  expect(run).toThrow(reason)
})

test('judge takes a whole exchange and the options of a case', () => {
  expect(judge(plain, { profile: 'official', expect: { status: 200 }, needsKey: true, checks })).toEqual([])
})
