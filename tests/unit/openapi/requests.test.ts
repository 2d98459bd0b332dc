/** The request schema accepts types, enums and limits that hold for at least one model, and rejects all others. */
import { describe, expect, it } from 'vitest'
import { validators } from '../../../openapi/validator.ts'
import { request } from './sample-bodies.ts'

const messages = (...list: unknown[]): unknown => request({ messages: list })
const user = (content: unknown): unknown => messages({ role: 'user', content })
const tool = (change: Record<string, unknown>): unknown =>
  request({
    tools: [{ type: 'function', function: { name: 'get_weather', parameters: { type: 'object' }, ...change } }],
  })
const weather = { type: 'function', function: { name: 'get_weather', parameters: { type: 'object' } } }
const schema = (json_schema: unknown): unknown => request({ response_format: { type: 'json_schema', json_schema } })
const call = { id: 'a:0', type: 'function', function: { name: 'a', arguments: '{}' } }

const accepted: readonly (readonly [string, unknown])[] = [
  ['the least', request()],
  [
    'every sampling value at its bounds',
    request({ temperature: 0, top_p: 1, n: 5, presence_penalty: -2, frequency_penalty: 2 }),
  ],
  ['a temperature of 0.6', request({ temperature: 0.6 })],
  ['both budgets', request({ max_tokens: 1, max_completion_tokens: 1_048_576 })],
  ['stop as a string', request({ stop: 'END' })],
  ['five stops', request({ stop: ['a', 'b', 'c', 'd', 'e'] })],
  ['stop null', request({ stop: null })],
  ['members the API ignores', request({ seed: 42, top_k: 1, service_tier: 'any', user: 7, store: true, anything: {} })],
  ['stream_options without stream', request({ stream_options: { include_usage: true } })],
  ['thinking with keep and effort', request({ thinking: { type: 'enabled', keep: 'all', effort: 'low' } })],
  // Kimi-Vendor-Verifier, test_thinking_effort.py (2026-08): test_default_type_is_enabled.
  ['thinking without a type', request({ thinking: { keep: 'all' } })],
  ['an unknown effort', request({ reasoning_effort: 'ultra' })],
  ['tool_choice null', request({ tool_choice: null })],
  ['tool_choice empty', request({ tool_choice: '' })],
  ['tool_choice none without tools', request({ tool_choice: 'none' })],
  ['a named tool_choice', request({ tool_choice: { type: 'function', function: { name: 'a' } } })],
  ['a one-letter function', tool({ name: 'a' })],
  ['a function name of 256 characters', tool({ name: 'a'.repeat(256) })],
  ['a builtin tool', request({ tools: [{ type: 'builtin_function', function: { name: '$web_search' } }] })],
  ['text parts', user([{ type: 'text', text: 'hi' }])],
  ['an image as an object', user([{ type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } }])],
  ['an image as a bare string', user([{ type: 'image_url', image_url: 'ms://file_1' }])],
  ['a video', user([{ type: 'video_url', video_url: { url: 'ms://file_1' } }])],
  ['tools in a system message', messages({ role: 'system', tools: [weather] })],
  ['an empty tool result', messages({ role: 'tool', tool_call_id: 'a:0', content: '' })],
  ['a function without parameters', tool({ parameters: undefined })],
  ['a function with empty parameters', tool({ parameters: {} })],
  ['an effort that is unknown inside thinking', request({ thinking: { effort: 'medium' } })],
  ['thinking with a further member', request({ thinking: { type: 'enabled', budget_tokens: 1 } })],
  ['options that are null', request({ response_format: null, prompt_cache_options: { mode: null, ttl: null } })],
  [
    'an assistant message with calls and no content',
    messages({ role: 'assistant', tool_calls: [call], reasoning_content: '' }),
  ],
  ['a partial message', messages({ role: 'assistant', content: '', partial: true, name: 'Bob' })],
  ['a tool result', messages({ role: 'tool', tool_call_id: 'a:0', content: '1' })],
  ['a JSON schema', schema({ name: 'x', schema: { type: 'object' }, strict: false })],
  ['json_object', request({ response_format: { type: 'json_object' } })],
  ['a prediction', request({ prediction: { type: 'content', content: 'x' } })],
  ['cache options', request({ prompt_cache_key: 's', prompt_cache_options: { mode: 'implicit', ttl: '1h' } })],
]

