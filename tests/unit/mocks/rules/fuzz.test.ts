import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSchemaProblem } from '../../../../mocks/rules/schema/index.ts'
import { findRefusal, parseBody } from '../../../../mocks/rules/index.ts'
import { call, context, tool, user } from './ask.ts'
import { draws } from '../../draws.ts'

const full: Record<string, unknown> = {
  model: 'kimi-k2.6',
  messages: [
    { role: 'system', content: 'a' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'x' },
        {
          type: 'image_url',
          image_url: {
            url: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAAEklEQVR4nGI6wcDAwAAIAAD//wP6AMu+G5mvAAAAAElFTkSuQmCC',
          },
        },
      ],
    },
    { role: 'assistant', content: '', reasoning_content: 'r', tool_calls: [call('a'), call('b')] },
    { role: 'tool', tool_call_id: 'b', content: 'y' },
    { role: 'tool', tool_call_id: 'a', content: [{ type: 'text', text: 'z' }] },
    user,
  ],
  tools: [
    tool('t', {
      type: 'object',
      properties: {
        a: { anyOf: [{ type: 'string', enum: ['x'] }, { $ref: '#/$defs/D' }] },
        b: { type: ['string', 'null'] },
      },
      required: ['a'],
      $defs: { D: { type: 'array', items: { type: 'integer', minimum: 1 }, minItems: 1 } },
    }),
    { type: 'builtin_function', function: { name: '$web_search' } },
  ],
  tool_choice: 'auto',
  temperature: 1,
  top_p: 0.95,
  n: 1,
  stop: ['a'],
  max_tokens: 100,
  stream: true,
  stream_options: { include_usage: true },
  response_format: { type: 'json_schema', json_schema: { name: 'x', schema: { type: 'object', properties: {} } } },
  thinking: { type: 'enabled', keep: 'all' },
  reasoning_effort: 'low',
  prompt_cache_options: { ttl: '5m' },
}

const models = [
  'kimi-k3',
  'kimi-k3.1-pro',
  'kimi-k2.7-code',
  'kimi-k2.6',
  'kimi-k2.5',
  'kimi-k2-thinking',
  'kimi-k2-turbo-preview',
  'moonshot-v1-8k',
]
const words = [
  '__proto__',
  'constructor',
  'toString',
  'length',
  'function',
  'enabled',
  '#',
  '#/$defs/D',
  'ms://x',
  'data:;base64,=',
  '\ud800',
]
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(...words, -0, 1e308, -1, 0.5, '', null, [], {}, [null]),
)

/** Replaces, removes or adds one member somewhere inside. */
function mutate(value: unknown, path: readonly number[], replacement: unknown): unknown {
  if (path.length === 0 || typeof value !== 'object' || value === null) return replacement
  const keys = Object.keys(value)
  const [first = 0, ...rest] = path
  if (keys.length === 0) return replacement
  const key = keys[first % keys.length]!
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value }
  Object.assign(copy, { [key]: mutate((value as Record<string, unknown>)[key], rest, replacement) })
  return copy
}

function judge(body: unknown): void {
  const parsed = parseBody(new TextEncoder().encode(JSON.stringify(body)))
  const refusal =
    'refusal' in parsed
      ? parsed.refusal
      : findRefusal(parsed.body as Record<string, unknown>, { ...context, countPromptTokens: () => 100 })
  if (refusal === null) return
  expect([400, 404]).toContain(refusal.status)
  expect(refusal.message.length).toBeGreaterThan(10)
  expect(refusal.message).not.toMatch(/\[object Object\]|undefined|NaN/)
}

describe('no JSON value causes an exception', () => {
  it('whole bodies', () => {
    fc.assert(fc.property(fc.jsonValue(), judge), draws({ numRuns: 4_000, seed: 1 }))
  })

  it('bodies with any value in known members', () => {
    const members = fc.record(Object.fromEntries(Object.keys(full).map((key) => [key, json])), { requiredKeys: [] })
    fc.assert(
      fc.property(fc.constantFrom(...models), members, (model, body) => judge({ messages: [user], ...body, model })),
      draws({ numRuns: 8_000, seed: 2 }),
    )
  })

  it('valid bodies with one change', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...models),
        fc.array(fc.nat(12), { minLength: 1, maxLength: 8 }),
        json,
        (model, path, value) => judge(mutate({ ...full, model }, path, value)),
      ),
      draws({ numRuns: 10_000, seed: 3 }),
    )
  })

  it('schemas', () => {
    const keyword = fc.constantFrom(
      'type',
      'properties',
      'items',
      'anyOf',
      '$ref',
      '$defs',
      'enum',
      'required',
      'additionalProperties',
      'minimum',
      'a',
    )
    const { schema } = fc.letrec((tie) => ({
      leaf: fc.oneof(
        fc.constantFrom<unknown>(
          'string',
          'object',
          'array',
          '#',
          '#/$defs/a',
          null,
          true,
          1,
          ['a'],
          ['string', 'null'],
          [],
        ),
        fc.jsonValue({ maxDepth: 1 }),
      ),
      schema: fc.oneof(
        { maxDepth: 6 },
        fc.dictionary(keyword, fc.oneof(tie('leaf'), tie('schema'), fc.array(tie('schema'), { maxLength: 3 })), {
          maxKeys: 5,
        }),
      ),
    }))
    fc.assert(
      fc.property(schema, (value) => {
        const problem = findSchemaProblem(value)
        if (problem !== null) expect(problem).toMatch(/^At path '[^]*': ./)
      }),
      draws({ numRuns: 6_000, seed: 4 }),
    )
  })
})
