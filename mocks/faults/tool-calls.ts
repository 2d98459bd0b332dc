/** Faults of tool calls: index, id, type, name. Breaches: TCD, IDN-02, SEM-16, SEM-21. */
import type { Json } from './edit.ts'
import { isObject } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Edit, Fault, FaultRow } from './fault.ts'
import {
  allChunks,
  eachChoice,
  eachChunk,
  ofToolCalls,
  toArgumentText,
  toCalls,
  toChoice,
  toChunkCalls,
  toFunction,
  toPart,
} from './scopes.ts'

/** Edits every call; `first` is true for the first fragment of a streamed call, and for a call of a whole answer. */
const eachCall = (edit: (call: Json, first: boolean, part: Json) => void) =>
  eachChoice((choice, part) => {
    for (const call of toCalls(part)) edit(call, isObject(choice.message) || 'id' in call, part)
  }, ofToolCalls)
const eachStreamedCall = (edit: (call: Json) => void) =>
  eachChunk((chunk) => toChunkCalls(chunk).forEach((call) => edit(call)), ofToolCalls)
const whole = (edit: (call: Json) => void) => eachCall((call, first) => (first ? edit(call) : undefined))
const fragments = (edit: (call: Json) => void) => eachCall((call, first) => (first ? undefined : edit(call)))

const rows: readonly FaultRow[] = [
  {
    id: 'call-index-zero',
    about: 'Every parallel call streamed under index 0.',
    source: 'TCD-03',
    expects: 'fail',
    edit: eachStreamedCall((call) => void (call.index = 0)),
  },
  {
    id: 'call-index-missing',
    about: 'Fragments without an index.',
    source: 'TCD-03',
    expects: 'fail',
    edit: eachStreamedCall((call) => delete call.index),
  },
  {
    id: 'call-index-from-one',
    about: 'Indices start at 1.',
    source: 'TCD-03',
    expects: 'fail',
    edit: eachStreamedCall((call) => void (call.index = Number(call.index) + 1)),
  },
  {
    id: 'call-id-never',
    about: 'A call never gets an id.',
    source: 'TCD-05',
    expects: 'fail',
    edit: eachCall((call) => delete call.id),
  },
  {
    id: 'call-id-empty',
    about: 'The first fragment has `id: ""`.',
    source: 'TCD-05',
    expects: 'fail',
    edit: whole((call) => void (call.id = '')),
  },
  {
    id: 'call-type-empty',
    about: '`type: ""`.',
    source: 'TCD-06',
    expects: 'fail',
    edit: whole((call) => void (call.type = '')),
  },
  {
    id: 'call-type-other',
    about: '`type: "tool"`.',
    source: 'TCD-06',
    expects: 'fail',
    edit: whole((call) => void (call.type = 'tool')),
  },
  {
    id: 'call-name-repeated',
    about: 'The name in full in every fragment.',
    source: 'TCD-07',
    expects: 'fail',
    edit: repeatName(),
  },
  {
    id: 'call-name-never',
    about: 'A call without a name.',
    source: 'TCD-05',
    expects: 'fail',
    edit: eachCall((call) => delete toFunction(call).name),
  },
  {
    id: 'call-under-other-key',
    about: 'A vendor member instead of `tool_calls`.',
    source: 'TCD-12',
    expects: 'fail',
    edit: eachChunk((chunk) =>
      toChunkCalls(chunk).length > 0
        ? Object.assign(toChoice(chunk), { delta: { tool_call_generating: true } })
        : undefined,
    ),
  },
  {
    id: 'fragment-empty-id',
    about: 'Continuations carry `id: ""` and an empty name.',
    source: 'TCD-18',
    expects: 'warn',
    edit: fragments((call) =>
      Object.assign(call, { id: '', type: 'function', function: { name: '', arguments: toArgumentText(call) } }),
    ),
  },
  {
    id: 'tool-calls-empty-list',
    about: '`tool_calls: []` in every text delta.',
    source: 'TCD-25',
    expects: 'warn',
    edit: eachChunk((chunk) =>
      toChoice(chunk).finish_reason === null && toChunkCalls(chunk).length === 0
        ? void (toPart(toChoice(chunk)).tool_calls = [])
        : undefined,
    ),
  },
  {
    id: 'call-ids-native',
    about: 'Ids of the form functions.name:0.',
    source: 'IDN-06',
    expects: 'pass',
    edit: whole((call) => void (call.id = `functions.${String(toFunction(call).name)}:${String(call.index ?? 0)}`)),
  },
  {
    id: 'call-index-in-answer',
    about: 'A whole message with tool calls has `content: null`.',
    source: 'TCD-23',
    expects: 'warn',
    edit: eachChoice((choice, part) =>
      isObject(choice.message) && toCalls(part).length > 0 ? void (part.content = null) : undefined,
    ),
  },
  {
    id: 'call-ids-shared',
    about: 'All calls share one id.',
    source: 'IDN-02',
    expects: 'fail',
    edit: whole((call) => void (call.id = 'functions.eval:3')),
  },
  {
    id: 'call-not-offered',
    about: 'A call of a tool that the request does not offer.',
    source: 'SEM-16',
    expects: 'fail',
    edit: whole((call) => (call.type === 'function' ? void (toFunction(call).name = 'toolbox.web.answer') : undefined)),
  },
  {
    id: 'call-name-control',
    about: 'Control tokens inside the name.',
    source: 'SEM-21',
    expects: 'fail',
    edit: whole((call) =>
      call.type === 'function'
        ? void (toFunction(call).name = `${String(toFunction(call).name)}<|channel|>commentary`)
        : undefined,
    ),
  },
]

export const toolCallFaults: readonly Fault[] = rows.map(defineFault)

function repeatName(): Edit {
  return allChunks((chunks) => {
    const names = new Map<unknown, unknown>()
    for (const chunk of chunks)
      for (const call of toChunkCalls(chunk)) if (toFunction(call).name) names.set(call.index, toFunction(call).name)
    for (const chunk of chunks) for (const call of toChunkCalls(chunk)) toFunction(call).name = names.get(call.index)
  })
}
