/** Faults of finish_reason: missing, repeated, misplaced, with another value, or contrary to the answer. Breaches: FIN. */
import type { Json } from './edit.ts'
import { toChoices } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Edit, Fault, FaultRow } from './fault.ts'
import {
  allChunks,
  eachChoice,
  eachChunk,
  findFinish,
  hasText,
  likeChunk,
  toCalls,
  toChoice,
  toFunction,
  toPart,
} from './scopes.ts'

const finish = (edit: (choice: Json) => void) =>
  eachChoice((choice) => {
    if (typeof choice.finish_reason === 'string') edit(choice)
  })
/** Replaces one reason by another. */
const replace = (before: string, after: string) =>
  eachChoice(
    (choice) => {
      if (choice.finish_reason === before) choice.finish_reason = after
    },
    { content: `finish_reason "${before}"` },
  )
const reason = (value: string) => finish((choice) => void (choice.finish_reason = value))
const afterFinish = (delta: Json, second: string | null = null) =>
  allChunks((chunks) => {
    const at = findFinish(chunks)
    return at < 0 ? chunks : [...chunks.slice(0, at + 1), likeChunk(chunks[0]!, delta, second), ...chunks.slice(at + 1)]
  })

/** Cuts the content, and the arguments of each call, to `kept` characters, and ends with `engine_overloaded`. */
const stopEarly = (kept: number, only?: 'events'): Edit => ({
  appliesTo: { reply: 'chat' },
  apply(reply, context) {
    if (only !== undefined && reply.body.kind !== only) return null
    const left = new Map<string, number>()
    const cut = (key: string, text: string) => {
      const rest = left.get(key) ?? kept
      left.set(key, Math.max(0, rest - text.length))
      // The first half of a surrogate pair is not a character.
      return text.slice(0, rest).replace(/[\uD800-\uDBFF]$/, '')
    }
    return eachChoice((choice, part) => {
      if (hasText(part.content)) part.content = cut(`${String(choice.index)}`, part.content)
      // Calls stay as they are if nothing is kept: without them the answer would be a different one.
      for (const call of kept === 0 ? [] : toCalls(part)) {
        const { arguments: text } = toFunction(call)
        if (hasText(text)) toFunction(call).arguments = cut(`${String(choice.index)}/${String(call.index)}`, text)
      }
      if (typeof choice.finish_reason === 'string') choice.finish_reason = 'engine_overloaded'
    }).apply(reply, context)
  },
})

const rows: readonly FaultRow[] = [
  {
    id: 'content-after-finish',
    about: 'Text after the finish_reason.',
    source: 'FIN-09',
    expects: 'fail',
    edit: afterFinish({ content: ' more' }),
  },
  {
    id: 'finish-stop-with-calls',
    about: '`stop` although tools are called.',
    source: 'FIN-01',
    expects: 'fail',
    edit: replace('tool_calls', 'stop'),
  },
  {
    id: 'finish-calls-without-calls',
    about: '`tool_calls` although no tool is called.',
    source: 'FIN-01',
    expects: 'fail',
    edit: eachChoice(
      (choice, part) => {
        if (choice.finish_reason === 'stop' && toCalls(part).length === 0) choice.finish_reason = 'tool_calls'
      },
      { content: 'finish_reason "stop"' },
    ),
  },
  {
    id: 'finish-twice',
    about: 'Two terminal reasons in one choice.',
    source: 'FIN-02',
    expects: 'fail',
    edit: afterFinish({}, 'stop'),
  },
  {
    id: 'finish-never',
    about: 'No finish_reason before [DONE].',
    source: 'FIN-03',
    expects: 'fail',
    edit: finish((choice) => void (choice.finish_reason = null)),
  },
  {
    id: 'finish-empty',
    about: '`finish_reason: ""` until the last chunk.',
    source: 'FIN-04',
    expects: 'fail',
    edit: eachChunk((chunk) => {
      for (const choice of toChoices(chunk)) choice.finish_reason ??= ''
    }),
  },
  {
    id: 'finish-other-name',
    about: 'The reason under `finishReason`.',
    source: 'FIN-05',
    expects: 'fail',
    edit: finish((choice) => Object.assign(choice, { finishReason: choice.finish_reason, finish_reason: null })),
  },
  { id: 'finish-eos', about: '`finish_reason: "eos"`.', source: 'FIN-06', expects: 'fail', edit: reason('eos') },
  {
    id: 'finish-upper-case',
    about: '`finish_reason: "STOP"`.',
    source: 'FIN-06',
    expects: 'fail',
    edit: reason('STOP'),
  },
  {
    id: 'finish-number',
    about: '`finish_reason: 1`.',
    source: 'FIN-06',
    expects: 'fail',
    edit: finish((choice) => void (choice.finish_reason = 1)),
  },
  {
    id: 'finish-stop-when-cut',
    about: '`stop` when the budget cut the answer.',
    source: 'FIN-07',
    expects: 'fail',
    edit: replace('length', 'stop'),
  },
  {
    id: 'finish-on-reasoning',
    about: '`stop` on a reasoning chunk, before the answer.',
    source: 'FIN-09',
    expects: 'fail',
    edit: allChunks(
      (chunks) => {
        const at = chunks.findLastIndex((chunk) => hasText(toPart(toChoice(chunk)).reasoning_content))
        if (at > 0) toChoice(chunks[at]).finish_reason = 'stop'
      },
      { content: 'reasoning' },
    ),
  },
  {
    id: 'finish-engine-overloaded',
    about: 'The service stops an answer after its first words with `engine_overloaded`.',
    source: 'FIN-13',
    expects: 'warn',
    edit: stopEarly(6),
  },
  {
    id: 'finish-engine-overloaded-early',
    about: 'The service stops an answer before its first words with `engine_overloaded`.',
    source: 'FIN-13',
    expects: 'warn',
    edit: stopEarly(0),
  },
  {
    id: 'finish-engine-overloaded-in-stream',
    about: 'The service stops a stream after its first words with `engine_overloaded`, but not a whole answer.',
    source: 'FIN-13',
    expects: 'warn',
    edit: { ...stopEarly(6, 'events'), appliesTo: { reply: 'chat stream' } },
  },
  {
    id: 'finish-key-missing',
    about: 'No `finish_reason` key in intermediate chunks.',
    source: 'FIN-11',
    expects: 'warn',
    edit: eachChunk((chunk) => {
      for (const choice of toChoices(chunk)) if (choice.finish_reason === null) delete choice.finish_reason
    }),
  },
  {
    id: 'finish-length-unlimited',
    about: '`length` although the budget was not reached.',
    source: 'FIN-12',
    expects: 'warn',
    edit: replace('stop', 'length'),
  },
]

export const finishFaults: readonly Fault[] = rows.map(defineFault)
