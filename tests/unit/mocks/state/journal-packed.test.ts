import { expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import { ask, hello } from '../ask.ts'
import type { Asked } from '../ask.ts'

const stream = { ...hello, stream: true }

test.each<[string, Asked[]]>([
  ['equal bodies', [{ body: hello }, { body: hello }, { body: hello }, { body: hello }]],
  ['streams of equal bodies', [{ body: stream }, { body: stream }, { body: stream }]],
  [
    'bodies that differ in one header',
    [
      { body: hello, headers: { 'x-a': '1' } },
      { body: hello, headers: { 'x-a': '2' } },
    ],
  ],
  [
    'a header more',
    [
      { body: hello, headers: { a: '1', b: '2' } },
      { body: hello, headers: { a: '1' } },
    ],
  ],
  [
    'a header less',
    [
      { body: hello, headers: { a: '1' } },
      { body: hello, headers: { a: '1', b: '2' } },
    ],
  ],
  ['addresses that differ', [{ body: hello }, { body: hello, url: '/v1/chat/completions?x=1' }]],
  [
    'usage that differs',
    [{ body: hello }, { body: { ...hello, messages: [{ role: 'user', content: 'Say hello to all of them.' }] } }],
  ],
  [
    'scenarios of one status',
    [
      { body: hello, headers: { prefer: 'example=server_overloaded' } },
      { body: hello, headers: { prefer: 'example=rate_limit_reached_error.rpm' } },
    ],
  ],
  ['a scenario between', [{ body: hello }, { body: hello, headers: { prefer: 'code=503' } }, { body: hello }]],
  ['a fault between', [{ body: hello }, { body: hello, headers: { prefer: 'fault=total-wrong' } }, { body: hello }]],
  ['a refused body', [{ body: { ...hello, model: 'no-such' } }, { body: '{' }, { body: hello }]],
  ['a browser', [{ body: hello, headers: { origin: 'http://localhost:1' } }, { body: hello }]],
  ['other operations', [{ url: '/v1/models', method: 'GET' }, { url: '/nope' }, { url: '/v1/models', method: 'GET' }]],
])('%s are shown as they were received and answered', (_, sent) => {
  const mock = createMock()
  // The first answers to a prompt have no header about the cache.
  const requests = [...sent, ...sent, ...sent]
  const replies = requests.map((request) => ask(mock, request))
  const shown = mock.requests
  expect(shown).toHaveLength(requests.length)
  for (const [at, reply] of replies.entries()) {
    const { headers, response, status, url, number, bodyText } = shown[at]!
    const request = requests[at]!
    const { body } = reply
    const parts = body.kind === 'bytes' ? [body.bytes] : body.events.map(({ bytes }) => bytes)
    expect({ number, status, url, headers: response.headers, body: response.body, end: response.end }).toEqual({
      number: at + 1,
      status: reply.status,
      url: request.url ?? '/v1/chat/completions',
      headers: reply.headers,
      body: parts.join(''),
      end: 'close',
    })
    expect(headers).toMatchObject(request.headers ?? {})
    expect(Object.keys(headers)).toEqual(Object.keys({ authorization: '', ...request.headers }))
    if (typeof request.body === 'object') expect(bodyText).toBe(JSON.stringify(request.body))
  }
})

test.each(['ä', '漢字', '🫖', '\u0080', '\ufeff'])(
  'a body with %j is shown as it was sent, also the third time',
  (text) => {
    const mock = createMock()
    const body = { ...hello, messages: [{ role: 'user', content: `A word: ${text}` }] }
    for (let count = 0; count < 3; count++) ask(mock, { body })
    expect(mock.requests.map(({ bodyText }) => bodyText)).toEqual(Array.from({ length: 3 }, () => JSON.stringify(body)))
  },
)

test('a body that the client changes after its answer is shown as it was answered', () => {
  const mock = createMock()
  ask(mock, { body: hello })
  const text = JSON.stringify(hello)
  const bytes = new TextEncoder().encode(text)
  ask(mock, { body: bytes })
  bytes.fill(0x20)
  expect(mock.requests[1]!.bodyText).toBe(text)
})

test('the ids of sessions and of mocks with other seeds are their own', () => {
  for (const seed of ['a', 'b']) {
    const mock = createMock({ seed, sequence: { first: 3, step: 2, tag: 'tag' } })
    const reply = ask(mock, { body: hello })
    const inSession = ask(mock, { body: hello, headers: { 'x-mock-session': 'one' } })
    expect(mock.requests[0]!.response.headers).toEqual(reply.headers)
    expect(mock.session('one').requests[0]!.response.headers).toEqual(inSession.headers)
  }
})
