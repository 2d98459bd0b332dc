/** A shape has paths, types, presence and values of closed vocabularies; it has no contents and no ids. */
import { expect, it } from 'vitest'
import { createObserver } from '../../../suite/snapshot/observe.ts'
import { describePath, type GroupShape } from '../../../suite/snapshot/shape.ts'
import { toExchange, type ExchangeParts } from '../checks/exchange-of.ts'

const secret = 'sk-abcdefgh12345678'

function observe(...answers: ExchangeParts[]): Map<string, GroupShape> {
  const observer = createObserver()
  for (const one of answers) observer.add(toExchange(one), 'chat/plain')
  return new Map(observer.toShapes())
}

function pathsOf(...bodies: unknown[]): Record<string, string> {
  const group = observe(...bodies.map((json) => ({ json }))).get('createChatCompletion json 2xx')!
  return Object.fromEntries([...group.paths].map(([path, shape]) => [path, describePath(shape)]))
}

it.each<[string, unknown[], Record<string, string>]>([
  ['collapses array indexes', [{ a: [1, 'x'] }], { '': 'object', '/a': 'array', '/a/*': 'integer | string' }],
  ['joins types over answers', [{ a: 1 }, { a: null }], { '': 'object', '/a': 'integer | null' }],
  ['distinguishes a fraction from an integer', [{ a: 0.5 }, { a: 1 }], { '': 'object', '/a': 'number' }],
  ['marks a member that is sometimes left out', [{ a: true }, {}], { '': 'object', '/a': 'boolean ?' }],
  [
    'counts presence by the object around, not by the answer',
    [{ o: { a: '' } }, {}],
    { '': 'object', '/o': 'object ?', '/o/a': 'string' },
  ],
  ['escapes names as JSON pointers do', [{ 'a/b~c': 1 }], { '': 'object', '/a~1b~0c': 'integer' }],
  ['reads a literal as JSON', [true], { '': 'boolean' }],
])('%s', (_, bodies, paths) => {
  expect(pathsOf(...bodies)).toEqual(paths)
})

it.each([
  ['a UUID', '3cfaa94c-a6d6-11f1-bfec-00163e59531e'],
  ['a key', secret],
  ['an account id', 'org-1234567890ab'],
  ['a run of digits', 'u12345678'],
  ['a hexadecimal id', 'a1b2c3d4e5f60718'],
  ['a date', '2026-09-01'],
  ['a sentence', 'Was ist die Hauptstadt von Österreich?'],
  ['a star, which stands for indexes', '*'],
  ['nothing', ''],
  ['a long text', 'x'.repeat(65)],
])('writes {id} for a member name that is %s', (_, name) => {
  expect(pathsOf({ [name]: 1 })).toEqual({ '': 'object', '/{id}': 'integer' })
})

it('keeps a member named __proto__ apart from the prototype', () => {
  expect(pathsOf(JSON.parse('{"__proto__": {"x": 1}}'))).toMatchObject({ '/__proto__/x': 'integer' })
})

it('keeps values of the protocol only: finish_reason, role, object, type and what the spec enumerates', () => {
  const json = {
    id: 'chatcmpl-6a1b2c3d',
    object: 'chat.completion',
    model: 'kimi-k2.5',
    choices: [{ finish_reason: 'stop', message: { role: 'assistant', content: 'the capital is Vienna' } }],
    type: secret,
    role: 'I am a whole sentence',
  }
  const { paths } = observe({ json }).get('createChatCompletion json 2xx')!
  const words = Object.fromEntries(
    [...paths].filter(([, one]) => one.values.length > 0).map(([at, one]) => [at, one.values]),
  )
  expect(words).toEqual({
    '/object': ['chat.completion'],
    '/choices/*/finish_reason': ['stop'],
    '/choices/*/message/role': ['assistant'],
    '/type': ['(other)'],
    '/role': ['(other)'],
  })
})

it('groups by operation, form and status class, and keeps 429 apart from other refusals', () => {
  const error = { error: { message: 'no', type: 'invalid_request_error' } }
  const groups = observe(
    { json: {} },
    { events: [{ choices: [] }] },
    { status: 400, json: error },
    { status: 429, json: error },
    { status: 502, body: '<html>bad gateway</html>', headers: { 'content-type': 'text/html' } },
    { operationId: null, status: 404, json: {} },
  )
  expect([...groups.keys()]).toEqual([
    'createChatCompletion html 5xx',
    'createChatCompletion json 2xx',
    'createChatCompletion json 429',
    'createChatCompletion json 4xx',
    'createChatCompletion stream 2xx',
    'unknownPath json 4xx',
  ])
})

it('marks how a stream is framed: the end, comments, event names, data that is not JSON', () => {
  const body = ': ping\n\nevent: message\ndata: {"choices":[]}\n\ndata: oops\n\ndata: [DONE]\n\n'
  const group = observe({ body }).get('createChatCompletion stream 2xx')!
  expect(group.marks).toEqual(['[DONE]', 'comment', 'event:message', 'not-json'])
})

it('keeps names of headers of the contract, not those of the connection', () => {
  const headers = { 'Msh-Request-Id': 'x', Date: 'today', 'CF-Ray': '1', 'Set-Cookie': secret, 'X-New': secret }
  const group = observe({ json: {}, headers }).get('createChatCompletion json 2xx')!
  expect([...group.headers.keys()]).toEqual(['content-type', 'msh-request-id', 'x-new'])
})

it('stops counting paths at 2,000 and marks the shape', () => {
  const json = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`name_${at.toString(36)}`, at]))
  const group = observe({ json }).get('createChatCompletion json 2xx')!
  expect([group.paths.size, group.marks]).toEqual([2000, ['too-many-paths']])
})

it('restricts the shape to the given cases', () => {
  const observer = createObserver()
  observer.add(toExchange({ json: { a: 1 } }), 'one')
  observer.add(toExchange({ json: { b: 1 } }), 'two')
  const group = observer.toShapes(new Set(['two'])).get('createChatCompletion json 2xx')!
  expect([group.cases, [...group.paths.keys()]]).toEqual([['two'], ['', '/b']])
})
