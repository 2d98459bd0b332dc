/** Faults of finish_reason: missing, twice, elsewhere, another word, at odds with what happened. Catalogue: FIN. */
import type { Json } from './edit.ts'
import { toChoices } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultVerdict } from './fault.ts'
import { allChunks, eachChoice, eachChunk, findFinish, likeChunk, toCalls, toChoice, toPart } from './on.ts'

const finish = (edit: (choice: Json) => void) =>
  eachChoice((choice) => (typeof choice.finish_reason === 'string' ? edit(choice) : undefined))
const reason = (value: string) => finish((choice) => void (choice.finish_reason = value))
const afterFinish = (delta: Json, second: string | null = null) =>
  allChunks((chunks) => {
    const at = findFinish(chunks)
    return at < 0 ? chunks : [...chunks.slice(0, at + 1), likeChunk(chunks[0]!, delta, second), ...chunks.slice(at + 1)]
  })

const rows: readonly (readonly [string, string, string, FaultVerdict, Fault['apply']])[] = [
  ['content-after-finish', 'Text after the finish_reason.', 'FIN-09', 'fail', afterFinish({ content: ' more' })],
  ['finish-stop-with-calls', '`stop` although tools are called.', 'FIN-01', 'fail', stopWithCalls()],
  ['finish-calls-without-calls', '`tool_calls` although none is called.', 'FIN-01', 'fail', callsWithout()],
  ['finish-twice', 'Two terminal reasons in one choice.', 'FIN-02', 'fail', afterFinish({}, 'stop')],
  [
    'finish-never',
    'No finish_reason before [DONE].',
    'FIN-03',
    'fail',
    finish((choice) => void (choice.finish_reason = null)),
  ],
  [
    'finish-empty',
    '`finish_reason: ""` until the last chunk.',
    'FIN-04',
    'fail',
    eachChunk((chunk) => toChoices(chunk).forEach((choice) => (choice.finish_reason ??= ''))),
  ],
  [
    'finish-other-name',
    'The reason under `finishReason`.',
    'FIN-05',
    'fail',
    finish((choice) => Object.assign(choice, { finishReason: choice.finish_reason, finish_reason: null })),
  ],
  ['finish-eos', '`finish_reason: "eos"`.', 'FIN-06', 'fail', reason('eos')],
  ['finish-upper-case', '`finish_reason: "STOP"`.', 'FIN-06', 'fail', reason('STOP')],
  ['finish-number', '`finish_reason: 1`.', 'FIN-06', 'fail', finish((choice) => void (choice.finish_reason = 1))],
  [
    'finish-stop-when-cut',
    '`stop` when the budget cut the answer.',
    'FIN-07',
    'fail',
    finish((choice) => (choice.finish_reason === 'length' ? void (choice.finish_reason = 'stop') : undefined)),
  ],
  [
    'finish-on-reasoning',
    '`stop` on a reasoning chunk, the answer still follows.',
    'FIN-09',
    'fail',
    eachChunk((chunk, i, all) =>
      i > 0 && i === lastReasoning(all) ? void (toChoice(chunk).finish_reason = 'stop') : undefined,
    ),
  ],
  [
    'finish-key-missing',
    'No `finish_reason` key in intermediate chunks.',
    'FIN-11',
    'warn',
    eachChunk((chunk) =>
      toChoices(chunk).forEach((choice) => (choice.finish_reason === null ? delete choice.finish_reason : undefined)),
    ),
  ],
  [
    'finish-length-unlimited',
    '`length` although the budget was not reached.',
    'FIN-12',
    'warn',
    finish((choice) => (choice.finish_reason === 'stop' ? void (choice.finish_reason = 'length') : undefined)),
  ],
]

export const finishFaults: readonly Fault[] = rows.map(([id, about, source, expects, apply]) =>
  defineFault({ id, about, source, expects, layer: 'reply', apply }),
)

function stopWithCalls(): Fault['apply'] {
  return eachChoice((choice) =>
    choice.finish_reason === 'tool_calls' ? void (choice.finish_reason = 'stop') : undefined,
  )
}

function callsWithout(): Fault['apply'] {
  return eachChoice((choice, part) =>
    choice.finish_reason === 'stop' && toCalls(part).length === 0
      ? void (choice.finish_reason = 'tool_calls')
      : undefined,
  )
}

function lastReasoning(chunks: readonly Json[]): number {
  return chunks.findLastIndex((chunk) => {
    const text = toPart(toChoice(chunk)).reasoning_content
    return typeof text === 'string' && text !== ''
  })
}
