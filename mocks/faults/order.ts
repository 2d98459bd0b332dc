/** Faults of order, of constancy and of time. Catalogue: ORD, IDN, TIM, ERR-15. */
import type { Json } from './edit.ts'
import { editEvents, isObject, toChoices } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultVerdict } from './fault.ts'
import {
  allChunks,
  eachChunk,
  eachObject,
  findFinish,
  findText,
  likeChunk,
  onStream,
  toCalls,
  toChoice,
  toPart,
} from './on.ts'

const afterText = (delta: Json) =>
  allChunks((chunks) => {
    const at = findText(chunks, 'content')
    return at < 0 ? chunks : [...chunks.slice(0, at + 1), likeChunk(chunks[0]!, delta), ...chunks.slice(at + 1)]
  })
const hasCalls = (chunks: readonly Json[]) => chunks.some((chunk) => toCalls(toPart(toChoice(chunk))).length > 0)

/** Delays by virtual time: `wait(i, n)` milliseconds before event i of n. */
const paced = (wait: (i: number, n: number) => number) =>
  onStream((reply) =>
    reply.body.kind === 'events'
      ? {
          ...reply,
          body: {
            ...reply.body,
            events: reply.body.events.map((event, i, all) => ({ ...event, delayMs: wait(i, all.length) })),
          },
        }
      : reply,
  )

const rows: readonly (readonly [string, string, string, FaultVerdict, Fault['apply']])[] = [
  [
    'reasoning-after-content',
    'Reasoning goes on after the answer has begun.',
    'ORD-04',
    'fail',
    afterText({ reasoning_content: 'hmm' }),
  ],
  [
    'role-repeated',
    'The role in every delta.',
    'ORD-05',
    'pass',
    eachChunk((chunk) => (toChoices(chunk).length > 0 ? void (toPart(toChoice(chunk)).role = 'assistant') : undefined)),
  ],
  ['finish-with-content', 'finish_reason in the chunk of the last content.', 'ORD-06', 'pass', allChunks(mergeFinish)],
  [
    'id-changes',
    '`id` differs from chunk to chunk.',
    'IDN-01',
    'fail',
    eachChunk((chunk, i) => void (chunk.id = `c-${i}`)),
  ],
  [
    'model-changes',
    '`model` changes in the stream.',
    'IDN-01',
    'warn',
    eachChunk((chunk, i) => (i > 1 ? void (chunk.model = 'kimi-k2.6-backend') : undefined)),
  ],
  [
    'created-changes',
    '`created` changes in the stream.',
    'IDN-01',
    'warn',
    eachChunk((chunk, i) => void (chunk.created = Number(chunk.created) + i)),
  ],
  [
    'id-reused',
    'Every completion has the same id.',
    'IDN-03',
    'fail',
    eachObject((body) => void (body.id = 'chatcmpl-373')),
  ],
  [
    'model-alias',
    '`model` is a backend name.',
    'IDN-04',
    'warn',
    eachObject((body) => void (body.model = `moonshotai/${String(body.model)}-FP4`)),
  ],
  [
    'stream-at-once',
    'The stream arrives in one piece at the end.',
    'TIM-03',
    'fail',
    paced((i) => (i === 0 ? 40_000 : 0)),
  ],
  [
    'stream-silent',
    'No bytes for 65 seconds in the middle.',
    'TIM-04',
    'warn',
    paced((i, n) => (i === Math.floor(n / 2) ? 65_000 : 200)),
  ],
  ['reasoning-slow', 'Many seconds of reasoning before the first content.', 'TIM-06', 'pass', paced(() => 900)],
]

export const orderFaults: readonly Fault[] = rows.map(([id, about, source, expects, apply]) =>
  defineFault({ id, about, source, expects, layer: 'reply', apply }),
)

function mergeFinish(chunks: readonly Json[]): readonly Json[] {
  const at = findFinish(chunks)
  const before = chunks[at - 1]
  if (at < 1 || !before || hasCalls(chunks)) return chunks
  const last = toChoice(chunks[at])
  const merged = { ...last, delta: isObject(toChoice(before).delta) ? toChoice(before).delta : {} }
  return [...chunks.slice(0, at - 1), { ...before, choices: [merged] }, ...chunks.slice(at + 1)]
}

/** A late error inside a stream after tokens were sent: the only way left to report it. */
export const lateError: Fault = defineFault({
  id: 'late-error',
  about: '`data: {"error":…}` inside a 200 stream after tokens were sent, then the end.',
  source: 'ERR-15',
  expects: 'pass',
  layer: 'reply',
  apply: onStream((reply) =>
    editEvents(reply, (frames) => [
      ...frames.slice(0, 3),
      'data: {"error":{"message":"The engine is currently overloaded, please try again later","type":"engine_overloaded_error"}}\n\n',
    ]),
  ),
})
