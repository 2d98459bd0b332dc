/** Tool calls: the right tool, ids in their recorded form, arguments from the message. */
import { expect, test } from 'vitest'
import { call, completeRequest, tool, weather } from '../complete-request.ts'

const time = tool('get_time', 'Current time in a city', { city: { type: 'string' } })
const add = tool('add', 'Add two numbers', { a: { type: 'number' }, b: { type: 'number' } })
const multiply = tool('multiply', 'Multiply two numbers', { a: { type: 'number' }, b: { type: 'number' } })
const search = tool(
  'web_search',
  'Search the web',
  { query: { type: 'string' }, limit: { type: 'integer', minimum: 1, maximum: 20 } },
  ['query'],
)
const mail = tool('send_email', 'Send an email', {
  to: { type: 'string', format: 'email' },
  subject: { type: 'string' },
})

const write = tool('write_file', 'Write a file', { path: { type: 'string' }, content: { type: 'string' } })
const code = tool('CodeRunner', '代码执行器，支持运行 python 和 javascript 代码', {
  language: { type: 'string', enum: ['python', 'javascript'] },
})

test.each([
  ['what is the weather in beijing?', [weather], [['get_weather', { city: 'Beijing' }]]],
  ['北京今天天气怎么样？请查一下，你应当使用工具。', [weather], [['get_weather', { city: '北京' }]]],
  ['What is the weather in Paris in celsius?', [time, weather], [['get_weather', { city: 'Paris', unit: 'celsius' }]]],
  [
    'Weather in Paris and London?',
    [weather],
    [
      ['get_weather', { city: 'Paris' }],
      ['get_weather', { city: 'London' }],
    ],
  ],
  [
    'What is the weather in Paris and the time in Tokyo?',
    [weather, time],
    [
      ['get_weather', { city: 'Paris' }],
      ['get_time', { city: 'Tokyo' }],
    ],
  ],
  [
    'use both add and multiply with 2 and 3',
    [add, multiply],
    [
      ['add', { a: 2, b: 3 }],
      ['multiply', { a: 2, b: 3 }],
    ],
  ],
  [
    "What's the weather like in San Francisco, Tokyo, and Paris?",
    [weather],
    [
      ['get_weather', { city: 'San Francisco' }],
      ['get_weather', { city: 'Tokyo' }],
      ['get_weather', { city: 'Paris' }],
    ],
  ],
  ['What is 3 * 12?', [add, multiply], [['multiply', { a: 3, b: 12 }]]],
  ['What is 5 plus 8?', [add, multiply], [['add', { a: 5, b: 8 }]]],
  ['Latest news about Kimi K3', [weather, search], [['web_search', { query: 'Latest news about Kimi K3' }]]],
  [
    'Create a file a.txt with content "hi"',
    [tool('read_file', 'Read a file', { path: { type: 'string' } }), write],
    [['write_file', { path: 'a.txt', content: 'hi' }]],
  ],
  // The tool and the question of Moonshot's guide to tool use.
  ['编程判断 3214567 是否是素数。', [code], [['CodeRunner', { language: 'python' }]]],
  ['What is 2+2?', [weather], []],
  [
    'search for kimi k3 release notes, limit 5',
    [search],
    [['web_search', { query: 'kimi k3 release notes, limit 5', limit: 5 }]],
  ],
  [
    'Send an email to bob@example.com with subject "Lunch"',
    [mail, search],
    [['send_email', { to: 'bob@example.com', subject: 'Lunch' }]],
  ],
])('%s', (text, tools, expected) => {
  expect(call(text, { tools }).map((item) => [item.name, item.arguments])).toEqual(expected)
})

test.each([
  ['no tool fits', 'hi there', {}],
  ['the message says not to', '你好，请简单介绍一下你自己。你不应使用任何工具。', {}],
  ['the message says not to, in English', 'Without using any tools, tell me the weather in Rome', {}],
  ['tool_choice is none', '请查一下北京的天气。', { tool_choice: 'none' }],
])('no call is made when %s', (_, text, more) => {
  const choice = completeRequest({ messages: [{ role: 'user', content: text }], tools: [weather], ...more }).choices[0]
  expect(choice?.toolCalls).toEqual([])
  expect(choice?.finishReason).toBe('stop')
  expect(choice?.content).not.toBe('')
})

test.each([
  ['required', 'hello', { tools: [weather, time], tool_choice: 'required' }, 'get_weather'],
  [
    'a named function',
    'what is the weather?',
    { tools: [weather, time], tool_choice: { type: 'function', function: { name: 'get_time' } } },
    'get_time',
  ],
])('tool_choice %s forces a call', (_, text, more, name) => {
  expect(call(text, more)[0]?.name).toBe(name)
})

test('tools of system messages are offered too', () => {
  const messages = [
    { role: 'user', content: 'what is the weather in beijing?' },
    { role: 'system', content: '', tools: [weather] },
  ]
  expect(completeRequest({ messages, tools: [search] }).choices[0]?.toolCalls[0]?.name).toBe('get_weather')
})

test('parallel_tool_calls false allows one call', () => {
  expect(call('Weather in Paris and London?', { tools: [weather], parallel_tool_calls: false })).toHaveLength(1)
})

test.each([
  ['kimi-k3', 'get_weather_2'],
  ['kimi-k2.7-code', 'get_weather_2'],
  ['kimi-k2.5', 'get_weather_2'],
  ['kimi-k2-0905-preview', 'get_weather:2'],
])('%s counts calls through the conversation: %s', (model, id) => {
  const earlier = ['a', 'b'].map((name) => ({
    id: name,
    type: 'function',
    function: { name: 'get_weather', arguments: '{}' },
  }))
  const messages = [
    { role: 'user', content: 'weather in Rome and Oslo' },
    { role: 'assistant', content: '', reasoning_content: '', tool_calls: earlier },
    ...earlier.map((item) => ({ role: 'tool', tool_call_id: item.id, content: 'sunny' })),
    { role: 'assistant', content: 'Sunny.' },
    { role: 'user', content: 'and the weather in Paris?' },
  ]
  expect(completeRequest({ model, messages, tools: [weather] }).choices[0]?.toolCalls[0]?.id).toBe(id)
})

test('results are answered with a text', () => {
  const messages = [
    { role: 'user', content: 'weather in Rome' },
    {
      role: 'assistant',
      content: '',
      tool_calls: [{ id: 'x', type: 'function', function: { name: 'get_weather', arguments: '{}' } }],
    },
    { role: 'tool', tool_call_id: 'x', content: '21 degrees' },
  ]
  expect(completeRequest({ messages, tools: [weather] }).choices[0]).toMatchObject({
    toolCalls: [],
    finishReason: 'stop',
    content: expect.stringContaining('21 degrees') as string,
  })
})
