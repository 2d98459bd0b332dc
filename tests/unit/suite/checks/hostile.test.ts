/** Hostile bodies and requests: the judge does not throw on any of them, and its failures are complete and short. */
import { describe, expect, it } from 'vitest'
import type { Failure } from '../../../suite/judge/check.ts'
import { relations } from '../../../suite/relations/index.ts'
import { createJudge } from '../../../suite/judge/judge.ts'
import { meaningChecks } from './check-groups.ts'
import { judgeWith, toExchange, type ExchangeParts } from './exchange-of.ts'
import { completion, completionOf, delta, finish, opening } from './wire.ts'
import { ask, askStream, tool } from './verdict-table.ts'

const deep = '['.repeat(100_000)
const nested = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`
const odd = [null, 0, '', 'x', [], {}, [null], [[]], [{}], true, -1.5]
const call = (text: unknown) =>
  completionOf([
    {
      index: 0,
      message: {
        role: 'assistant',
        content: '',
        tool_calls: [{ id: 'f_0', type: 'function', function: { name: 'f', arguments: text } }],
      },
      finish_reason: 'tool_calls',
    },
  ])

/** 40 definitions that each apply the next one twice. */
const chain = {
  allOf: [{ $ref: '#/$defs/x0' }],
  $defs: Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => {
      const next = { $ref: `#/$defs/x${at + 1}` }
      return [`x${at}`, at === 39 ? { type: 'object' } : { allOf: [next, next] }]
    }),
  ),
}

/** JSON values that cannot be converted to text: their `toString` is no function. */
const notText = { toString: null, valueOf: 1 }

const bodies: readonly (readonly [string, ExchangeParts])[] = [
  [
    'arguments nested without end',
    {
      request: ask({ tools: [tool('f', { type: 'object', properties: { a: { type: 'string' } } })] }),
      json: call(nested),
    },
  ],
  ['arguments of brackets', { json: call(deep) }],
  [
    'content of brackets in JSON mode',
    {
      request: ask({ response_format: { type: 'json_object' } }),
      json: completion({ role: 'assistant', content: deep }),
    },
  ],
  ['an index without text form', { events: [delta({ content: '<think>' }, { index: notText }), finish()] }],
  [
    'an index without text form beside reasoning and usage',
    { events: [delta({ reasoning_content: '<|im_end|>' }, { index: notText, usage: { total_tokens: notText } })] },
  ],
  [
    'a tool call whose members have no text form',
    {
      events: [
        delta({ tool_calls: [{ index: notText, id: notText, function: { name: notText, arguments: '{' } }] }),
        delta({ tool_calls: [{ index: 0, id: 'f', function: { name: 'f', arguments: '{' } }] }),
        delta({ tool_calls: [{ index: 0, id: notText, function: { name: notText, arguments: '}' } }] }),
      ],
    },
  ],
  [
    'a model and an error without text form',
    {
      request: ask({ model: notText }),
      status: 400,
      json: { error: { message: notText, type: notText, code: 'tool_use_failed' } },
    },
  ],
  [
    'an error type that names a member of every object',
    { status: 400, json: { error: { message: 'x', type: 'constructor', code: '__proto__' } } },
  ],
  ['content of half markers', { json: completion({ role: 'assistant', content: '<|a'.repeat(100_000) }) }],
  [
    'content of fences in JSON mode',
    {
      request: ask({ response_format: { type: 'json_object' } }),
      json: completion({ role: 'assistant', content: '```'.repeat(50_001) }),
    },
  ],
  [
    'a header of digits',
    {
      status: 429,
      headers: { 'Retry-After': '1'.repeat(5000), 'X-RateLimit-Reset': `${'1'.repeat(5000)}x` },
      json: { error: { message: 'x', type: 'y' } },
    },
  ],
  [
    'an error of many words',
    { status: 500, json: { error: { message: 'exceeds '.repeat(10_000), type: 'server_error' } } },
  ],
  ['a schema that refers to itself', { request: ask({ tools: [tool('f', { $ref: '#' })] }), json: call('{}') }],
  ['a schema whose references multiply', { request: ask({ tools: [tool('f', chain)] }), json: call('{"a":{"b":1}}') }],
  [
    'a schema that applies itself',
    {
      request: ask({ tools: [tool('f', { type: 'object', anyOf: [{ $ref: '#' }, { not: { $ref: '#' } }] })] }),
      json: call('{}'),
    },
  ],
  [
    'a schema with a costly pattern',
    {
      request: ask({
        tools: [tool('f', { type: 'object', properties: { a: { type: 'string', pattern: '^(a+)+$' } } })],
      }),
      json: call(`{"a":"${'a'.repeat(40)}!"}`),
    },
  ],
  [
    'a thousand calls',
    {
      request: askStream(),
      events: [
        opening,
        ...Array.from({ length: 3000 }, (_, index) =>
          delta({
            tool_calls: [{ index, id: `f_${index}`, type: 'function', function: { name: 'f', arguments: '{}' } }],
          }),
        ),
        finish('tool_calls'),
      ],
    },
  ],
]

