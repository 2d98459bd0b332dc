/** For any request, the answer and every chunk conform to openapi/openapi.yaml, and usage adds up. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { models } from '../../../../openapi/models.ts'
import { validators } from '../../../../openapi/validator.ts'
import { toAnswer } from '../../../../mocks/completion/to-answer.ts'
import { toChunks } from '../../../../mocks/completion/to-chunks.ts'
import { completeRequest, tool, weather } from './complete-request.ts'
import { anyCharacter, draws } from '../../draws.ts'

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: anyCharacter, maxLength: 20 }),
  fc.constantFrom(
    'What is the weather in Paris?',
    '北京天气',
    'Reply with exactly: <b>&',
    'Count from 1 to 30',
    'search the web',
    'Return JSON with keys a and b',
  ),
)
const message = fc.oneof(
  fc.record({ role: fc.constantFrom('user', 'system', 'assistant', 'tool'), content: text }),
  fc.record({
    role: fc.constant('user'),
    content: fc.array(
      fc.record({ type: fc.constantFrom('text', 'image_url', 'video_url'), text, image_url: fc.record({ url: text }) }),
      { maxLength: 3 },
    ),
  }),
  fc.record({ role: fc.constant('assistant'), content: text, partial: fc.boolean(), name: text }),
)
const request = fc.record(
  {
    model: fc.constantFrom(...models.map((model) => model.id)),
    messages: fc.array(message, { minLength: 1, maxLength: 5 }),
    tools: fc.subarray([
      weather,
      tool('search', 'Search the web', { query: { type: 'string' } }),
      { type: 'builtin_function', function: { name: '$web_search' } },
    ]),
    tool_choice: fc.constantFrom('auto', 'none', 'required', { type: 'function', function: { name: 'search' } }),
    max_tokens: fc.nat(200),
    stop: fc.oneof(fc.constantFrom('a', ' ', '北'), fc.array(fc.string({ maxLength: 3 }), { maxLength: 5 })),
    thinking: fc.constantFrom({ type: 'enabled' }, { type: 'disabled' }, { type: 'enabled', effort: 'low' }),
    reasoning_effort: fc.constantFrom('none', 'low', 'max', 'odd'),
    response_format: fc.constantFrom(
      { type: 'json_object' },
      { type: 'text' },
      {
        type: 'json_schema',
        json_schema: { name: 'x', schema: { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] } },
      },
    ),
    n: fc.integer({ min: 1, max: 5 }),
    logprobs: fc.boolean(),
    top_logprobs: fc.nat(20),
  },
  { requiredKeys: ['model', 'messages'] },
)

test('answers and chunks conform to the contract for any request', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      request,
      fc.nat(100),
      fc.constantFrom('official' as const, 'vendor' as const),
      (asked, cached, profile) => {
        const completion = completeRequest(asked, { cachedTokens: () => cached, profile })
        const answer = JSON.parse(toAnswer(completion)) as { usage: unknown }
        expect(validators.response('createChatCompletion', 200, answer)).toEqual([])
        for (const chunk of toChunks(completion, { includeUsage: true }))
          expect(validators.chunk(JSON.parse(chunk))).toEqual([])
        for (const usage of [completion.usage, ...completion.choices.map((choice) => choice.usage)]) {
          expect(usage.total_tokens).toBe(usage.prompt_tokens + usage.completion_tokens)
          expect(usage.completion_tokens_details?.reasoning_tokens ?? 0).toBeLessThanOrEqual(usage.completion_tokens)
          expect(usage.prompt_tokens_details?.cached_tokens ?? 0).toBeLessThanOrEqual(usage.prompt_tokens)
        }
      },
    ),
    { ...draws({ numRuns: 2000, seed: 1 }), endOnFailure: true },
  )
})
