/** Faults of a call's arguments: how the text is split into chunks, and what it contains. Breaches: TCD. */
import type { Json } from './edit.ts'
import { isObject } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultRow } from './fault.ts'
import {
  allChunks,
  eachChoice,
  inBothModes,
  likeChunk,
  ofToolCalls,
  toArgumentText,
  toCalls,
  toChunkCalls,
  toFunction,
} from './scopes.ts'

const isSlot = (chunk: Json) => toChunkCalls(chunk).some((call) => 'id' in call)
const isFragment = (chunk: Json) => toChunkCalls(chunk).length > 0 && !isSlot(chunk)

/** Replaces the arguments of each streamed call: joins their text, edits it, and sends the result as fragments after the first one. */
const streamed = (edit: (text: string) => readonly string[]) =>
  allChunks((chunks) => {
    const texts = new Map<unknown, string>()
    for (const chunk of chunks)
      for (const call of toChunkCalls(chunk))
        texts.set(call.index, (texts.get(call.index) ?? '') + toArgumentText(call))
    return chunks.flatMap((chunk) => {
      const [call] = toChunkCalls(chunk)
      if (!call) return [chunk]
      if (!('id' in call)) return []
      toFunction(call).arguments = ''
      const parts = edit(texts.get(call.index) ?? '')
      return [
        chunk,
        ...parts.map((text) =>
          likeChunk(chunk, { tool_calls: [{ index: call.index, function: { arguments: text } }] }),
        ),
      ]
    })
  }, ofToolCalls)

/** Replaces the arguments in streams and in whole answers. */
const rewrite = (edit: (text: string) => readonly string[]) =>
  inBothModes(
    streamed(edit),
    eachChoice((choice, part) => {
      if (isObject(choice.message))
        for (const call of toCalls(part)) toFunction(call).arguments = edit(toArgumentText(call)).join('')
    }, ofToolCalls),
  )

const half = (text: string) => Math.max(1, Math.floor(text.length / 2))