const names = new Set([...meaningChecks, ...relations].map(({ name }) => name))

/** Each failure names its check and its place, in texts that do not grow with the body. */
function expectComplete(failures: readonly Failure[]): void {
  const bad = failures.filter(
    ({ check, message, documented, received, at }) =>
      !names.has(check) ||
      [message, documented, received, at].some((text) => typeof text !== 'string' || text.length > 2000) ||
      !/\S/.test(message) ||
      message.includes('[object Object]'),
  )
  expect(bad).toEqual([])
}

describe('hostile exchanges', () => {
  it.each(bodies.map(([claim, parts]) => ({ claim, parts })))('$claim is judged', ({ parts }) => {
    expectComplete(judgeWith(toExchange(parts), meaningChecks))
  })

  it.each(['choices', 'usage', 'error', 'id', 'model'].flatMap((name) => odd.map((value) => ({ name, value }))))(
    'a body and a chunk with $name $value are judged',
    ({ name, value }) => {
      for (const profile of ['official', 'vendor'] as const) {
        const request = ask({ tools: value, messages: value, stop: value, response_format: value, tool_choice: value })
        for (const parts of [
          { request, json: completion(undefined, { [name]: value }) },
          { request: { ...request, stream: true }, events: [opening, { ...finish(), [name]: value }] },
        ])
          expectComplete(judgeWith(toExchange(parts), meaningChecks, { profile }))
      }
    },
  )

  it.each(
    ['index', 'delta', 'message', 'finish_reason', 'usage', 'logprobs'].flatMap((name) =>
      odd.map((value) => ({ name, value })),
    ),
  )('a choice with $name $value is judged', ({ name, value }) => {
    const choice = { index: 0, message: { role: 'assistant', content: 'a' }, finish_reason: 'stop', [name]: value }
    const exchange = toExchange({ request: ask({ logprobs: true }), json: completionOf([choice, value]) })
    const judge = createJudge(exchange, { checks: meaningChecks, profile: 'vendor' })
    for (const part of exchange.body) judge.push(part.bytes, part.atMs)
    expectComplete(judge.end('complete'))
    for (const relation of relations)
      expectComplete(relation.judge([exchange, exchange], [judge.assembled, judge.assembled]))
    const events = [
      { ...opening, choices: [{ ...choice, delta: value }, value] },
      delta({ tool_calls: value, content: value, reasoning_content: value, role: value }),
      delta({ tool_calls: [value, { index: 0, function: value, id: value, type: value }] }),
    ]
    expectComplete(judgeWith(toExchange({ request: askStream(), events }), meaningChecks))
    expect(judge.assembled.chunks).toBe(1)
  })
})
