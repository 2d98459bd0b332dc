/** Names from requests that have the characters of regular expressions: they are searched as they are, and do not become patterns. */
import { expect, test } from 'vitest'
import { answer } from '../../../../mocks/answer.ts'
import { generateFromSchema } from '../../../../mocks/completion/arguments/generate.ts'
import { createBesideSearch } from '../../../../mocks/completion/arguments/spans.ts'
import { readFacts } from '../../../../mocks/completion/facts.ts'
import { createMock } from '../../../../mocks/state/mock.ts'
import { toRequest } from '../ask.ts'

const text = { type: 'string' }

function toTool(name: string, keys: readonly string[], schema: unknown = text) {
  const properties = Object.fromEntries(keys.map((key) => [key, schema]))
  return { type: 'function', function: { name, parameters: { type: 'object', properties, required: keys } } }
}

const names = [
  'c++',
  'a(b',
  '[x',
  'a[z-a]',
  'tags[]',
  'what?',
  'price ($)',
  '*',
  String.raw`\d`,
  '(?<',
  'x{2',
  '(a|a)*$',
]

const status = (body: Record<string, unknown>): number =>
  answer(toRequest({ body: { model: 'kimi-k2.6', thinking: { type: 'disabled' }, ...body } }), createMock()).status

test.each(names)('a property named %s is filled', (name) => {
  const keys = [name, `${name}_name`, `${name}_type`, `${name}1`, `${name}2`, `num_${name}`]
  const schema = toTool('x', keys).function.parameters
  const messages = [{ role: 'user', content: `Rate the language ${name} with ${name} of nine and note it` }]
  expect(status({ messages, tools: [toTool('rate', [name, 'other'])] })).toBe(200)
  expect(
    status({ messages, response_format: { type: 'json_schema', json_schema: { name: 'a', strict: true, schema } } }),
  ).toBe(200)
  expect(status({ messages, tools: [toTool('rate', [`${name}s`, name], { type: 'array', items: text })] })).toBe(200)
})

test.each(names)('a reference named %s_id is looked up or invented', (name) => {
  const tools = [toTool('rate_language', [`${name}_id`]), toTool('get_language', ['query'])]
  const call = { id: 'rate:0', type: 'function', function: { name: 'get_language', arguments: '{"query":"it"}' } }
  const asked = { role: 'user', content: 'Please rate the language' }
  expect(status({ tools, messages: [asked] })).toBe(200)
  const messages = [asked, { role: 'assistant', content: '', tool_calls: [call] }]
  expect(status({ tools, messages: [...messages, { role: 'tool', tool_call_id: 'rate:0', content: 'found' }] })).toBe(
    200,
  )
})

test.each([
  ['c++', 'Rate it with c++ cobalt.', 'cobalt'],
  ['x(a+)+b', 'Run it for x(a+)+b seven', 'seven'],
  ['x.y', 'Set it with xzy one and with x.y two', 'two'],
])('the value beside %s is found as it is written', (name, request, value) => {
  expect(createBesideSearch(name)?.(readFacts(request, false, 0))).toBe(value)
})

test.each([
  ['firstNames', 'Invite the first names Ada Lovelace, Bo Diddley and Cy Twombly to it'],
  ['aA0', 'The aA0 Ada Lovelace and Bo Diddley'],
  ['guest-listNames', 'With the guest list-names Ada Lovelace and Bo Diddley'],
])('the list %s has the names that stand behind it', (name, request) => {
  const schema = toTool('x', [name], { type: 'array', items: text }).function.parameters
  expect(generateFromSchema(schema, readFacts(request, false, 0))).toEqual({
    [name]: request.match(/\b(?:Ada|Bo|Cy) [A-Z][a-z]+/g),
  })
})
