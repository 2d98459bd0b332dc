/** Usage and identity (USG, IDN). */
import { describe } from 'vitest'
import { chunk, completion, delta, finish, opening, say, usage, usageChunk, answer } from '../wire.ts'
import { ask, askStream, judgeRows, type Json, type Row } from '../verdict-table.ts'

const asked = askStream({ stream_options: { include_usage: true } })
const whole = (counters: Json) => ({ json: completion(undefined, { usage: counters }) })
const sums = ['usage-arithmetic:fail']
const plain = { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 }
const running = (tokens: number): Json =>
  chunk([{ index: 0, delta: { content: 'a' }, finish_reason: null }], {
    usage: { prompt_tokens: 9, completion_tokens: tokens, total_tokens: 9 + tokens },
  })
const bare = delta({}, { finish_reason: 'stop' })

const arithmetic: Row[] = [
  [
    'recorded counters',
    whole({
      ...plain,
      cached_tokens: 9,
      completion_tokens_details: { reasoning_tokens: 3 },
      prompt_tokens_details: { cached_tokens: 9 },
    }),
    [],
  ],
  ['USG-17: no cache counters', whole(plain), []],
  [
    'USG-02: reasoning above completion',
    whole({
      prompt_tokens: 951,
      completion_tokens: 600,
      total_tokens: 1551,
      completion_tokens_details: { reasoning_tokens: 601 },
    }),
    sums,
  ],
  ['USG-02: the sum', whole({ prompt_tokens: 951, completion_tokens: 600, total_tokens: 1552 }), sums],
  [
    'USG-03: completion 0 beside reasoning',
    whole({
      prompt_tokens: 21,
      completion_tokens: 0,
      total_tokens: 81,
      completion_tokens_details: { reasoning_tokens: 60 },
    }),
    sums,
  ],
  ['USG-05: cached above prompt', whole({ ...plain, prompt_tokens_details: { cached_tokens: 6752 } }), sums],
  ['USG-05: cached above prompt, on top', whole({ ...plain, cached_tokens: 10 }), sums],
  [
    'the two cached places disagree',
    whole({ ...plain, cached_tokens: 8, prompt_tokens_details: { cached_tokens: 9 } }),
    sums,
  ],
  ['a negative counter', whole({ prompt_tokens: -1, completion_tokens: 3, total_tokens: 2 }), sums],
  ['a fraction', whole({ prompt_tokens: 9.5, completion_tokens: 3, total_tokens: 12.5 }), sums],
  ['a string', whole({ prompt_tokens: '9', completion_tokens: 3, total_tokens: 12 }), sums],
  ['nothing counted for text', whole({ prompt_tokens: 9, completion_tokens: 0, total_tokens: 9 }), sums],
  [
    'inside the choice of a stream',
    { events: [opening, say('a'), finish('stop', { usage: { ...plain, total_tokens: 99 } })] },
    sums,
  ],
  [
    'prompt_tokens 0 at the end',
    { json: completion(undefined, { usage: { prompt_tokens: 0, completion_tokens: 2, total_tokens: 2 } }) },
    ['usage-arithmetic:warn'],
  ],
]

const streams: Row[] = [
  ['usage in the last choice', { events: answer('a') }, []],
  ['USG-13: none, not asked for', { events: [opening, say('a'), bare] }, []],
  ['the closing chunk, asked for', { request: asked, events: [...answer('a'), usageChunk] }, []],
  ['USG-01: asked for and absent', { request: asked, events: [opening, say('a'), bare] }, ['usage-stream:fail']],
  [
    'USG-01: asked for and null',
    { request: asked, events: [opening, say('a'), { ...bare, usage: null }] },
    ['usage-stream:fail'],
  ],
  [
    'USG-01: a counter is missing',
    { request: asked, events: [opening, say('a'), bare, chunk([], { usage: { total_tokens: 4 } })] },
    ['usage-stream:fail'],
  ],
  ['asked for and only in the choice', { request: asked, events: answer('a') }, ['usage-stream:warn']],
  [
    'requested, but the connection breaks before it',
    { request: asked, events: [opening, say('a')], done: false, end: 'cut' },
    [],
  ],
  [
    'USG-07: decreases',
    {
      request: asked,
      events: [
        opening,
        running(7),
        running(1),
        bare,
        chunk([], { usage: { prompt_tokens: 9, completion_tokens: 8, total_tokens: 17 } }),
      ],
    },
    ['usage-stream:fail', 'usage-stream:warn'],
  ],
  [
    'USG-07: restarts at the end',
    {
      events: [
        opening,
        finish('stop', { usage: { prompt_tokens: 9, completion_tokens: 7, total_tokens: 16 } }),
        chunk([], { usage: plain }),
      ],
    },
    ['usage-places:fail'],
  ],
  ['USG-09: running', { events: [opening, running(1), running(2), running(3), bare] }, ['usage-stream:warn']],
  [
    'running, asked for',
    {
      request: askStream({ stream_options: { continuous_usage_stats: true } }),
      events: [opening, running(1), running(2), bare],
    },
    [],
  ],
  [
    'USG-10: zeros',
    {
      events: [opening, { ...say('a'), usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 } }, finish()],
    },
    ['usage-stream:warn'],
  ],
  [
    'USG-15: null until the end',
    {
      request: asked,
      events: [{ ...opening, usage: null }, { ...say('a'), usage: null }, { ...finish(), usage: null }, usageChunk],
    },
    [],
  ],
  [
    'the two places disagree',
    {
      request: asked,
      events: [...answer('a'), chunk([], { usage: { ...usage, completion_tokens: 4, total_tokens: 13 } })],
    },
    ['usage-places:fail'],
  ],
]
const preamble = chunk([], { id: 'c-9', created: 0, model: '', prompt_filter_results: [] })

const identity: Row[] = [
  [
    'IDN-01: the id of one chunk differs',
    { events: [opening, { ...say('a'), id: 'c-2' }, finish()] },
    ['chunk-identity:fail'],
  ],
  [
    'IDN-01: only on the usage chunk',
    { request: asked, events: [...answer('a'), { ...usageChunk, id: 'c-2' }] },
    ['chunk-identity:fail'],
  ],
  ['created changes', { events: [opening, { ...say('a'), created: 1788396099 }, finish()] }, ['chunk-identity:warn']],
  ['the model changes', { events: [opening, { ...say('a'), model: 'x' }, finish()] }, ['chunk-identity:warn']],
  ['IDN-04: an alias', { json: completion(undefined, { model: 'moonshotai/Kimi-K2.5-FP4' }) }, ['model-echo:warn']],
  ['IDN-04: streamed', { events: answer('a').map((one) => ({ ...one, model: 'kimi' })) }, ['model-echo:warn']],
  ['a request that is not known', { request: null, json: completion(undefined, { model: 'x' }) }, []],
  [
    'another model, echoed',
    { request: ask({ model: 'kimi-k2.6' }), json: completion(undefined, { model: 'kimi-k2.6' }) },
    [],
  ],
  ['ENV-12: a preamble with an id of its own', { events: [preamble, ...answer('a')] }, []],
  ['another id in the middle', { events: [opening, { ...say('a'), id: 'c-2' }, finish()] }, ['chunk-identity:fail']],
]

describe('usage adds up', () => judgeRows(arithmetic))
describe('usage in streams', () => judgeRows(streams))
describe('identity', () => judgeRows(identity))
