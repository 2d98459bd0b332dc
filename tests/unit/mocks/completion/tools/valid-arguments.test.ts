/** Arguments that are taken from earlier calls and their results: only those that the schema of the tool allows; and calls that are made again. */
import { expect, test } from 'vitest'
import { called, offering, result, text, tool, user, type Message } from '../answers/table.ts'
import { completeRequest } from '../complete-request.ts'

function argumentsOfCalls(messages: readonly Message[], request: Readonly<Record<string, unknown>>): unknown[] {
  const calls = completeRequest({ model: 'kimi-k2.6', messages, ...request }).choices[0]?.toolCalls ?? []
  return calls.map((call) => JSON.parse(call.arguments) as unknown)
}

const ask = user('Get the id of the user, and then write to this user')
const found = [ask, called('find_user', {}), result('{"user_id": "u7", "age": 31}', 'find_user_0')]
const toTools = (schema: object) =>
  offering(tool('find_user', 'Find the user', {}), tool('write_to', 'Write to a user', { user_id: schema }))

test('a result is taken that the schema allows', () => {
  expect(argumentsOfCalls(found, { ...toTools(text), tool_choice: 'required' })).toEqual([{ user_id: 'u7' }])
})

test.each([
  ['too short', { type: 'string', minLength: 12 }, expect.stringMatching(/^.{12,}$/)],
  ['too long', { type: 'string', maxLength: 1 }, expect.stringMatching(/^.?$/)],
  ['of another value', { type: 'string', const: 'root' }, 'root'],
  ['forbidden', { type: 'string', not: { const: 'u7' } }, expect.not.stringMatching(/^u7$/)],
])('a result is not taken that is %s', (_, schema, expected) => {
  expect(argumentsOfCalls(found, { ...toTools(schema), tool_choice: 'required' })).toEqual([{ user_id: expected }])
})

test.each([
  ['a minimum', { type: 'integer', minimum: 40 }],
  ['multiples', { type: 'integer', multipleOf: 50 }],
])('a number is not taken that breaks %s', (_, schema) => {
  const tools = offering(tool('find_user', 'Find the user', {}), tool('write_to', 'Write to a user', { age: schema }))
  expect(argumentsOfCalls(found, { ...tools, tool_choice: 'required' })).toEqual([{ age: expect.not.closeTo(31) }])
})

test.each([
  ['without a bound', { type: 'number' }, [{ first: 7, second: 3 }]],
  ['with a minimum', { type: 'number', minimum: 40 }, [{ first: expect.any(Number), second: 40 }]],
  ['with a list of values', { type: 'number', enum: [5, 6] }, [{ first: expect.any(Number), second: 5 }]],
])('the next step of a calculation obeys the schema of its tool, %s', (_, second, expected) => {
  const numbers = { first: { type: 'number' }, second }
  const tools = offering(
    tool('subtract', 'Calculates with two numbers: subtract', numbers),
    tool('multiply', 'Calculates with two numbers: multiply', numbers),
  )
  const messages = [
    user("what's (12 - 5) x 3"),
    called('subtract', { first: 12, second: 5 }),
    result('7', 'subtract_0'),
  ]
  expect(argumentsOfCalls(messages, tools)).toEqual(expected)
})

test.each([
  ['integer, without properties', { type: ['null', 'integer', 'object'] }],
  ['string', { type: ['string', 'object'], properties: { username: text } }],
  ['array', { type: ['array', 'object'], items: text, properties: { username: text }, required: ['username'] }],
])('arguments are an object where the schema of the tool also lists the type %s', (_, parameters) => {
  const login = { type: 'function', function: { name: 'login', description: 'Log in to the shop', parameters } }
  const made = argumentsOfCalls([user('Log in with the username petra42')], { tools: [login], tool_choice: 'required' })
  expect(made).toHaveLength(1)
  expect(made[0]).toEqual('properties' in parameters ? { username: 'petra42' } : {})
})

test.each([
  ['an empty list', '[]', { query: 'phone number of Bistro Larch' }],
  ['an answer', '[{"name": "Bistro Larch", "phone": "555 0100"}]', { query: 'phone number of Bistro Larch' }],
  ['an error', 'Error: not available', {}],
])('a call that is demanded is made after %s', (_, content, args) => {
  const tools = offering(tool('search_places', 'Search for places', { query: text }))
  const messages = [
    user('Find the phone number of Bistro Larch.'),
    called('search_places', args, 'a'),
    result(content, 'a'),
  ]
  expect(argumentsOfCalls(messages, { ...tools, tool_choice: 'required' })).toHaveLength(1)
})

test('the file of a failed edit is read again by a path that the schema of the tool allows', () => {
  const tools = offering(
    tool('edit_file', 'Replace text in a file', { path: text, old: text, new: text }),
    tool('read_file', 'Read a file', { path: { type: 'string', enum: ['b.txt', 'c.txt'] } }),
  )
  const messages = [
    user('Replace a by b in the file'),
    called('edit_file', { path: 'a.txt', old: 'a', new: 'b' }),
    result('Error: old text not found in file', 'edit_file_0'),
  ]
  expect(argumentsOfCalls(messages, tools)).toEqual([{ path: expect.stringMatching(/^[bc]\.txt$/) }])
})

test.each([
  ['is taken that the schema allows', text, [{ city: 'Bergen' }]],
  ['is not taken that is too long', { type: 'string', maxLength: 4 }, []],
])('the suggestion of a failed call %s', (_, schema, expected) => {
  const tools = offering(tool('get_weather', 'Get the weather of a city', { city: schema }))
  const failed = result('Unknown city "Brgn". Did you mean "Bergen"?', 'get_weather_0')
  const messages = [user('What is the weather in Brgn?'), called('get_weather', { city: 'Brgn' }), failed]
  expect(argumentsOfCalls(messages, tools)).toEqual(expected)
})

test.each(['Transient error, please retry', 'Validation errors: city. Fix the errors and try again'])(
  'a call that is demanded is made again after %s',
  (content) => {
    const tools = offering(tool('get_weather', 'Get the weather of a city', { city: text }))
    const messages = [
      user('What is the weather in Bergen?'),
      called('get_weather', { city: 'Bergen' }),
      result(content, 'get_weather_0'),
    ]
    expect(argumentsOfCalls(messages, { ...tools, tool_choice: 'required' })).toEqual([{ city: 'Bergen' }])
    expect(argumentsOfCalls(messages, tools)).toEqual([])
  },
)

test.each([
  ['with an escape that JSON lacks', '{"path":"C:\\app\\x.txt","old":"a","new":"b"}', []],
  ['with a line end in a text', '{"path":"a\nb.txt","old":"a","new":"b"}', []],
  ['that are JSON', '{"path":"C:\\\\app\\\\x.txt","old":"a","new":"b"}', [{ path: 'C:\\app\\x.txt' }]],
])('the file of an edit that failed is read again: arguments %s', (_, args, expected) => {
  const edit: Message = called('edit_file', {})
  const calls = (edit['tool_calls'] as { function: { arguments: string } }[]).map((call) => ({
    ...call,
    function: { ...call.function, arguments: args },
  }))
  const failed = result('Error: old text not found in file', 'edit_file_0')
  const tools = offering(
    tool('edit_file', 'Replace text in a file', { path: text, old: text, new: text }),
    tool('read_file', 'Read a file', { path: text }),
  )
  const messages = [user('Replace a by b in the file'), { ...edit, tool_calls: calls }, failed]
  expect(argumentsOfCalls(messages, tools)).toEqual(expected)
})
