/** Faults of token counts: sums, subsets, places, times. Catalogue: USG. */
import { isObject, toChoices } from './edit.ts'
import type { Json } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultVerdict } from './fault.ts'
import { allChunks, eachChunk, eachObject, findFinish, toAsked } from './on.ts'

/** Edits the usage object wherever it stands. */
const usage = (edit: (usage: Json) => void) =>
  eachObject((body) => {
    if (isObject(body.usage)) edit(body.usage)
    for (const choice of toChoices(body)) if (isObject(choice.usage)) edit(choice.usage)
  })
const number = (value: unknown) => (typeof value === 'number' ? value : 0)
const strip = (chunk: Json) => {
  delete chunk.usage
  for (const choice of toChoices(chunk)) delete choice.usage
}
const wantsUsage = (given: { body: unknown }) =>
  isObject(given.body) && isObject(given.body.stream_options) && given.body.stream_options.include_usage === true
const running = (i: number) => ({ prompt_tokens: 9, completion_tokens: i, total_tokens: 9 + i })

const rows: readonly (readonly [string, string, string, FaultVerdict, Fault['apply']])[] = [
  [
    'usage-missing-when-asked',
    'No usage although include_usage was true.',
    'USG-01',
    'fail',
    allChunks((chunks, given) =>
      wantsUsage(given) ? chunks.filter((chunk) => (strip(chunk), toChoices(chunk).length > 0)) : chunks,
    ),
  ],
  [
    'reasoning-over-completion',
    'reasoning_tokens greater than completion_tokens.',
    'USG-02',
    'fail',
    usage(
      (counts) => void (counts.completion_tokens_details = { reasoning_tokens: number(counts.completion_tokens) + 1 }),
    ),
  ],
  [
    'completion-zero',
    'completion_tokens 0 while reasoning is counted.',
    'USG-03',
    'fail',
    usage((counts) =>
      Object.assign(counts, {
        completion_tokens: 0,
        completion_tokens_details: { reasoning_tokens: 60 },
        total_tokens: number(counts.prompt_tokens) + 60,
      }),
    ),
  ],
  [
    'cached-over-prompt',
    'cached_tokens greater than prompt_tokens.',
    'USG-05',
    'fail',
    usage((counts) => Object.assign(counts, { cached_tokens: 6752, prompt_tokens_details: { cached_tokens: 6752 } })),
  ],
  [
    'cached-disagrees',
    'cached_tokens on top and in the details differ.',
    'USG-05',
    'fail',
    usage((counts) => Object.assign(counts, { cached_tokens: 1, prompt_tokens_details: { cached_tokens: 2 } })),
  ],
  [
    'total-wrong',
    'total is not prompt plus completion.',
    'USG-02',
    'fail',
    usage((counts) => void (counts.total_tokens = number(counts.total_tokens) + 5)),
  ],
  [
    'usage-negative',
    'A negative counter.',
    'USG-02',
    'fail',
    usage((counts) => Object.assign(counts, { completion_tokens: -1, total_tokens: number(counts.prompt_tokens) - 1 })),
  ],
  [
    'usage-text',
    'Counters are strings.',
    'TYP-02',
    'fail',
    usage((counts) => void (counts.prompt_tokens = String(counts.prompt_tokens))),
  ],
  [
    'usage-fraction',
    'A counter is a fraction.',
    'TYP-07',
    'fail',
    usage((counts) => void (counts.completion_tokens = number(counts.completion_tokens) + 0.5)),
  ],
  [
    'usage-places-disagree',
    'The choice and the last chunk count differently.',
    'USG-07',
    'fail',
    eachChunk((chunk) =>
      isObject(chunk.usage) && Array.isArray(chunk.choices) && chunk.choices.length === 0
        ? void (chunk.usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 })
        : undefined,
    ),
  ],
  [
    'usage-shrinks',
    'Cumulative usage goes down.',
    'USG-07',
    'fail',
    eachChunk((chunk, i, all) => (i < findFinish(all) ? void (chunk.usage = running(50 - i)) : undefined)),
  ],
  [
    'usage-every-chunk',
    'Cumulative usage in every chunk without being asked.',
    'USG-09',
    'warn',
    allChunks(cumulative),
  ],
  [
    'usage-zero-filled',
    'Zero-filled usage in every intermediate chunk.',
    'USG-10',
    'warn',
    eachChunk((chunk, i, all) =>
      i < findFinish(all)
        ? void (chunk.usage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 })
        : undefined,
    ),
  ],
  [
    'usage-absent',
    'No usage in the stream when it was not asked for.',
    'USG-13',
    'pass',
    allChunks((chunks, given) => (wantsUsage(given) ? chunks : chunks.map((chunk) => (strip(chunk), chunk)))),
  ],
  [
    'usage-null',
    '`usage: null` in every chunk but the last.',
    'USG-15',
    'pass',
    allChunks((chunks, given) =>
      wantsUsage(given) ? chunks.map((chunk) => ('usage' in chunk ? chunk : { ...chunk, usage: null })) : chunks,
    ),
  ],
  [
    'usage-missing-in-answer',
    'A whole answer without usage.',
    'USG-01',
    'fail',
    eachObject((body) => (body.object === 'chat.completion' ? delete body.usage : undefined)),
  ],
]

export const usageFaults: readonly Fault[] = rows.map(([id, about, source, expects, apply]) =>
  defineFault({ id, about, source, expects, layer: 'reply', apply }),
)

function cumulative(chunks: readonly Json[], given: { body: unknown }): readonly Json[] {
  const asked = isObject(given.body)
    ? toAsked({ ...given, request: { method: 'POST', url: '', headers: {}, body: new Uint8Array() } })
    : {}
  if (isObject(asked.stream_options)) return chunks
  const end = findFinish(chunks)
  return chunks
    .map((chunk, i) => (i < end ? { ...chunk, usage: running(0) } : chunk))
    .map((chunk, i) =>
      i < end
        ? { ...chunk, usage: { prompt_tokens: 1, completion_tokens: i === 0 ? 0 : 1, total_tokens: i === 0 ? 1 : 2 } }
        : chunk,
    )
}
