/** Schemas whose references multiply are answered in bounded time: every fuzzed one here took seconds to centuries before. */
import { expect, test } from 'vitest'
import { answer } from '../../../../../mocks/answer.ts'
import { generateFromSchema } from '../../../../../mocks/completion/arguments/generate.ts'
import { readFacts } from '../../../../../mocks/completion/facts.ts'
import { createMock } from '../../../../../mocks/state/mock.ts'

/** A chain of `length` definitions, each of which applies the next one twice: 2 ** length ways. */
function toChain(length: number, keyword: string, last: object): object {
  const links = Array.from({ length }, (_, at) => {
    const next = { $ref: `#/$defs/x${at + 1}` }
    return [`x${at}`, { [keyword]: [next, next] }] as const
  })
  const $defs = Object.fromEntries([...links, [`x${length}`, last]])
  return { type: 'object', required: ['a'], properties: { a: { $ref: '#/$defs/x0' } }, $defs }
}

const self = { $ref: '#/$defs/x' }
const toRecursive = (x: object) => ({
  type: 'object',
  required: ['a'],
  properties: { a: self },
  $defs: { x: { type: 'object', properties: { b: { type: 'string' } }, ...x } },
})

const schemas: [string, object][] = [
  ['an allOf that refers twice to itself', toRecursive({ allOf: [self, self] })],
  [
    'an if and else that refer to themselves',
    toRecursive(Object.fromEntries(['if', 'then', 'else'].map((keyword) => [keyword, self]))),
  ],
  ['a oneOf that refers to itself', toRecursive({ oneOf: [self, { allOf: [self, self] }] })],
  ['a chain of allOf', toChain(40, 'allOf', { type: 'object', properties: { b: { type: 'string' } } })],
  ['a chain of oneOf', toChain(40, 'oneOf', { type: 'integer' })],
  ['a branch and a reference to the root', { anyOf: [{ enum: [], $ref: '#' }], $ref: '#' }],
]

test.each(schemas)('a value is generated for %s', (_, schema) => {
  const facts = readFacts('call f', false, 1_788_220_800)
  for (const optional of ['mentioned', 'all'] as const)
    expect(JSON.stringify(generateFromSchema(schema, facts, { optional }))).toMatch(/^(?:\{|null)/)
})

test.each(schemas)('a request with %s is answered or refused', (_, schema) => {
  const tool = { type: 'function', function: { name: 'f', parameters: schema } }
  const json = { type: 'json_schema', json_schema: { name: 'x', schema } }
  for (const more of [{ tools: [tool] }, { response_format: json }]) {
    const body = { model: 'kimi-k2.6', messages: [{ role: 'user', content: 'call f' }], ...more }
    const reply = answer(
      {
        method: 'POST',
        url: '/v1/chat/completions',
        headers: { authorization: 'Bearer sk-test', 'content-type': 'application/json' },
        body: new TextEncoder().encode(JSON.stringify(body)),
      },
      createMock(),
    )
    expect([200, 400]).toContain(reply.status)
  }
})

test('a schema of the usual kind is still satisfied to its last keyword', () => {
  const schema = {
    type: 'object',
    required: ['list'],
    properties: {
      list: { type: 'array', minItems: 3, uniqueItems: true, items: { $ref: '#/$defs/even' } },
    },
    $defs: { even: { allOf: [{ type: 'integer' }, { multipleOf: 2 }, { not: { const: 2 } }] } },
  }
  const value = generateFromSchema(schema, readFacts('', false, 0)) as { list: number[] }
  expect(new Set(value.list).size).toBeGreaterThanOrEqual(3)
  for (const one of value.list) expect([one % 2, one === 2]).toEqual([0, false])
})
