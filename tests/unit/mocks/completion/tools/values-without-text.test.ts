/** Values of a request that `String` cannot convert, because their `toString` is not a function: answered as any other value. */
import { expect, test } from 'vitest'
import { toText } from '../../../../../mocks/common/index.ts'
import { called, integer, offering, result, text, tool, user } from '../answers/table.ts'
import { completeRequest } from '../complete-request.ts'

const odd = [
  { toString: null },
  { toString: 1, valueOf: 'x' },
  [{ toString: null }],
  JSON.parse('{"__proto__":{"a":1}}'),
]
const sum = { first: integer, second: integer }
const calculator = offering(
  tool('addNumbers', 'Sum of two numbers', sum),
  tool('divideNumbers', 'Quotient of two numbers', sum),
)
const question = user('What is 12 + 9, divided by 6? Work with the tools.')

test.each(odd)('an argument of an earlier call is %j', (value) => {
  const messages = [question, called('addNumbers', { first: value, second: 9 }, 'a'), result('21', 'a')]
  expect(completeRequest({ model: 'kimi-k2.6', messages, ...calculator }).choices[0]?.finishReason).toMatch(/stop|tool/)
})

test.each(odd)('a member of a result is %j', (value) => {
  const members = { items: [value, { id: value }], email: value, total: value }
  const messages = [
    user('Find the order of Ada, and then send her an email with the total'),
    called('find_order', { name: 'Ada' }, 'a'),
    result(JSON.stringify(members), 'a'),
  ]
  const tools = offering(
    tool('find_order', 'Find an order', { name: text }),
    tool('send_email', 'Send an email', { to: text, body: text }),
  )
  expect(completeRequest({ model: 'kimi-k2.6', messages, ...tools }).choices[0]?.finishReason).toMatch(/stop|tool/)
})

test.each(odd)('keywords of a schema that is not strict are %j', (value) => {
  const properties = {
    city: { type: value, description: value, enum: [value, 'Oslo'] },
    days: { type: 'array', items: { type: value }, description: value },
  }
  const parameters = { type: 'object', properties, required: ['city', value] }
  const weather = {
    type: 'function',
    function: { name: 'get_weather', description: 'Weather', strict: false, parameters },
  }
  const messages = [user('What is the weather in Oslo and Bergen for 3 days?')]
  expect(
    completeRequest({ model: 'kimi-k2.6', messages, tools: [weather], tool_choice: 'required' }).choices,
  ).toHaveLength(1)
})

test.each([
  ['a', 'a'],
  [1.5, '1.5'],
  [null, 'null'],
  [undefined, 'undefined'],
  [['a', [1, null]], 'a,1,'],
  [{ a: 1 }, ''],
  [[{ toString: null }, 2], ',2'],
])('%j is the text %j', (value, written) => {
  expect(toText(value)).toBe(written)
})
