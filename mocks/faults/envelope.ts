/** Faults of the envelope: its members, present and absent. Breaches: ENV. */
import { editJson, setMember, toChoices } from './edit.ts'
import type { Json } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultRow } from './fault.ts'
import {
  allChunks,
  eachChoice,
  eachChunk,
  eachObject,
  findText,
  likeChunk,
  onAnswer,
  setEach,
  toChoice,
  toPart,
} from './scopes.ts'

const answer = (edit: (body: Json) => void) => onAnswer((reply) => editJson(reply, (body) => void edit(body)))

const middle = (edit: (choice: Json, chunk: Json) => void) =>
  eachChunk((chunk, i, all) => {
    const choice = toChoice(chunk)
    if (i > 0 && i < all.length - 1 && choice.finish_reason === null) edit(choice, chunk)
  })

const rows: readonly FaultRow[] = [
  {
    id: 'choices-empty',
    about: 'An answer with `choices: []`.',
    source: 'ENV-01',
    expects: 'fail',
    edit: answer((body) => setMember(body, 'choices', [])),
  },
  {
    id: 'choices-missing',
    about: 'No `choices` at all.',
    source: 'ENV-01',
    expects: 'fail',
    edit: setEach('choices', undefined),
  },
  { id: 'choices-null', about: '`choices: null`.', source: 'ENV-01', expects: 'fail', edit: setEach('choices', null) },
  {
    id: 'choices-object',
    about: '`choices` is an object.',
    source: 'ENV-01',
    expects: 'fail',
    edit: eachObject((body) => setMember(body, 'choices', toChoices(body)[0] ?? {})),
  },
  {
    id: 'choices-split',
    about: 'One message split over two choices without index.',
    source: 'ENV-03',
    expects: 'fail',
    edit: answer((body) =>
      setMember(
        body,
        'choices',
        toChoices(body).flatMap((choice) => [
          { finish_reason: choice.finish_reason, message: { role: 'assistant', content: 'Let me look' } },
          { finish_reason: choice.finish_reason, message: choice.message },
        ]),
      ),
    ),
  },
  {
    id: 'object-missing',
    about: '`object` missing.',
    source: 'ENV-04',
    expects: 'fail',
    edit: setEach('object', undefined),
  },
  { id: 'object-null', about: '`object: null`.', source: 'ENV-04', expects: 'fail', edit: setEach('object', null) },
  {
    id: 'created-missing',
    about: '`created` missing.',
    source: 'ENV-05',
    expects: 'fail',
    edit: setEach('created', undefined),
  },
  { id: 'id-missing', about: '`id` missing.', source: 'ENV-07', expects: 'fail', edit: setEach('id', undefined) },
  { id: 'id-empty', about: '`id` is an empty string.', source: 'ENV-07', expects: 'fail', edit: setEach('id', '') },
  {
    id: 'model-missing',
    about: '`model` missing.',
    source: 'ENV-08',
    expects: 'fail',
    edit: setEach('model', undefined),
  },
  { id: 'model-null', about: '`model: null`.', source: 'ENV-08', expects: 'fail', edit: setEach('model', null) },
  {
    id: 'delta-missing',
    about: 'A choice without `delta`.',
    source: 'ENV-09',
    expects: 'fail',
    edit: eachChunk((chunk) => {
      if (toChoice(chunk).finish_reason) setMember(toChoice(chunk), 'delta', undefined)
    }),
  },
  {
    id: 'delta-null',
    about: '`delta: null`.',
    source: 'ENV-10',
    expects: 'fail',
    edit: eachChunk((chunk) => {
      if (toChoice(chunk).finish_reason) setMember(toChoice(chunk), 'delta', null)
    }),
  },
  {
    id: 'message-missing',
    about: 'A choice without `message`.',
    source: 'ENV-09',
    expects: 'fail',
    edit: answer((body) => toChoices(body).forEach((choice) => setMember(choice, 'message', undefined))),
  },
  {
    id: 'first-chunk-shell',
    about: 'A first chunk whose members are all empty.',
    source: 'ENV-11',
    expects: 'fail',
    edit: allChunks((chunks) => [{ choices: [], created: 0, id: '', model: '', object: '' }, ...chunks]),
  },
  {
    id: 'preamble-chunk',
    about: 'A first chunk with `choices: []` and no usage.',
    source: 'ENV-12',
    expects: 'warn',
    edit: allChunks((chunks) => [{ ...chunks[0]!, choices: [], prompt_filter_results: [] }, ...chunks]),
  },
  {
    id: 'delta-and-message',
    about: 'Chunks carry both `delta` and `message`.',
    source: 'ENV-14',
    expects: 'warn',
    edit: middle((choice) => setMember(choice, 'message', { role: 'assistant', ...toPart(choice) })),
  },
  {
    id: 'role-null',
    about: '`role: null` in later deltas.',
    source: 'ENV-15',
    expects: 'warn',
    edit: middle((choice) => setMember(toPart(choice), 'role', null)),
  },
  {
    id: 'role-never',
    about: 'No chunk carries a role.',
    source: 'ENV-15',
    expects: 'warn',
    edit: eachChunk((chunk) => setMember(toPart(toChoice(chunk)), 'role', undefined)),
  },
  {
    id: 'extra-members',
    about: 'Undocumented members.',
    source: 'ENV-21',
    expects: 'pass',
    edit: eachChoice((choice) => Object.assign(choice, { stop_reason: null, matched_stop: null })),
  },
  {
    id: 'reasoning-twin',
    about: '`reasoning` beside `reasoning_content`, the same text.',
    source: 'ENV-22',
    expects: 'pass',
    edit: eachChoice(
      (_, part) => {
        if (typeof part.reasoning_content === 'string') setMember(part, 'reasoning', part.reasoning_content)
      },
      { content: 'reasoning' },
    ),
  },
  {
    id: 'content-null-first',
    about: 'The first delta has `content: null`, as with the builtin web search.',
    source: 'ENV-15',
    expects: 'pass',
    edit: eachChunk((chunk, i) => {
      if (i === 0 && findText([chunk], 'content') < 0) setMember(toPart(toChoice(chunk)), 'content', null)
    }),
  },
  {
    id: 'empty-delta-between',
    about: 'An empty delta after the first chunk.',
    source: 'ORD-06',
    expects: 'pass',
    edit: allChunks((chunks) => [chunks[0]!, likeChunk(chunks[0]!, {}), ...chunks.slice(1)]),
  },
]

export const envelopeFaults: readonly Fault[] = rows.map(defineFault)
