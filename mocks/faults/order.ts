/** Faults of order, of members that must not change, and of timing. Breaches: ORD, IDN, TIM, ERR-15. */
import { toEvent } from '../../openapi/event-stream.ts'
import type { Json } from './edit.ts'
import { editEvents, isObject, toChoices } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultRow } from './fault.ts'
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
} from './scopes.ts'

const afterText = (delta: Json) =>
  allChunks((chunks) => {
    const at = findText(chunks, 'content')
    return at < 0 ? chunks : [...chunks.slice(0, at + 1), likeChunk(chunks[0]!, delta), ...chunks.slice(at + 1)]
  })
const hasCalls = (chunks: readonly Json[]) => chunks.some((chunk) => toCalls(toPart(toChoice(chunk))).length > 0)

/** Delays: `wait(i, n)` milliseconds before event i of n. */
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
      : null,
  )

const overload = {
  message: 'The engine is currently overloaded, please try again later',
  type: 'engine_overloaded_error',
}

const rows: readonly FaultRow[] = [
  {
    id: 'reasoning-after-content',
    about: 'Reasoning after the first content.',
    source: 'ORD-04',
    expects: 'fail',
    edit: afterText({ reasoning_content: 'hmm' }),
  },
  {
    id: 'role-repeated',
    about: 'The role in every delta.',
    source: 'ORD-05',
    expects: 'pass',
    edit: eachChunk((chunk) =>
      toChoices(chunk).length > 0 ? void (toPart(toChoice(chunk)).role = 'assistant') : undefined,
    ),
  },
  {
    id: 'finish-with-content',
    about: 'finish_reason in the chunk of the last content.',
    source: 'ORD-06',
    expects: 'pass',
    edit: allChunks(mergeFinish),
  },
  {
    id: 'id-changes',
    about: '`id` differs from chunk to chunk.',
    source: 'IDN-01',
    expects: 'fail',
    edit: eachChunk((chunk, i) => void (chunk.id = `c-${i}`)),
  },
  {
    id: 'model-changes',
    about: '`model` changes in the stream.',
    source: 'IDN-01',
    expects: 'warn',
    edit: eachChunk((chunk, i) => {
      if (i > 1) chunk.model = 'kimi-k2.6-backend'
    }),
  },
  {
    id: 'created-changes',
    about: '`created` changes in the stream.',
    source: 'IDN-01',
    expects: 'warn',
    edit: eachChunk((chunk, i) => void (chunk.created = Number(chunk.created) + i)),
  },
  {
    id: 'id-reused',
    about: 'Every completion has the same id.',
    source: 'IDN-03',
    expects: 'fail',
    edit: eachObject((body) => void (body.id = 'chatcmpl-373')),
  },
  {
    id: 'model-alias',
    about: '`model` is a backend name.',
    source: 'IDN-04',
    expects: 'warn',
    edit: eachObject((body) => void (body.model = `moonshotai/${String(body.model)}-FP4`)),
  },
  {
    id: 'stream-at-once',
    about: 'All events arrive at once, after 40 seconds.',
    source: 'TIM-03',
    expects: 'fail',
    edit: paced((i) => (i === 0 ? 40_000 : 0)),
  },
  {
    id: 'stream-silent',
    about: 'No bytes for 65 seconds in the middle.',
    source: 'TIM-04',
    expects: 'warn',
    edit: paced((i, n) => (i === Math.floor(n / 2) ? 65_000 : 200)),
  },
  {
    id: 'reasoning-slow',
    about: 'Many seconds of reasoning before the first content.',
    source: 'TIM-06',
    expects: 'pass',
    edit: paced(() => 900),
  },
]

export const orderFaults: readonly Fault[] = rows.map(defineFault)

function mergeFinish(chunks: readonly Json[]): readonly Json[] {
  const at = findFinish(chunks)
  const before = chunks[at - 1]
  if (at < 1 || !before || hasCalls(chunks)) return chunks
  const last = toChoice(chunks[at])
  const { logprobs } = toChoice(before)
  const merged = {
    ...last,
    ...(logprobs === undefined ? {} : { logprobs }),
    delta: isObject(toChoice(before).delta) ? toChoice(before).delta : {},
  }
  return [...chunks.slice(0, at - 1), { ...before, choices: [merged] }, ...chunks.slice(at + 1)]
}

/** Errors inside a stream after tokens were sent. The status was sent before, so the stream is the only place to report them. */
export const lateErrorFaults: readonly Fault[] = [
  defineFault({
    id: 'late-error',
    about: '`data: {"error":…}` inside a 200 stream after tokens were sent, then the end.',
    source: 'ERR-15',
    expects: 'pass',
    edit: onStream((reply) =>
      editEvents(reply, (frames) => [...frames.slice(0, 3), toEvent(JSON.stringify({ error: overload }))]),
    ),
  }),
  defineFault({
    id: 'error-in-empty-chunk',
    about: 'A chunk with `choices: []` and an error object, then the end.',
    source: 'ERR-18',
    expects: 'warn',
    edit: allChunks((chunks) => [...chunks.slice(0, 3), { ...chunks[0]!, choices: [], error: overload }]),
  }),
]
