/** Faults of tool calls: index, id, type, name. Catalogue: TCD, and IDN-02, SEM-16, SEM-21. */
import type { Json } from './edit.ts'
import { isObject } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultVerdict } from './fault.ts'
import { allChunks, eachChoice, eachChunk, toCalls, toChoice, toFunction, toPart } from './on.ts'

/** Edits every call entry; `first` tells the slot (or the whole call of an answer) from a continuation. */
const eachCall = (edit: (call: Json, first: boolean, part: Json) => void) =>
  eachChoice((choice, part) =>
    toCalls(part).forEach((call) => edit(call, isObject(choice.message) || 'id' in call, part)),
  )
const whole = (edit: (call: Json) => void) => eachCall((call, first) => (first ? edit(call) : undefined))
const fragments = (edit: (call: Json) => void) => eachCall((call, first) => (first ? undefined : edit(call)))
const argumentsOf = (call: Json) => String(toFunction(call).arguments ?? '')
const calls = (chunk: Json) => toCalls(toPart(toChoice(chunk)))

const rows: readonly (readonly [string, string, string, FaultVerdict, Fault['apply']])[] = [
  [
    'call-index-zero',
    'Every parallel call streamed under index 0.',
    'TCD-03',
    'fail',
    eachChunk((chunk) => calls(chunk).forEach((call) => void (call.index = 0))),
  ],
  [
    'call-index-missing',
    'Fragments without an index.',
    'TCD-03',
    'fail',
    eachChunk((chunk) => calls(chunk).forEach((call) => delete call.index)),
  ],
  [
    'call-index-from-one',
    'Indices start at 1.',
    'TCD-03',
    'fail',
    eachChunk((chunk) => calls(chunk).forEach((call) => void (call.index = Number(call.index) + 1))),
  ],
  ['call-id-never', 'A call never gets an id.', 'TCD-05', 'fail', eachCall((call) => delete call.id)],
  ['call-id-empty', 'The first fragment has `id: ""`.', 'TCD-05', 'fail', whole((call) => void (call.id = ''))],
  ['call-type-empty', '`type: ""`.', 'TCD-06', 'fail', whole((call) => void (call.type = ''))],
  ['call-type-other', '`type: "tool"`.', 'TCD-06', 'fail', whole((call) => void (call.type = 'tool'))],
  ['call-name-repeated', 'The name in full in every fragment.', 'TCD-07', 'fail', repeatName()],
  ['call-name-never', 'A call without a name.', 'TCD-05', 'fail', eachCall((call) => delete toFunction(call).name)],
  [
    'call-under-other-key',
    'A vendor key instead of tool_calls.',
    'TCD-12',
    'fail',
    eachChunk((chunk) =>
      calls(chunk).length > 0 ? Object.assign(toChoice(chunk), { delta: { tool_call_generating: true } }) : undefined,
    ),
  ],
  [
    'fragment-empty-id',
    'Continuations carry `id: ""` and an empty name.',
    'TCD-18',
    'warn',
    fragments((call) =>
      Object.assign(call, { id: '', type: 'function', function: { name: '', arguments: argumentsOf(call) } }),
    ),
  ],
  [
    'tool-calls-empty-list',
    '`tool_calls: []` in every text delta.',
    'TCD-25',
    'warn',
    eachChunk((chunk) =>
      toChoice(chunk).finish_reason === null && calls(chunk).length === 0
        ? void (toPart(toChoice(chunk)).tool_calls = [])
        : undefined,
    ),
  ],
  [
    'call-ids-native',
    'Ids of the form functions.name:0.',
    'IDN-06',
    'pass',
    whole((call) => void (call.id = `functions.${String(toFunction(call).name)}:${String(call.index ?? 0)}`)),
  ],
  [
    'call-index-in-answer',
    'A leftover `index` in a whole message with `content: null`.',
    'TCD-23',
    'warn',
    eachChoice((choice, part) =>
      isObject(choice.message) && toCalls(part).length > 0 ? void (part.content = null) : undefined,
    ),
  ],
  [
    'call-ids-shared',
    'Two calls of one message share an id.',
    'IDN-02',
    'fail',
    whole((call) => void (call.id = 'functions.eval:3')),
  ],
  [
    'call-not-offered',
    'A call to a tool that was not offered.',
    'SEM-16',
    'fail',
    whole((call) => (call.type === 'function' ? void (toFunction(call).name = 'toolbox.web.answer') : undefined)),
  ],
  [
    'call-name-control',
    'Control tokens inside the name.',
    'SEM-21',
    'fail',
    whole((call) =>
      call.type === 'function'
        ? void (toFunction(call).name = `${String(toFunction(call).name)}<|channel|>commentary`)
        : undefined,
    ),
  ],
]

export const toolCallFaults: readonly Fault[] = rows.map(([id, about, source, expects, apply]) =>
  defineFault({ id, about, source, expects, layer: 'reply', apply }),
)

function repeatName(): Fault['apply'] {
  return allChunks((chunks) => {
    const names = new Map<unknown, unknown>()
    for (const chunk of chunks)
      for (const call of calls(chunk)) if (toFunction(call).name) names.set(call.index, toFunction(call).name)
    for (const chunk of chunks) for (const call of calls(chunk)) toFunction(call).name = names.get(call.index)
  })
}
