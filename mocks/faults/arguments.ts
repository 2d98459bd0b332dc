/** Faults of a call's arguments: how the text is cut, and what it says. Catalogue: TCD. */
import type { Json } from './edit.ts'
import { isObject } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultVerdict } from './fault.ts'
import { allChunks, eachChoice, likeChunk, toCalls, toChoice, toFunction, toPart } from './on.ts'

const argumentsOf = (call: Json) => String(toFunction(call).arguments ?? '')
const calls = (chunk: Json) => toCalls(toPart(toChoice(chunk)))
const isSlot = (chunk: Json) => calls(chunk).some((call) => 'id' in call)
const isFragment = (chunk: Json) => calls(chunk).length > 0 && !isSlot(chunk)

/** Replaces the argument text of each call: joined by call, edited, and sent in one fragment after the slot. */
const rewrite = (edit: (text: string) => readonly string[]) => [
  allChunks((chunks) => {
    const texts = new Map<unknown, string>()
    for (const chunk of chunks)
      for (const call of calls(chunk)) texts.set(call.index, (texts.get(call.index) ?? '') + argumentsOf(call))
    return chunks.flatMap((chunk) => {
      const [call] = calls(chunk)
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
  }),
  eachChoice((choice, part) => {
    if (isObject(choice.message))
      for (const call of toCalls(part)) toFunction(call).arguments = edit(argumentsOf(call)).join('')
  }),
]
const both =
  ([stream, answer]: readonly Fault['apply'][]): Fault['apply'] =>
  (reply, given) =>
    reply.body.kind === 'events' ? stream!(reply, given) : answer!(reply, given)
const streamed = (edit: (text: string) => readonly string[]) => rewrite(edit)[0]!

const half = (text: string) => Math.max(1, Math.floor(text.length / 2))
const rows: readonly (readonly [string, string, string, FaultVerdict, Fault['apply']])[] = [
  [
    'arguments-cumulative',
    'Argument text is cumulative.',
    'TCD-09',
    'fail',
    streamed((text) => [text.slice(0, 2), text.slice(0, half(text) + 2), text]),
  ],
  [
    'arguments-sent-again',
    'The full arguments again in a closing fragment.',
    'TCD-10',
    'fail',
    streamed((text) => [text.slice(0, half(text)), text.slice(half(text)), text]),
  ],
  [
    'arguments-placeholder',
    '`{}` first, the real arguments after it.',
    'TCD-11',
    'fail',
    streamed((text) => ['{}', text]),
  ],
  [
    'arguments-raw-newline',
    'A raw line feed inside a string of the arguments.',
    'TCD-15',
    'fail',
    both(rewrite((text) => [text.replace(/"}$/, '\nline two"}')])),
  ],
  [
    'arguments-backslash-n',
    'A backslash-n outside any string of the arguments.',
    'TCD-17',
    'fail',
    both(rewrite((text) => [text.replace('{', '{\\n')])),
  ],
  [
    'arguments-truncated',
    'Arguments that stop in the middle.',
    'TCD-15',
    'fail',
    both(rewrite((text) => [text.slice(0, -1)])),
  ],
  [
    'arguments-no-object',
    'Arguments that are a JSON string.',
    'TCD-15',
    'fail',
    both(rewrite((text) => [JSON.stringify(text)])),
  ],
  [
    'arguments-object',
    'Arguments as an object instead of text.',
    'TCD-15',
    'fail',
    eachChoice((_, part) => toCalls(part).forEach((call) => void (toFunction(call).arguments = {}))),
  ],
  [
    'arguments-against-schema',
    'Arguments that leave out what the schema requires.',
    'TCD-15',
    'fail',
    both(rewrite(() => ['{"nothing":true}'])),
  ],
  [
    'arguments-empty',
    'A call without arguments has `arguments: ""`.',
    'TCD-24',
    'warn',
    both(rewrite((text) => (text === '{}' ? [] : [text]))),
  ],
  ['fragments-interleaved', 'Fragments of parallel calls arrive interleaved.', 'TCD-27', 'pass', allChunks(interleave)],
  ['call-in-one-fragment', 'The whole call in one fragment.', 'TCD-28', 'pass', allChunks(inOneFragment)],
]

export const argumentFaults: readonly Fault[] = rows.map(([id, about, source, expects, apply]) =>
  defineFault({ id, about, source, expects, layer: 'reply', apply }),
)

function interleave(chunks: readonly Json[]): readonly Json[] {
  const first = chunks.findIndex(isSlot)
  if (first < 0) return chunks
  const parts = new Map<unknown, Json[]>()
  for (const chunk of chunks.filter(isFragment)) {
    const { index } = calls(chunk)[0]!
    parts.set(index, [...(parts.get(index) ?? []), chunk])
  }
  const woven: Json[] = []
  for (let i = 0; [...parts.values()].some((list) => i < list.length); i++)
    for (const list of parts.values()) if (list[i]) woven.push(list[i]!)
  const rest = chunks.slice(first).filter((chunk) => calls(chunk).length === 0)
  return [...chunks.slice(0, first), ...chunks.filter(isSlot), ...woven, ...rest]
}

function inOneFragment(chunks: readonly Json[]): readonly Json[] {
  const slots = new Map<unknown, Json>()
  return chunks.filter((chunk) => {
    const [call] = calls(chunk)
    if (!call) return true
    const slot = slots.get(call.index)
    if (!slot) {
      slots.set(call.index, call)
      return true
    }
    toFunction(slot).arguments = argumentsOf(slot) + argumentsOf(call)
    return false
  })
}
