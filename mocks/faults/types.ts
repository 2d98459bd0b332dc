/** Faults of types and literals: strings for numbers, counters for indexes, names of other objects. Catalogue: TYP, ENM. */
import { isObject, toChoices } from './edit.ts'
import type { Json } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultVerdict } from './fault.ts'
import { allChunks, eachChoice, eachChunk, eachObject } from './on.ts'

/** Sets a member of every chunk or of the answer; undefined takes it away. */
const set = (name: string, value: unknown) => eachObject((body) => put(body, name, value))
const setChoice = (name: string, value: unknown) => eachChoice((choice) => put(choice, name, value))

function put(target: Json, name: string, value: unknown): void {
  if (value === undefined) delete target[name]
  else target[name] = value
}

const rows: readonly (readonly [string, string, string, FaultVerdict, Fault['apply']])[] = [
  [
    'role-wrong',
    'The role is `user`.',
    'ENM-01',
    'fail',
    eachChoice((_, part) => (part.role === undefined ? undefined : put(part, 'role', 'user'))),
  ],
  [
    'created-string',
    '`created` is a string.',
    'TYP-02',
    'fail',
    eachObject((body) => put(body, 'created', String(body.created))),
  ],
  ['created-null', '`created: null`.', 'TYP-02', 'fail', set('created', null)],
  [
    'created-milliseconds',
    '`created` in milliseconds.',
    'TYP-02',
    'fail',
    eachObject((body) => put(body, 'created', Number(body.created) * 1000)),
  ],
  ['created-zero', '`created: 0`.', 'TYP-02', 'fail', set('created', 0)],
  [
    'created-float',
    '`created` is a float.',
    'TYP-07',
    'fail',
    eachObject((body) => put(body, 'created', Number(body.created) + 0.482913)),
  ],
  [
    'index-counts-chunks',
    '`index` counts chunks.',
    'TYP-03',
    'fail',
    eachChunk((chunk, i) => toChoices(chunk).forEach((choice) => put(choice, 'index', 190 + i))),
  ],
  [
    'index-always-zero',
    'Several choices, all with index 0.',
    'TYP-04',
    'fail',
    allChunks((chunks, given) =>
      Number(isObject(given.body) ? given.body.n : 1) > 1
        ? chunks.map((chunk) => ({ ...chunk, choices: toChoices(chunk).map((choice) => ({ ...choice, index: 0 })) }))
        : chunks,
    ),
  ],
  ['index-string', '`index` is a string.', 'TYP-03', 'fail', setChoice('index', '0')],
  ['index-missing', '`index` missing.', 'TYP-03', 'fail', setChoice('index', undefined)],
  [
    'logprob-null',
    '`logprob: null` in a token entry.',
    'TYP-09',
    'fail',
    setChoice('logprobs', { content: [{ token: 'a', bytes: [97], logprob: null, top_logprobs: [] }] }),
  ],
  [
    'content-number',
    '`content` is a number.',
    'TYP-02',
    'fail',
    eachChoice((_, part) =>
      typeof part.content === 'string' && part.content !== '' ? put(part, 'content', 42) : undefined,
    ),
  ],
  [
    'content-parts',
    '`content` is an array of parts.',
    'TYP-02',
    'fail',
    eachChoice((_, part) =>
      typeof part.content === 'string' && part.content !== ''
        ? put(part, 'content', [{ type: 'text', text: part.content }])
        : undefined,
    ),
  ],
  ['object-text-completion', '`object: "text_completion"`.', 'ENM-01', 'fail', set('object', 'text_completion')],
  [
    'object-of-the-other-mode',
    'A chunk calls itself chat.completion, an answer a chunk.',
    'ENM-01',
    'fail',
    eachObject((body) =>
      put(body, 'object', body.object === 'chat.completion' ? 'chat.completion.chunk' : 'chat.completion'),
    ),
  ],
  ['object-empty', '`object` is an empty string.', 'ENM-03', 'fail', set('object', '')],
  ['service-tier', '`service_tier: "on_demand"`.', 'ENM-04', 'warn', set('service_tier', 'on_demand')],
]

export const typeFaults: readonly Fault[] = rows.map(([id, about, source, expects, apply]) =>
  defineFault({ id, about, source, expects, layer: 'reply', apply }),
)
