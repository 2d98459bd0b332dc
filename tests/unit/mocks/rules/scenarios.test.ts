/** A scenario and the rule for the same refusal give the same text: each scenario beside a request that the rules refuse with it. */
import { expect, test } from 'vitest'
import { findScenario, scenarios } from '../../../../mocks/scenarios/index.ts'
import { refusalOf } from './ask.ts'

const user = (content: unknown): Record<string, unknown> => ({ role: 'user', content })
const hi = user('hi')
const tool = (definition: Record<string, unknown>, type = 'function'): unknown => ({ type, function: definition })
const weather = tool({ name: 'get_weather', parameters: { type: 'object', properties: {} } })
const untyped = { type: 'object', properties: { source: { enum: ['x'] } } }
const call = (id: string): unknown => ({ id, type: 'function', function: { name: 'get_weather', arguments: '{}' } })
const called = (...ids: string[]): unknown => ({ role: 'assistant', content: '', tool_calls: ids.map(call) })
const answered = (id: string): unknown => ({ role: 'tool', tool_call_id: id, content: 'sunny' })
const off = { thinking: { type: 'disabled' } }
const image = (url: string): unknown => user([{ type: 'image_url', image_url: { url } }])
const pair = { type: 'object', properties: { pair: { type: 'array', items: [{ type: 'string' }] } } }

const requests: Readonly<Record<string, Record<string, unknown>>> = {
  temperature: { temperature: 0.3 },
  temperature_plain: { ...off, temperature: 1 },
  temperature_range: { model: 'moonshot-v1-8k', temperature: 1.5 },
  top_p: { top_p: 0.9 },
  n: { n: 2 },
  presence_penalty: { presence_penalty: 0.1 },
  frequency_penalty: { frequency_penalty: 0.1 },
  thinking: { model: 'kimi-k2.7-code', ...off },
  logprobs: { logprobs: true },
  top_logprobs: { top_logprobs: 3 },
  logit_bias: { logit_bias: { 50256: -100 } },
  wrong_type: { reasoning_effort: 5 },
  stop: { stop: Array.from({ length: 10 }, () => 'x') },
  messages_empty: { messages: [] },
  message_empty: { messages: [hi, { role: 'assistant', content: '' }, hi] },
  role: { messages: [{ role: 'developer', content: 'x' }, hi] },
  content_part: { messages: [user([{ type: 'file', file: { file_id: 'x' } }])] },
  reasoning_missing: { model: 'kimi-k2.5', messages: [hi, hi, called('a'), answered('a')] },
  image_url: { messages: [image('https://example.com/cat.png')] },
  image_format: { messages: [image(`data:image/svg+xml;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg"/>')}`)] },
  image_undecodable: { messages: [image(`data:image/png;base64,${btoa('\x89PNG\r\n\x1a\n')}`)] },
  tokenization: {
    model: 'kimi-k2.6',
    messages: [{ role: 'system', tools: [weather] }, hi],
  },
  tool_name: { tools: [tool({ name: '9', parameters: { type: 'object' } })] },
  tool_type: { tools: [tool({ name: 'a' }, 'mcp')] },
  tool_duplicate: { tools: [weather, weather] },
  tool_parameters: { tools: [tool({ name: 'a', parameters: { type: 'array' } })] },
  tool_schema: { tools: [tool({ name: 'a', parameters: untyped })] },
  tool_results_missing: { messages: [hi, called('call_1'), hi] },
  tool_call_id: { messages: [hi, answered('unknown')] },
  tool_call_id_duplicate: { messages: [hi, called('get_weather_0', 'get_weather_0'), answered('get_weather_0')] },
  tool_choice_required: { model: 'kimi-k2.6', tools: [weather], tool_choice: 'required' },
  tool_choice_specified: { tools: [weather], tool_choice: { type: 'function', function: { name: 'get_weather' } } },
  tool_choice_unknown: { ...off, tool_choice: 'bogus' },
  tool_choice_without_tools: { tool_choice: 'required' },
  response_format: { response_format: { type: 'xml' } },
  response_schema: { response_format: { type: 'json_schema', json_schema: { name: 'x', schema: pair } } },
}

test.each(Object.entries(requests))('%s', (name, change) => {
  const { error } = JSON.parse(findScenario(`invalid_request_error.${name}`)?.body ?? '{}') as { error: unknown }
  expect({ message: refusalOf(change), type: 'invalid_request_error' }).toEqual(error)
})

test('scenarios without a request here need several requests, an upload, or an older server', () => {
  const ids = scenarios.map(({ id }) => id).filter((id) => id.startsWith('invalid_request_error.'))
  const left = ids.map((id) => id.slice('invalid_request_error.'.length)).filter((name) => !(name in requests))
  expect(left.toSorted()).toEqual(
    [
      'api_version',
      'file_count',
      'file_empty',
      'file_purpose',
      'file_size',
      'input_too_long',
      'json',
      'role_unspecified',
      'too_many_files',
      'token_limit',
    ].toSorted(),
  )
})
