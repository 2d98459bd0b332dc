/** Which differences count, and what has to be corrected; on answers written here in the recorded shape. */
import { describe, expect, it } from 'vitest'
import { diffShapes } from '../../../suite/snapshot/diff.ts'
import { findShapeDrift, type TargetKind } from '../../../suite/snapshot/drift.ts'
import { createObserver } from '../../../suite/snapshot/observe.ts'
import type { Shapes } from '../../../suite/snapshot/shape.ts'
import { toExchange, type ExchangeParts } from '../checks/exchange-of.ts'

const usage = { prompt_tokens: 14, completion_tokens: 4, total_tokens: 18 }
const message = { role: 'assistant', content: 'hi' }
const choice = { index: 0, message, finish_reason: 'stop' }
const answer = { id: 'a', object: 'chat.completion', created: 1, model: 'kimi-k2.6', choices: [choice], usage }

function shapesOf(...answers: ExchangeParts[]): Shapes {
  const observer = createObserver()
  for (const one of answers) observer.add(toExchange(one), 'chat/plain')
  return observer.toShapes()
}
const json = (...bodies: unknown[]) => shapesOf(...bodies.map((one) => ({ json: one })))
const withMessage = (more: object) => ({ ...answer, choices: [{ ...choice, message: { ...message, ...more } }] })
const { usage: _, ...withoutUsage } = answer

/** What is changed, and the expected kind, path, statement of the spec, and whether it may be chance. */
const table: [string, Shapes, Shapes, [string, string, string, boolean][]][] = [
  ['nothing', json(answer), json(answer), []],
  ['a member the spec does not know', json(answer), json({ ...answer, x: 1 }), [['path', '/x', 'unknown', false]]],
  [
    'a whole object: reported once, at its top',
    json(answer),
    json({ ...answer, x: { y: { z: 1 } } }),
    [['path', '/x', 'unknown', false]],
  ],
  ['a required member', json(answer), json(withoutUsage), [['path', '/usage', 'required', false]]],
  [
    'a required member in some answers only',
    json(answer, answer),
    json(answer, withoutUsage),
    [['presence', '/usage', 'required', false]],
  ],
  [
    'an optional member, always there on one side',
    json(answer),
    json(withMessage({ reasoning_content: 'so' })),
    [['path', '/choices/*/message/reasoning_content', 'optional', false]],
  ],
  [
    'an optional member, seen now and then',
    json(answer, answer),
    json(answer, withMessage({ reasoning_content: 'so' })),
    [['path', '/choices/*/message/reasoning_content', 'optional', true]],
  ],
  [
    'the counters of a cache hit',
    json(answer),
    json({ ...answer, usage: { ...usage, cached_tokens: 4, prompt_tokens_details: { cached_tokens: 4 } } }),
    [
      ['path', '/usage/cached_tokens', 'optional', true],
      ['path', '/usage/prompt_tokens_details', 'optional', true],
    ],
  ],
  ['a type', json(answer), json({ ...answer, created: '1' }), [['types', '/created', 'required', false]]],
  [
    'a word of the spec’s list',
    json(answer),
    json({ ...answer, choices: [{ ...choice, finish_reason: 'length' }] }),
    [['values', '/choices/*/finish_reason', 'required', true]],
  ],
  [
    'a word outside the list',
    json(answer),
    json({ ...answer, choices: [{ ...choice, finish_reason: 'eos' }] }),
    [['values', '/choices/*/finish_reason', 'unknown', false]],
  ],
  [
    'the end of a stream',
    shapesOf({ events: [{ choices: [] }] }),
    shapesOf({ events: [{ choices: [] }], done: false }),
    [['marks', '[DONE]', 'required', false]],
  ],
  [
    'a known header',
    json(answer),
    shapesOf({ json: answer, headers: { 'Msh-Trace-Mode': 'on' } }),
    [['header', 'msh-trace-mode', 'optional', false]],
  ],
]

