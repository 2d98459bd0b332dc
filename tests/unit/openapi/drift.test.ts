/** Undocumented members of answers are listed by their paths; they are no violation. */
import { describe, expect, it } from 'vitest'
import { findDrift } from '../../../openapi/drift.ts'
import { chunk, chunkChoice, completion, delta, message } from './sample-bodies.ts'
import type { OperationId } from '../../../openapi/types.ts'

const cases: readonly (readonly [string, OperationId, number | 'chunk', unknown, readonly string[]])[] = [
  ['nothing in a plain answer', 'createChatCompletion', 200, completion(), []],
  ['a member of the whole', 'createChatCompletion', 200, completion({ timings: { a: 1 } }), ['/timings']],
  [
    'a fingerprint, which only events have',
    'createChatCompletion',
    200,
    completion({ system_fingerprint: 'x' }),
    ['/system_fingerprint'],
  ],
  [
    'members of every choice once',
    'createChatCompletion',
    200,
    completion({ choices: [{ a: 1 }, { a: 2, b: 3 }] }),
    ['/choices/*/a', '/choices/*/b'],
  ],
  ['a member of a message', 'createChatCompletion', 200, message({ refusal: null }), ['/choices/*/message/refusal']],
  [
    'a member of usage',
    'createChatCompletion',
    200,
    completion({ usage: { prompt_tokens_details: { audio_tokens: 0 } } }),
    ['/usage/prompt_tokens_details/audio_tokens'],
  ],
  [
    'nothing in an event',
    'createChatCompletion',
    'chunk',
    chunk({ system_fingerprint: 'x', usage: { total_tokens: 1 } }),
    [],
  ],
  [
    'a member of an event',
    'createChatCompletion',
    'chunk',
    chunkChoice({ matched_stop: null }),
    ['/choices/*/matched_stop'],
  ],
  ['a member of usage in an event', 'createChatCompletion', 'chunk', chunk({ usage: { cost: 1 } }), ['/usage/cost']],
  [
    'a member of a call',
    'createChatCompletion',
    'chunk',
    delta({ tool_calls: [{ index: 0, extra: 1 }] }),
    ['/choices/*/delta/tool_calls/*/extra'],
  ],
  [
    'a member of a model',
    'listModels',
    200,
    {
      object: 'list',
      data: [
        { id: 'a', x: 1 },
        { id: 'b', x: 1 },
      ],
    },
    ['/data/*/x'],
  ],
  [
    'a member of a refusal',
    'createChatCompletion',
    400,
    { error: { message: 'a', type: 'b', status: 1 }, user_id: 'u' },
    ['/error/status', '/user_id'],
  ],
  [
    'nothing in a gateway error',
    'createChatCompletion',
    404,
    { code: 5, error: 'url.not_found', ua: '', url: '/' },
    [],
  ],
  [
    'a member of an undocumented refusal',
    'createChatCompletion',
    418,
    { error: { message: 'a', type: 'b' }, detail: 1 },
    ['/detail'],
  ],
  ['a name with a slash', 'createChatCompletion', 200, completion({ 'a/b~c': 1 }), ['/a~1b~0c']],
  ['nothing in an undocumented success', 'listModels', 204, { x: 1 }, []],
  ['nothing in what is no object', 'createChatCompletion', 200, 'hi', []],
]

describe('findDrift', () => {
  it.each(cases)('lists %s', (_claim, operationId, status, body, paths) => {
    expect(findDrift(operationId, status, body)).toEqual(paths)
  })
})