const refused: readonly (readonly [string, unknown, string, string])[] = [
  ['no model', request({ model: undefined }), '', 'required'],
  ['a model that is a number', request({ model: 1 }), '/model', 'type'],
  ['no messages', request({ messages: undefined }), '', 'required'],
  ['empty messages', request({ messages: [] }), '/messages', 'minItems'],
  ['a temperature above 1', request({ temperature: 1.1 }), '/temperature', 'maximum'],
  ['a temperature below 0', request({ temperature: -0.1 }), '/temperature', 'minimum'],
  ['a temperature as text', request({ temperature: '1' }), '/temperature', 'type'],
  ['six candidates', request({ n: 6 }), '/n', 'maximum'],
  ['six stops', request({ stop: ['a', 'b', 'c', 'd', 'e', 'f'] }), '/stop', 'maxItems'],
  ['a stop of 33 characters', request({ stop: ['a'.repeat(33)] }), '/stop/0', 'maxLength'],
  ['thinking that is true', request({ thinking: true }), '/thinking', 'type'],
  ['thinking with an unknown type', request({ thinking: { type: 'auto' } }), '/thinking/type', 'enum'],
  ['an effort that is a number', request({ reasoning_effort: 1 }), '/reasoning_effort', 'type'],
  ['21 top_logprobs', request({ top_logprobs: 21 }), '/top_logprobs', 'maximum'],
  ['logit_bias', request({ logit_bias: {} }), '/logit_bias', 'not'],
  ['an unknown tool_choice', request({ tool_choice: 'bogus' }), '/tool_choice', 'enum'],
  ['a tool_choice without a function', request({ tool_choice: { type: 'function' } }), '/tool_choice', 'required'],
  ['a plugin', request({ tools: [{ type: 'plugin', plugin: {} }] }), '/tools/0/type', 'discriminator'],
  ['an unknown tool type', request({ tools: [{ type: 'mcp' }] }), '/tools/0/type', 'discriminator'],
  ['a tool without a type', request({ tools: [{}] }), '/tools/0', 'required'],
  ['a function name with a leading digit', tool({ name: '1a' }), '/tools/0/function/name', 'pattern'],
  ['an empty function name', tool({ name: '' }), '/tools/0/function/name', 'pattern'],
  ['a function name of 257 characters', tool({ name: 'a'.repeat(257) }), '/tools/0/function/name', 'maxLength'],
  ['parameters without a type', tool({ parameters: { properties: {} } }), '/tools/0/function/parameters', 'required'],
  ['parameters that are a list', tool({ parameters: { type: 'array' } }), '/tools/0/function/parameters/type', 'const'],
  ['a strict that is text', tool({ strict: 'yes' }), '/tools/0/function/strict', 'type'],
  ['the role developer', messages({ role: 'developer', content: 'x' }), '/messages/0/role', 'discriminator'],
  ['no role', messages({ content: 'x' }), '/messages/0', 'required'],
  ['a role that is a number', messages({ role: 1, content: 'x' }), '/messages/0/role', 'type'],
  ['content that is an object', user({ text: 'x' }), '/messages/0/content', 'type'],
  ['a user without content', messages({ role: 'user' }), '/messages/0', 'required'],
  ['a system message without content and tools', messages({ role: 'system' }), '/messages/0', 'required'],
  ['a system message with no tools', messages({ role: 'system', tools: [] }), '/messages/0', 'required'],
  ['a system message with tools null', messages({ role: 'system', tools: null }), '/messages/0', 'required'],
  ['an empty system message', messages({ role: 'system', content: '' }), '/messages/0/content', 'minLength'],
  ['a user message without parts', user([]), '/messages/0/content', 'minItems'],
  ['an empty text part', user([{ type: 'text', text: '' }]), '/messages/0/content/0/text', 'minLength'],
  ['an empty answer', messages({ role: 'assistant', content: '' }), '/messages/0/content', 'minLength'],
  ['an answer without content', messages({ role: 'assistant' }), '/messages/0', 'required'],
  [
    'a tool result with an empty id',
    messages({ role: 'tool', tool_call_id: '', content: '1' }),
    '/messages/0/tool_call_id',
    'minLength',
  ],
  [
    'another builtin tool',
    request({ tools: [{ type: 'builtin_function', function: { name: '$mail' } }] }),
    '/tools/0/function/name',
    'enum',
  ],
  ['an empty schema', schema({ name: 'x', schema: {} }), '/response_format/json_schema/schema', 'minProperties'],
  ['a tool result without an id', messages({ role: 'tool', content: '1' }), '/messages/0', 'required'],
  ['a file part', user([{ type: 'file', file: {} }]), '/messages/0/content/0/type', 'discriminator'],
  [
    'an image without a url',
    user([{ type: 'image_url', image_url: {} }]),
    '/messages/0/content/0/image_url',
    'required',
  ],
  ['an unknown format', request({ response_format: { type: 'xml' } }), '/response_format/type', 'discriminator'],
  ['a JSON schema without a name', schema({ schema: { type: 'object' } }), '/response_format/json_schema', 'required'],
  ['a JSON schema that is text', schema({ name: 'x', schema: 'y' }), '/response_format/json_schema/schema', 'type'],
  [
    'a strict that is text in a format',
    schema({ name: 'x', schema: { type: 'object' }, strict: 'yes' }),
    '/response_format/json_schema/strict',
    'type',
  ],
  ['an unknown ttl', request({ prompt_cache_options: { ttl: '2h' } }), '/prompt_cache_options/ttl', 'enum'],
  ['no object', 'hi', '', 'type'],
]

describe('validators.request', () => {
  it.each(accepted)('accepts %s', (_claim, body) => {
    expect(validators.request('createChatCompletion', body)).toEqual([])
  })

  it.each(refused)('reports %s with its path', (_claim, body, path, keyword) => {
    const violations = validators.request('createChatCompletion', body)
    expect(violations.map((violation) => [violation.path, violation.keyword])).toEqual([[path, keyword]])
    expect(violations[0]?.message).not.toBe(keyword)
  })

  it('has no demands on an operation without a body', () => {
    expect(validators.request('listModels', { anything: 1 })).toEqual([])
  })

  it('demands model and messages of a token estimate', () => {
    expect(
      validators.request('estimateTokenCount', {}).map((violation) => violation.params['missingProperty']),
    ).toEqual(['model', 'messages'])
  })
})