const rows: readonly FaultRow[] = [
  {
    id: 'arguments-cumulative',
    about: 'Every fragment repeats the argument text so far.',
    source: 'TCD-09',
    expects: 'fail',
    edit: streamed((text) => [text.slice(0, 2), text.slice(0, half(text) + 2), text]),
  },
  {
    id: 'arguments-sent-again',
    about: 'A last fragment repeats the full arguments.',
    source: 'TCD-10',
    expects: 'fail',
    edit: streamed((text) => [text.slice(0, half(text)), text.slice(half(text)), text]),
  },
  {
    id: 'arguments-placeholder',
    about: '`{}` first, the real arguments after it.',
    source: 'TCD-11',
    expects: 'fail',
    edit: streamed((text) => ['{}', text]),
  },
  {
    id: 'arguments-raw-newline',
    about: 'A raw line feed inside a string of the arguments.',
    source: 'TCD-15',
    expects: 'fail',
    edit: rewrite((text) => [text.replace(/"}$/, '\nline two"}')]),
  },
  {
    id: 'arguments-backslash-n',
    about: 'A backslash and an n between the tokens of the arguments.',
    source: 'TCD-17',
    expects: 'fail',
    edit: rewrite((text) => [text.replace('{', '{\\n')]),
  },
  {
    id: 'arguments-truncated',
    about: 'Arguments without their last character.',
    source: 'TCD-15',
    expects: 'fail',
    edit: rewrite((text) => [text.slice(0, -1)]),
  },
  {
    id: 'arguments-no-object',
    about: 'Arguments that are a JSON string, not an object.',
    source: 'TCD-15',
    expects: 'fail',
    edit: rewrite((text) => [JSON.stringify(text)]),
  },
  {
    id: 'arguments-object',
    about: 'Arguments as an object instead of text.',
    source: 'TCD-15',
    expects: 'fail',
    edit: eachChoice((_, part) => toCalls(part).forEach((call) => void (toFunction(call).arguments = {})), ofToolCalls),
  },
  {
    id: 'arguments-against-schema',
    about: 'Arguments that leave out what the schema requires.',
    source: 'TCD-15',
    expects: 'fail',
    edit: rewrite(() => ['{"nothing":true}']),
  },
  {
    id: 'arguments-missing',
    about: 'A whole call without `arguments`.',
    source: 'TCD-31',
    expects: 'fail',
    edit: eachChoice((choice, part) => {
      if (isObject(choice.message)) for (const call of toCalls(part)) delete toFunction(call).arguments
    }, ofToolCalls),
  },
  {
    id: 'arguments-missing-in-stream',
    about: 'No fragment of a streamed call has `arguments`.',
    source: 'TCD-31',
    expects: 'fail',
    edit: allChunks((chunks) => {
      const kept = chunks.filter((chunk) => !isFragment(chunk))
      for (const chunk of kept) for (const call of toChunkCalls(chunk)) delete toFunction(call).arguments
      return kept
    }, ofToolCalls),
  },
  {
    id: 'markers-in-arguments',
    about: 'A control token inside a string of the arguments.',
    source: 'SEM-31',
    expects: 'fail',
    edit: rewrite((text) => [addToString(text, ' <|tool_call_argument_begin|> ')]),
  },
  {
    id: 'call-id-in-arguments',
    about: 'The id of another call inside a string of the arguments.',
    source: 'SEM-31',
    expects: 'fail',
    edit: rewrite((text) => [addToString(text, '.functions.get_weather:1 <|tool_call_end|>')]),
  },
  {
    id: 'marker-tail-in-arguments',
    about: 'The last part of a control token after the end of the arguments.',
    source: 'SEM-31',
    expects: 'fail',
    edit: rewrite((text) => [text, 'ep|>']),
  },
  {
    id: 'marker-tail-in-string',
    about: 'The last part of a control token at the end of a string of the arguments.',
    source: 'SEM-31',
    expects: 'fail',
    edit: rewrite((text) => [addToString(text, 'ep|>')]),
  },
  {
    id: 'arguments-empty',
    about: 'A call without arguments has `arguments: ""`.',
    source: 'TCD-24',
    expects: 'warn',
    edit: rewrite((text) => (text === '{}' ? [] : [text])),
  },
  {
    id: 'fragments-interleaved',
    about: 'Fragments of parallel calls arrive interleaved.',
    source: 'TCD-27',
    expects: 'pass',
    edit: allChunks(interleave, { content: 'parallel tool calls' }),
  },
  {
    id: 'call-in-one-fragment',
    about: 'The whole call in one fragment.',
    source: 'TCD-28',
    expects: 'pass',
    edit: allChunks(inOneFragment, ofToolCalls),
  },
]

export const argumentFaults: readonly Fault[] = rows.map(defineFault)

/** Adds to the last string of a JSON object; arguments without strings stay as they are. */
function addToString(text: string, more: string): string {
  return text.endsWith('"}') ? `${text.slice(0, -2)}${more}"}` : text
}

function interleave(chunks: readonly Json[]): readonly Json[] {
  const first = chunks.findIndex(isSlot)
  if (first < 0) return chunks
  const parts = new Map<unknown, Json[]>()
  for (const chunk of chunks.filter(isFragment)) {
    const { index } = toChunkCalls(chunk)[0]!
    parts.set(index, [...(parts.get(index) ?? []), chunk])
  }
  const mixed: Json[] = []
  for (let i = 0; [...parts.values()].some((list) => i < list.length); i++)
    for (const list of parts.values()) if (list[i]) mixed.push(list[i]!)
  const rest = chunks.slice(first).filter((chunk) => toChunkCalls(chunk).length === 0)
  return [...chunks.slice(0, first), ...chunks.filter(isSlot), ...mixed, ...rest]
}

function inOneFragment(chunks: readonly Json[]): readonly Json[] {
  const slots = new Map<unknown, Json>()
  return chunks.filter((chunk) => {
    const [call] = toChunkCalls(chunk)
    if (!call) return true
    const slot = slots.get(call.index)
    if (!slot) {
      slots.set(call.index, call)
      return true
    }
    toFunction(slot).arguments = toArgumentText(slot) + toArgumentText(call)
    return false
  })
}