describe('difference', () => {
  it.each(table)('%s', (_name, a, b, expected) => {
    const found = diffShapes([a, b]).map((one) => [one.kind, one.at, one.documented, one.byChance])
    expect(found).toEqual(expected)
    const mirrored = diffShapes([b, a])
    expect(mirrored.map((one) => one.at)).toEqual(expected.map((one) => one[1]))
  })

  it('has one cell for each of three sides', () => {
    const [found] = diffShapes([json(answer), json({ ...answer, x: 1 }), json(answer)])
    expect(found!.cells).toEqual([null, 'integer', null])
  })

  it('counts a group that one side lacks, unless it depends on the load', () => {
    const refused = { error: { message: 'm', type: 'rate_limit_reached_error' } }
    const plain = { json: answer }
    const found = [400, 429, 503].map(
      (status) => diffShapes([shapesOf(plain), shapesOf(plain, { status, json: refused })])[0],
    )
    expect(found.map((one) => [one!.kind, one!.byChance])).toEqual([
      ['group', false],
      ['group', true],
      ['group', true],
    ])
  })
})

describe('drift', () => {
  const ran = new Set(['chat/plain'])
  const known = json(answer)
  const more = json({ ...answer, x: 1 })
  const reasoned = json(withMessage({ reasoning_content: 'so' }))
  const find = (before: [TargetKind, Shapes], now: [TargetKind, Shapes], of = ran) =>
    findShapeDrift({ kind: before[0], shapes: before[1] }, { kind: now[0], shapes: now[1] }, of).map((one) => [
      one.verdict,
      one.blame,
      one.severity,
      one.change,
    ])

  it.each<[string, [TargetKind, Shapes], [TargetKind, Shapes], [string, string, string, string]]>([
    ['an unknown member comes', ['live', known], ['live', more], ['service moved', 'target', 'warn', 'appeared']],
    ['an unknown member goes', ['live', more], ['live', known], ['service moved', 'target', 'warn', 'vanished']],
    [
      'a required member goes',
      ['live', known],
      ['live', json(withoutUsage)],
      ['service moved', 'target', 'warn', 'vanished'],
    ],
    ['a known member comes', ['live', known], ['live', reasoned], ['by chance', 'target', 'notice', 'appeared']],
    [
      'a known member that was always there goes',
      ['live', reasoned],
      ['live', known],
      ['service moved', 'target', 'warn', 'vanished'],
    ],
    ['an unknown member stays', ['live', more], ['live', more], ['spec wrong', 'spec', 'notice', 'steady']],
    [
      'the mock lacks what the service sends',
      ['live', reasoned],
      ['mock', known],
      ['mock behind', 'mock', 'warn', 'vanished'],
    ],
    [
      'the mock lacks what the spec does not know',
      ['live', more],
      ['mock', known],
      ['mock behind', 'mock', 'warn', 'vanished'],
    ],
    [
      'the service sends what the mock does not',
      ['mock', known],
      ['live', reasoned],
      ['mock behind', 'mock', 'notice', 'appeared'],
    ],
    [
      'the service sends an unknown member',
      ['mock', known],
      ['live', more],
      ['service moved', 'target', 'warn', 'appeared'],
    ],
    ['the mock changed', ['mock', reasoned], ['mock', known], ['mock moved', 'mock', 'warn', 'vanished']],
  ])('%s', (_name, before, now, expected) => {
    expect(find(before, now)).toEqual([expected])
  })

  it('does not report what only cases that were not run showed', () => {
    expect(find(['live', reasoned], ['live', known], new Set())).toEqual([
      ['by chance', 'target', 'notice', 'vanished'],
    ])
  })

  it('reports the spec where a type that it does not have stays', () => {
    const odd = json({ ...answer, created: '1' })
    expect(find(['live', odd], ['live', odd])).toEqual([['spec wrong', 'spec', 'notice', 'steady']])
  })
})
