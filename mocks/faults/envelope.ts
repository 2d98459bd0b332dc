/** Faults of the envelope, its members present and absent. Catalogue: ENV. */
import { editJson, toChoices } from './edit.ts'
import type { Json } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultVerdict } from './fault.ts'
import { allChunks, eachChoice, eachChunk, eachObject, findText, likeChunk, onAnswer, toChoice, toPart } from './on.ts'

/** Sets a member of every chunk or of the answer; undefined takes it away. */
const set = (name: string, value: unknown) => eachObject((body) => put(body, name, value))
const answer = (edit: (body: Json) => void) => onAnswer((reply) => editJson(reply, (body) => void edit(body)))

function put(target: Json, name: string, value: unknown): void {
  if (value === undefined) delete target[name]
  else target[name] = value
}

const middle = (edit: (choice: Json, chunk: Json) => void) =>
  eachChunk((chunk, i, all) => {
    const choice = toChoice(chunk)
    if (i > 0 && i < all.length - 1 && choice.finish_reason === null) edit(choice, chunk)
  })

const rows: readonly (readonly [string, string, string, FaultVerdict, Fault['apply']])[] = [
  ['choices-empty', 'An answer with `choices: []`.', 'ENV-01', 'fail', answer((body) => put(body, 'choices', []))],
  ['choices-missing', 'No `choices` at all.', 'ENV-01', 'fail', set('choices', undefined)],
  ['choices-null', '`choices: null`.', 'ENV-01', 'fail', set('choices', null)],
  [
    'choices-object',
    '`choices` is an object.',
    'ENV-01',
    'fail',
    eachObject((body) => put(body, 'choices', toChoices(body)[0] ?? {})),
  ],
  [
    'choices-split',
    'One message split over two choices without index.',
    'ENV-03',
    'fail',
    answer((body) =>
      put(
        body,
        'choices',
        toChoices(body).flatMap((choice) => [
          { finish_reason: choice.finish_reason, message: { role: 'assistant', content: 'Let me look' } },
          { finish_reason: choice.finish_reason, message: choice.message },
        ]),
      ),
    ),
  ],
  ['object-missing', '`object` missing.', 'ENV-04', 'fail', set('object', undefined)],
  ['object-null', '`object: null`.', 'ENV-04', 'fail', set('object', null)],
  ['created-missing', '`created` missing.', 'ENV-05', 'fail', set('created', undefined)],
  ['id-missing', '`id` missing.', 'ENV-07', 'fail', set('id', undefined)],
  ['id-empty', '`id` is an empty string.', 'ENV-07', 'fail', set('id', '')],
  ['model-missing', '`model` missing.', 'ENV-08', 'fail', set('model', undefined)],
  ['model-null', '`model: null`.', 'ENV-08', 'fail', set('model', null)],
  [
    'delta-missing',
    'A choice without `delta`.',
    'ENV-09',
    'fail',
    eachChunk((chunk) => (toChoice(chunk).finish_reason ? put(toChoice(chunk), 'delta', undefined) : undefined)),
  ],
  [
    'delta-null',
    '`delta: null`.',
    'ENV-10',
    'fail',
    eachChunk((chunk) => (toChoice(chunk).finish_reason ? put(toChoice(chunk), 'delta', null) : undefined)),
  ],
  [
    'message-missing',
    'A choice without `message`.',
    'ENV-09',
    'fail',
    answer((body) => toChoices(body).forEach((choice) => put(choice, 'message', undefined))),
  ],
  [
    'first-chunk-shell',
    'The first chunk is an empty shell.',
    'ENV-11',
    'fail',
    allChunks((chunks) => [{ choices: [], created: 0, id: '', model: '', object: '' }, ...chunks]),
  ],
  [
    'preamble-chunk',
    'A first chunk with `choices: []` and no usage.',
    'ENV-12',
    'warn',
    allChunks((chunks) => [{ ...chunks[0]!, choices: [], prompt_filter_results: [] }, ...chunks]),
  ],
  [
    'delta-and-message',
    'Chunks carry both `delta` and `message`.',
    'ENV-14',
    'warn',
    middle((choice) => put(choice, 'message', { role: 'assistant', ...toPart(choice) })),
  ],
  [
    'role-null',
    '`role: null` in later deltas.',
    'ENV-15',
    'warn',
    middle((choice) => put(toPart(choice), 'role', null)),
  ],
  [
    'role-never',
    'No chunk carries a role.',
    'ENV-15',
    'warn',
    eachChunk((chunk) => put(toPart(toChoice(chunk)), 'role', undefined)),
  ],
  [
    'extra-members',
    'Members no document names.',
    'ENV-21',
    'pass',
    eachChoice((choice) => Object.assign(choice, { stop_reason: null, matched_stop: null })),
  ],
  [
    'reasoning-twin',
    '`reasoning` beside `reasoning_content`, the same text.',
    'ENV-22',
    'pass',
    eachChoice((_, part) =>
      typeof part.reasoning_content === 'string' ? put(part, 'reasoning', part.reasoning_content) : undefined,
    ),
  ],
  [
    'content-null-first',
    'The first delta has `content: null`, as the builtin search does.',
    'ENV-15',
    'pass',
    eachChunk((chunk, i) =>
      i === 0 && findText([chunk], 'content') < 0 ? put(toPart(toChoice(chunk)), 'content', null) : undefined,
    ),
  ],
  [
    'empty-delta-between',
    'An empty delta between two texts.',
    'ORD-06',
    'pass',
    allChunks((chunks) => [chunks[0]!, likeChunk(chunks[0]!, {}), ...chunks.slice(1)]),
  ],
]

export const envelopeFaults: readonly Fault[] = rows.map(([id, about, source, expects, apply]) =>
  defineFault({ id, about, source, expects, layer: 'reply', apply }),
)
