/** Repeated tools and response formats: equal parts are shared, and results about them are kept. */
import { describe, expect, test } from 'vitest'
import { parseShared, shareParts } from '../../../../mocks/completion/shared-parts.ts'
import { parseBodyText } from '../../../../mocks/rules/body.ts'
import { keepFor } from '../../../../mocks/common/keep-for.ts'
import { answer } from '../../../../mocks/answer.ts'
import { createMock } from '../../../../mocks/state/mock.ts'
import { tool } from './complete-request.ts'

const weather = (description: string) => tool('get_weather', description, { city: { type: 'string' } })

/** The body of the reply to a request with these members, without its id, time and cached tokens. */
function ask(mock: ReturnType<typeof createMock>, city: string, more: Record<string, unknown>): unknown {
  const request = {
    method: 'POST',
    url: '/v1/chat/completions',
    headers: { authorization: 'Bearer k', 'content-type': 'application/json' },
    body: new TextEncoder().encode(
      JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: `The weather in ${city}?` }], ...more }),
    ),
  }
  const { status, body } = answer(request, mock)
  if (body.kind !== 'bytes') throw new Error(`a body of kind ${body.kind}`)
  const { choices, error } = JSON.parse(Buffer.from(body.bytes).toString()) as Record<string, unknown>
  return { status, choices, error }
}

describe('shared parts', () => {
  test('are the same object in two bodies with equal tools', () => {
    const [first, second] = [{ tools: [weather('Weather')] }, { tools: [weather('Weather')] }]
    shareParts(first)
    shareParts(second)
    expect(second.tools).toBe(first.tools)
  })

  test('are different objects if a description differs', () => {
    const [first, second] = [{ tools: [weather('Weather')] }, { tools: [weather('Weather now')] }]
    shareParts(first)
    shareParts(second)
    expect(second.tools).not.toBe(first.tools)
  })

  test('leave longer parts as they are', () => {
    const long = { tools: [weather('long '.repeat(20_000))] }
    const { tools } = long
    shareParts(long)
    expect(Object.isFrozen(tools)).toBe(false)
  })

  test.each<[about: string, more: Record<string, unknown>]>([
    ['tools', { tools: [weather('Get the weather')] }],
    ['tools that are refused', { tools: [tool('f', 'F', { a: { type: 'wrong' } })] }],
    [
      'a schema',
      {
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'a', schema: { type: 'object', properties: { city: { type: 'string' } } } },
        },
      },
    ],
    [
      'a schema that is refused',
      { response_format: { type: 'json_schema', json_schema: { name: 'a', schema: { type: 'wrong' } } } },
    ],
  ])('with %s do not change the answer', (_, more) => {
    const once = ask(createMock({}), 'Oslo', more)
    const mock = createMock({})
    ask(mock, 'Paris', more)
    ask(mock, 'Rome', more)
    expect(ask(mock, 'Oslo', more)).toEqual(once)
  })
})

describe('a body with a known end', () => {
  /** Parses texts in this order, and notes those that are parsed. */
  function parseAll(texts: readonly string[]) {
    const parsed: string[] = []
    const results = texts.map((text) =>
      parseShared(text, (part) => {
        parsed.push(part)
        return parseBodyText(part)
      }),
    )
    return { parsed, results }
  }
  const toText = (city: string, end: string) => `{"messages":["${city}"],"n":1${end}`
  const tools = (name: string) => `,"tools":[{"name":"${name}"}],"stop":["x"]}`

  test('is parsed up to the end from the third body on', () => {
    const { parsed, results } = parseAll(['Oslo', 'Rome', 'Bern'].map((city) => toText(city, tools('known'))))
    expect(parsed.at(-1)).toBe('{"messages":["Bern"],"n":1}')
    expect(JSON.stringify(results.at(-1))).toBe(`{"body":${toText('Bern', tools('known'))}}`)
    expect(parsed).toHaveLength(4)
  })

  test.each<[about: string, before: string, end: string]>([
    ['the end is in a nested object', '{"a":{"b":1', ',"tools":[]}}'],
    ['no member comes before it', '{', ',"tools":[{"name":"first"}]}'],
    ['what comes before it is not JSON', '{"n":01', ',"tools":[{"name":"number"}]}'],
    ['what comes before it is a string that does not end', '{"a":"b', ',"tools":[{"name":"string"}]}'],
    ['a member comes again in it', '{"n":1,"m":2', ',"tools":[{"name":"again"}],"n":3}'],
    ['it names a prototype', '{"n":1', ',"tools":[{"name":"prototype"}],"__proto__":{"x":1}}'],
    ['messages follow', '{"n":1', ',"tools":[{"name":"messages"}],"messages":[]}'],
    ['the name of the tools is a text', '{"n":1', ',"a":["tools"],"response_format":{"type":"text"}}'],
    ['a space comes before it', '{"n": 1', ', "tools": [{"name": "space"}]}'],
  ])('is parsed as one without: %s', (_, before, end) => {
    // The same end in two bodies in which it is the end, and then where it may not be.
    const { results } = parseAll([`{"n":0${end}`, `{"n":2${end}`, `${before}${end}`])
    expect(JSON.stringify(results.at(-1))).toBe(JSON.stringify(parseBodyText(`${before}${end}`)))
  })
})

describe('keepFor', () => {
  test('reads a frozen object once and any other object each time', () => {
    let reads = 0
    const read = keepFor((of: object) => ({ reads: ++reads, of }))
    const [frozen, other] = [Object.freeze({}), {}]
    expect([read(frozen), read(frozen)].map((result) => result.reads)).toEqual([1, 1])
    expect([read(other), read(other)].map((result) => result.reads)).toEqual([2, 3])
  })
})
