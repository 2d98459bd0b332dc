/** The schema rejects events of a stream with known violations and accepts the recorded forms; breach ids as in tests/kill-table/breaches.yaml. */
import { describe, expect, it } from 'vitest'
import { validators } from '../../../openapi/validator.ts'
import { chunk, chunkChoice, delta } from './sample-bodies.ts'

const call = (value: unknown): unknown => delta({ tool_calls: [value] })
const slot = { index: 0, id: 'get_weather_0', type: 'function', function: { name: 'get_weather', arguments: '' } }
const usage = { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 }
const logprob = (entry: unknown): unknown => chunkChoice({ logprobs: { content: [entry] } })

const refused: readonly (readonly [string, unknown, string, string])[] = [
  ['created is a string (TYP-02)', chunk({ created: '1763800000' }), '/created', 'type'],
  ['created is null (TYP-02)', chunk({ created: null }), '/created', 'type'],
  ['created is a float (TYP-07)', chunk({ created: 1795377600.48 }), '/created', 'type'],
  ['created is missing (ENV-05)', chunk({ created: undefined }), '', 'required'],
  ['object is missing (ENV-04)', chunk({ object: undefined }), '', 'required'],
  ['object is null (ENV-04)', chunk({ object: null }), '/object', 'type'],
  ['object is empty (ENM-03)', chunk({ object: '' }), '/object', 'const'],
  ['object is text_completion (ENM-01)', chunk({ object: 'text_completion' }), '/object', 'const'],
  ['object is the one of a whole answer', chunk({ object: 'chat.completion' }), '/object', 'const'],
  ['id is empty (ENV-07)', chunk({ id: '' }), '/id', 'minLength'],
  ['id is missing (ENV-07)', chunk({ id: undefined }), '', 'required'],
  ['model is null (ENV-08)', chunk({ model: null }), '/model', 'type'],
  ['model is missing', chunk({ model: undefined }), '', 'required'],
  ['choices is missing', chunk({ choices: undefined }), '', 'required'],
  ['choices is null', chunk({ choices: null }), '/choices', 'type'],
  ['delta is missing (ENV-09)', chunkChoice({ delta: undefined }), '/choices/0', 'required'],
  ['delta is null (ENV-10)', chunkChoice({ delta: null }), '/choices/0/delta', 'type'],
  ['index is missing', chunkChoice({ index: undefined }), '/choices/0', 'required'],
  ['index is a string', chunkChoice({ index: '0' }), '/choices/0/index', 'type'],
  ['index is a float', chunkChoice({ index: 0.5 }), '/choices/0/index', 'type'],
  ['finish_reason is empty (FIN-04)', chunkChoice({ finish_reason: '' }), '/choices/0/finish_reason', 'enum'],
  ['finish_reason is eos (FIN-06)', chunkChoice({ finish_reason: 'eos' }), '/choices/0/finish_reason', 'enum'],
  [
    'finish_reason is sensitive (FIN-06)',
    chunkChoice({ finish_reason: 'sensitive' }),
    '/choices/0/finish_reason',
    'enum',
  ],
  ['content is a number', delta({ content: 1 }), '/choices/0/delta/content', 'type'],
  ['reasoning_content is null', delta({ reasoning_content: null }), '/choices/0/delta/reasoning_content', 'type'],
  ['role is user', delta({ role: 'user' }), '/choices/0/delta/role', 'enum'],
  ['a tool call has an empty type (TCD-06)', call({ ...slot, type: '' }), '/choices/0/delta/tool_calls/0/type', 'enum'],
  ['a tool call has no index', call({ id: 'a', type: 'function' }), '/choices/0/delta/tool_calls/0', 'required'],
  [
    'arguments is an object',
    call({ index: 0, function: { arguments: {} } }),
    '/choices/0/delta/tool_calls/0/function/arguments',
    'type',
  ],
  ['tool_calls is an object', delta({ tool_calls: slot }), '/choices/0/delta/tool_calls', 'type'],
  ['a counter is a string', chunk({ usage: { ...usage, total_tokens: '12' } }), '/usage/total_tokens', 'type'],
  [
    'a counter is negative',
    chunkChoice({ usage: { ...usage, total_tokens: -1 } }),
    '/choices/0/usage/total_tokens',
    'minimum',
  ],
  ['a counter is missing', chunk({ usage: { prompt_tokens: 1, total_tokens: 2 } }), '/usage', 'required'],
  [
    'logprob is null (TYP-09)',
    logprob({ token: 'a', bytes: [97], logprob: null, top_logprobs: [] }),
    '/choices/0/logprobs/content/0/logprob',
    'type',
  ],
  [
    'a byte is 256',
    logprob({ token: 'a', bytes: [256], logprob: -1, top_logprobs: [] }),
    '/choices/0/logprobs/content/0/bytes/0',
    'maximum',
  ],
  ['it is an error', { error: { message: 'engine is overloaded', type: 'engine_overloaded_error' } }, '', 'required'],
  ['it is null', null, '', 'type'],
  ['it is a list', [], '', 'type'],
]

