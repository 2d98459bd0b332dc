/** Faults of types and literals: strings in place of numbers, wrong indices, names of other objects. Breaches: TYP, ENM. */
import { isObject, setMember, toChoices } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultRow } from './fault.ts'
import { allChunks, eachChoice, eachChunk, eachObject, setEach } from './scopes.ts'

const setChoice = (name: string, value: unknown) => eachChoice((choice) => setMember(choice, name, value))

const rows: readonly FaultRow[] = [
  {
    id: 'role-wrong',
    about: 'The role is `user`.',
    source: 'ENM-01',
    expects: 'fail',
    edit: eachChoice((_, part) => (part.role === undefined ? undefined : setMember(part, 'role', 'user'))),
  },
  {
    id: 'created-string',
    about: '`created` is a string.',
    source: 'TYP-02',
    expects: 'fail',
    edit: eachObject((body) => setMember(body, 'created', String(body.created))),
  },
  { id: 'created-null', about: '`created: null`.', source: 'TYP-02', expects: 'fail', edit: setEach('created', null) },
  {
    id: 'created-milliseconds',
    about: '`created` in milliseconds.',
    source: 'TYP-02',
    expects: 'fail',
    edit: eachObject((body) => setMember(body, 'created', Number(body.created) * 1000)),
  },
  { id: 'created-zero', about: '`created: 0`.', source: 'TYP-02', expects: 'fail', edit: setEach('created', 0) },
  {
    id: 'created-float',
    about: '`created` is a float.',
    source: 'TYP-07',
    expects: 'fail',
    edit: eachObject((body) => setMember(body, 'created', Number(body.created) + 0.482913)),
  },
  {
    id: 'index-counts-chunks',
    about: '`index` counts chunks.',
    source: 'TYP-03',
    expects: 'fail',
    edit: eachChunk((chunk, i) => toChoices(chunk).forEach((choice) => setMember(choice, 'index', 190 + i))),
  },
  {
    id: 'index-always-zero',
    about: 'Several choices, all with index 0.',
    source: 'TYP-04',
    expects: 'fail',
    edit: allChunks((chunks, context) =>
      Number(isObject(context.body) ? context.body.n : 1) > 1
        ? chunks.map((chunk) => ({ ...chunk, choices: toChoices(chunk).map((choice) => ({ ...choice, index: 0 })) }))
        : chunks,
    ),
  },
  {
    id: 'index-string',
    about: '`index` is a string.',
    source: 'TYP-03',
    expects: 'fail',
    edit: setChoice('index', '0'),
  },
  {
    id: 'index-missing',
    about: '`index` missing.',
    source: 'TYP-03',
    expects: 'fail',
    edit: setChoice('index', undefined),
  },
  {
    id: 'logprob-null',
    about: '`logprob: null` in a token entry.',
    source: 'TYP-09',
    expects: 'fail',
    edit: setChoice('logprobs', { content: [{ token: 'a', bytes: [97], logprob: null, top_logprobs: [] }] }),
  },
  {
    id: 'content-number',
    about: '`content` is a number.',
    source: 'TYP-02',
    expects: 'fail',
    edit: eachChoice((_, part) =>
      typeof part.content === 'string' && part.content !== '' ? setMember(part, 'content', 42) : undefined,
    ),
  },
  {
    id: 'content-parts',
    about: '`content` is an array of parts.',
    source: 'TYP-02',
    expects: 'fail',
    edit: eachChoice((_, part) =>
      typeof part.content === 'string' && part.content !== ''
        ? setMember(part, 'content', [{ type: 'text', text: part.content }])
        : undefined,
    ),
  },
  {
    id: 'object-text-completion',
    about: '`object: "text_completion"`.',
    source: 'ENM-01',
    expects: 'fail',
    edit: setEach('object', 'text_completion'),
  },
  {
    id: 'object-of-the-other-mode',
    about: '`object` of a chunk in an answer, and of an answer in a chunk.',
    source: 'ENM-01',
    expects: 'fail',
    edit: eachObject((body) =>
      setMember(body, 'object', body.object === 'chat.completion' ? 'chat.completion.chunk' : 'chat.completion'),
    ),
  },
  {
    id: 'object-empty',
    about: '`object` is an empty string.',
    source: 'ENM-03',
    expects: 'fail',
    edit: setEach('object', ''),
  },
  {
    id: 'service-tier',
    about: '`service_tier: "on_demand"`.',
    source: 'ENM-04',
    expects: 'warn',
    edit: setEach('service_tier', 'on_demand'),
  },
]

export const typeFaults: readonly Fault[] = rows.map(defineFault)
