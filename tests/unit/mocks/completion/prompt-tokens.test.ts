/**
 * Prompt tokens to the token, with the counts of the published tokenizer (MoonshotAI/Kimi-Vendor-Verifier) for each text: Moonshot's
 * own ground truth, and counts recorded on api.moonshot.ai (lm15-dev/lm15-contract, September 2026).
 */
import { expect, test } from 'vitest'
import { countPromptTokens } from '../../../../mocks/completion/prompt-tokens.ts'
import { completeRequest } from './complete-request.ts'

const capitalQuestion = '请用 JSON 格式回答：北京是中国的首都吗？答案需要包含键 capital。'
const capitalSchema = {
  type: 'object',
  properties: { capital: { type: 'boolean' } },
  required: ['capital'],
  additionalProperties: false,
}
const cityTool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Get current weather for a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
}
const dynamicTool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Get the weather of a city.',
    parameters: {
      type: 'object',
      properties: {
        city: { type: 'string', description: '城市名称' },
        unit: { type: 'string', enum: ['celsius', 'fahrenheit'] },
      },
      required: ['city'],
    },
  },
}
const newsTool = {
  type: 'function',
  function: {
    name: 'get_news',
    description: 'Get the latest news by topic.',
    parameters: { type: 'object', properties: { topic: { type: 'string' } } },
  },
}
const summarySchema = {
  type: 'object',
  properties: {
    city: { type: 'string' },
    temperature: { type: 'number' },
    condition: { type: 'string' },
    summary: { type: 'string' },
  },
  required: ['city', 'temperature', 'condition', 'summary'],
  additionalProperties: false,
}
const question = 'What is the weather in Paris? Use the tool.'

/** Counts of the published tokenizer. */
const counts = new Map<string, number>([
  ['', 0],
  [capitalQuestion, 18],
  [JSON.stringify(capitalSchema), 23],
  ['你好', 1],
  ['You are Kimi, a helpful assistant.', 9],
  [JSON.stringify(dynamicTool), 63],
  [JSON.stringify(newsTool), 37],
  [JSON.stringify(summarySchema), 47],
  ['北京今天天气怎么样？请查一下。', 9],
  ['get_weather', 3],
  ['{"city": "北京"}', 6],
  ['{"city": "北京", "temperature": 26, "condition": "晴"}', 18],
  ['请用 JSON 格式总结今天的天气，包含城市、温度、天气状况和一句话总结。', 20],
  [JSON.stringify(cityTool), 42],
  [question, 11],
  ['{"city":"Paris"}', 5],
  ['sunny', 2],
  ['Say ok.', 3],
  ['You answer in exactly two words.', 7],
  ['Reply with exactly one word: hello', 7],
])

function count(text: string): number {
  const tokens = counts.get(text)
  if (tokens === undefined) throw new Error(`no count for ${text}`)
  return tokens
}

const user = (content: string) => ({ role: 'user', content })
const callOf = (id: string, args: string) => ({
  id,
  type: 'function',
  function: { name: 'get_weather', arguments: args },
})
const withTool = { messages: [user(question)], tools: [cityTool], reasoning_effort: 'low' }
const format = (schema: unknown) => ({ type: 'json_schema', json_schema: { name: 'out', schema } })

test.each([
  ['a prompt without thinking', 36, { messages: [user(capitalQuestion)], thinking: { type: 'disabled' } }],
  [
    'a JSON schema',
    119,
    { messages: [user(capitalQuestion)], thinking: { type: 'disabled' }, response_format: format(capitalSchema) },
  ],
  ['an assistant message', 99, { messages: [{ role: 'assistant', content: '你好' }], reasoning_effort: 'high' }],
  [
    'two declarations of tools, a call and its result',
    539,
    {
      messages: [
        { role: 'system', content: 'You are Kimi, a helpful assistant.' },
        { role: 'system', content: '', tools: [dynamicTool] },
        user('北京今天天气怎么样？请查一下。'),
        { role: 'assistant', content: '', tool_calls: [callOf('call_01abc', '{"city": "北京"}')] },
        { role: 'tool', tool_call_id: 'call_01abc', content: '{"city": "北京", "temperature": 26, "condition": "晴"}' },
        user('请用 JSON 格式总结今天的天气，包含城市、温度、天气状况和一句话总结。'),
      ],
      tools: [newsTool],
      tool_choice: 'auto',
      response_format: format(summarySchema),
      thinking: { type: 'enabled', keep: 'all', effort: 'high' },
    },
  ],
  ['a prompt', 88, { messages: [user('Say ok.')] }],
  ['a prompt with low effort', 89, { messages: [user('Say ok.')], reasoning_effort: 'low' }],
  [
    'a prompt with an effort that is mapped to another',
    89,
    { messages: [user('Say ok.')], reasoning_effort: 'medium' },
  ],
  ['a prompt with an unknown effort', 88, { messages: [user('Say ok.')], reasoning_effort: 'bogus' }],
  [
    'a system message',
    107,
    {
      messages: [{ role: 'system', content: 'You answer in exactly two words.' }, user('Say ok.')],
      reasoning_effort: 'low',
    },
  ],
  ['a prompt that ends in a word', 93, { messages: [user('Reply with exactly one word: hello')] }],
  [
    'a prompt that ends in a word, with low effort',
    94,
    { messages: [user('Reply with exactly one word: hello')], reasoning_effort: 'low' },
  ],
  ['a tool', 175, { ...withTool, tool_choice: 'auto' }],
  ['a tool that must not be called', 213, { ...withTool, tool_choice: 'none' }],
  ['a tool that must be called', 203, { ...withTool, messages: [user('Say ok.')], tool_choice: 'required' }],
  [
    'a call and its result',
    258,
    {
      ...withTool,
      messages: [
        user(question),
        { role: 'assistant', content: null, tool_calls: [callOf('call_probe', '{"city":"Paris"}')] },
        { role: 'tool', tool_call_id: 'call_probe', content: 'sunny' },
      ],
    },
  ],
])('K3 counts %s: %d', (_, tokens, request) => {
  expect(countPromptTokens({ model: 'kimi-k3', ...request }, undefined, count)).toBe(tokens)
})

function countWithChoice(model: string, choice: string): number {
  return completeRequest({ model, messages: [user('hi')], tools: [cityTool], tool_choice: choice }).usage.prompt_tokens
}

test('tool_choice none costs 38 tokens more than auto on K3, and nothing on K2.6', () => {
  expect(countWithChoice('kimi-k3', 'none') - countWithChoice('kimi-k3', 'auto')).toBe(38)
  expect(countWithChoice('kimi-k2.6', 'none') - countWithChoice('kimi-k2.6', 'auto')).toBe(0)
})
