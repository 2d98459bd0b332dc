/** Faults of token counts: wrong sums and details, and counts in a wrong place or missing. Breaches: USG. */
import { isObject, toChoices } from './edit.ts'
import type { Json } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultRow, FaultContext } from './fault.ts'
import { allChunks, eachChunk, eachObject, findFinish, toRequestBody } from './scopes.ts'

/** Edits the usage at the top level and in the choices. */
const usage = (edit: (usage: Json) => void) =>
  eachObject((body) => {
    if (isObject(body.usage)) edit(body.usage)
    for (const choice of toChoices(body)) if (isObject(choice.usage)) edit(choice.usage)
  })
const number = (value: unknown) => (typeof value === 'number' ? value : 0)
/** Removes the usage of a chunk in both places. */
const withoutUsage = (chunk: Json) => {
  delete chunk.usage
  for (const choice of toChoices(chunk)) delete choice.usage
  return chunk
}
const wantsUsage = ({ body }: FaultContext) =>
  isObject(body) && isObject(body.stream_options) && body.stream_options.include_usage === true
const running = (i: number) => ({ prompt_tokens: 9, completion_tokens: i, total_tokens: 9 + i })

const rows: readonly FaultRow[] = [
  {
    id: 'usage-missing-when-asked',
    about: 'No usage although include_usage was true.',
    source: 'USG-01',
    expects: 'fail',
    edit: allChunks((chunks, context) =>
      wantsUsage(context) ? chunks.map(withoutUsage).filter((chunk) => toChoices(chunk).length > 0) : chunks,
    ),
  },
  {
    id: 'reasoning-over-completion',
    about: 'reasoning_tokens greater than completion_tokens.',
    source: 'USG-02',
    expects: 'fail',
    edit: usage(
      (counts) => void (counts.completion_tokens_details = { reasoning_tokens: number(counts.completion_tokens) + 1 }),
    ),
  },
  {
    id: 'completion-zero',
    about: 'completion_tokens 0 while reasoning is counted.',
    source: 'USG-03',
    expects: 'fail',
    edit: usage((counts) =>
      Object.assign(counts, {
        completion_tokens: 0,
        completion_tokens_details: { reasoning_tokens: 60 },
        total_tokens: number(counts.prompt_tokens) + 60,
      }),
    ),
  },
  {
    id: 'cached-over-prompt',
    about: 'cached_tokens greater than prompt_tokens.',
    source: 'USG-05',
    expects: 'fail',
    edit: usage((counts) =>
      Object.assign(counts, { cached_tokens: 6752, prompt_tokens_details: { cached_tokens: 6752 } }),
    ),
  },
  {
    id: 'cached-disagrees',
    about: 'cached_tokens on top and in the details differ.',
    source: 'USG-05',
    expects: 'fail',
    edit: usage((counts) => Object.assign(counts, { cached_tokens: 1, prompt_tokens_details: { cached_tokens: 2 } })),
  },
  {
    id: 'total-wrong',
    about: 'total is not prompt plus completion.',
    source: 'USG-02',
    expects: 'fail',
    edit: usage((counts) => void (counts.total_tokens = number(counts.total_tokens) + 5)),
  },
  {
    id: 'usage-negative',
    about: 'A negative counter.',
    source: 'USG-02',
    expects: 'fail',
    edit: usage((counts) =>
      Object.assign(counts, { completion_tokens: -1, total_tokens: number(counts.prompt_tokens) - 1 }),
    ),
  },
  {
    id: 'usage-text',
    about: 'Counters are strings.',
    source: 'TYP-02',
    expects: 'fail',
    edit: usage((counts) => void (counts.prompt_tokens = String(counts.prompt_tokens))),
  },
  {
    id: 'usage-fraction',
    about: 'A counter is a fraction.',
    source: 'TYP-07',
    expects: 'fail',
    edit: usage((counts) => void (counts.completion_tokens = number(counts.completion_tokens) + 0.5)),
  },
  {
    id: 'usage-places-disagree',
    about: 'The choice and the last chunk count differently.',
    source: 'USG-07',
    expects: 'fail',
    edit: eachChunk((chunk) =>
      isObject(chunk.usage) && Array.isArray(chunk.choices) && chunk.choices.length === 0
        ? void (chunk.usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 })
        : undefined,
    ),
  },
  {
    id: 'usage-shrinks',
    about: 'Cumulative usage goes down.',
    source: 'USG-07',
    expects: 'fail',
    edit: eachChunk((chunk, i, all) => (i < findFinish(all) ? void (chunk.usage = running(50 - i)) : undefined)),
  },
  {
    id: 'usage-every-chunk',
    about: 'Cumulative usage in every chunk although the request does not ask for it.',
    source: 'USG-09',
    expects: 'warn',
    edit: allChunks(cumulative),
  },
  {
    id: 'usage-zero-filled',
    about: 'Zero-filled usage in every intermediate chunk.',
    source: 'USG-10',
    expects: 'warn',
    edit: eachChunk((chunk, i, all) =>
      i < findFinish(all)
        ? void (chunk.usage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 })
        : undefined,
    ),
  },
  {
    id: 'usage-absent',
    about: 'No usage in the stream when it was not asked for.',
    source: 'USG-13',
    expects: 'pass',
    edit: allChunks((chunks, context) => (wantsUsage(context) ? chunks : chunks.map(withoutUsage))),
  },
  {
    id: 'usage-null',
    about: '`usage: null` in every chunk but the last.',
    source: 'USG-15',
    expects: 'pass',
    edit: allChunks((chunks, context) =>
      wantsUsage(context) ? chunks.map((chunk) => ('usage' in chunk ? chunk : { ...chunk, usage: null })) : chunks,
    ),
  },
  {
    id: 'usage-missing-in-answer',
    about: 'A whole answer without usage.',
    source: 'USG-01',
    expects: 'fail',
    edit: eachObject((body) => (body.object === 'chat.completion' ? delete body.usage : undefined)),
  },
]

export const usageFaults: readonly Fault[] = rows.map(defineFault)

/** Adds usage to every chunk before the end, where the request does not ask for usage. */
function cumulative(chunks: readonly Json[], context: FaultContext): readonly Json[] {
  if (isObject(toRequestBody(context).stream_options)) return chunks
  const end = findFinish(chunks)
  return chunks.map((chunk, i) => {
    const completion = i === 0 ? 0 : 1
    const soFar = { prompt_tokens: 1, completion_tokens: completion, total_tokens: 1 + completion }
    return i < end ? { ...chunk, usage: soFar } : chunk
  })
}