const passed: readonly (readonly [string, unknown])[] = [
  ['first of a stream', delta({ role: 'assistant', content: '' })],
  ['first of a $web_search call', delta({ role: 'assistant', content: null })],
  ['end of thinking', delta({ reasoning_content: '' })],
  ['usage on the choice that ends', chunkChoice({ delta: {}, finish_reason: 'stop', usage })],
  ['choices empty with usage (ENV-19)', chunk({ choices: [], usage })],
  ['usage null in every event but the last (USG-15)', chunk({ usage: null })],
  [
    'zero-filled usage in every event (USG-10, warned)',
    chunk({ usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 } }),
  ],
  [
    'preamble without choices (ENV-12, warned)',
    chunk({ model: '', created: 0, choices: [], prompt_filter_results: [] }),
  ],
  ['delta and message (ENV-14, warned)', chunkChoice({ message: { role: 'assistant', content: 'a' } })],
  ['role null later (ENV-15, warned)', delta({ role: null, content: 'a' })],
  ['role repeated (ORD-05)', delta({ role: 'assistant', content: 'b' })],
  ['finish_reason missing (FIN-11, warned)', chunkChoice({ finish_reason: undefined })],
  ['finish_reason with the last content (ORD-06)', chunkChoice({ finish_reason: 'stop' })],
  ['unknown members (ENV-21)', chunkChoice({ stop_reason: 13, matched_stop: null })],
  ['reasoning beside reasoning_content (ENV-22)', delta({ reasoning: 'add', reasoning_content: 'add' })],
  ['a slot', call(slot)],
  ['a $web_search slot', call({ ...slot, id: 't-web_search-6a89763b81be', type: 'builtin_function' })],
  ['a continuation', call({ index: 0, function: { arguments: '{"a"' } })],
  [
    'a continuation with an empty id (TCD-18, warned)',
    call({ ...slot, id: '', function: { name: '', arguments: '{' } }),
  ],
  ['a whole call (TCD-28)', call({ ...slot, function: { name: 'sum', arguments: '{"a":1}' } })],
  ['no calls in a list (TCD-25, warned)', delta({ content: 'co', tool_calls: [] })],
  ['ids such as functions.search:0 (IDN-06)', call({ ...slot, id: 'functions.search:0' })],
  ['system_fingerprint', chunk({ system_fingerprint: 'fpv0_3f4f71b6' })],
  ['an id in another form', chunk({ id: 'chatcmpl-424d3f29-3728-98a9-901c-5a508ab82a77' })],
]

describe('validators.chunk', () => {
  it.each(refused)('reports a violation in an event in which %s', (_claim, body, path, keyword) => {
    expect(validators.chunk(body)).toContainEqual(expect.objectContaining({ path, keyword }))
    expect(validators.isChunk(body)).toBe(false)
  })

  it.each(passed)('accepts: %s', (_claim, body) => {
    expect(validators.chunk(body)).toEqual([])
    expect(validators.isChunk(body)).toBe(true)
  })

  it('names every violation of an empty object (ENV-11)', () => {
    const shell = { choices: [], created: 0, id: '', model: '', object: '' }
    expect(validators.chunk(shell).map(({ path, message }) => `${path} ${message}`)).toEqual([
      '/id must not be empty',
      '/object must be "chat.completion.chunk"',
    ])
  })
})
