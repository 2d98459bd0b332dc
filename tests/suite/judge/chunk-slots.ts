/** The variable parts of a chunk's text: the increment, and the values of undocumented members. */
import { parseJson } from '../../../openapi/bounded-json.ts'
import { isObject } from './assembly.ts'

export type Chunk = Readonly<Record<string, unknown>>

/** One variable part of a template. */
export interface Place {
  /** Offsets of the value in the earlier chunk. */
  from: number
  to: number
  isIncrement: boolean
  /** Where the value that starts at `start` ends; negative when no value of this kind ends by `last`. */
  findEnd(text: string, start: number, last: number): number
  /** The value of the raw text; undefined when it is not valid, or differs in more than its value. */
  parse(raw: string): unknown
  /** A copy of the chunk with another value here. */
  replace(chunk: Chunk, value: unknown): Chunk
}

/** The most undocumented members of a chunk that get a slot. */
const maxUndocumented = 4

const incrementMember = /"(content|reasoning_content|arguments)"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"/g
const beforeValue = /\s*:\s*/y
const numberText = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/

/** Members of a chunk whose value some check judges. */
const judgedMembers =
  /^(id|object|created|model|choices|usage|system_fingerprint|service_tier|error|type|code|message|detail|status)$/

/** The slots of a chunk; null when it has no increment. */
export function findPlaces(text: string, chunk: Chunk): Place[] | null {
  const from = text.indexOf('"delta"')
  if (from < 0) return null
  incrementMember.lastIndex = from
  for (let found = incrementMember.exec(text); found; found = incrementMember.exec(text)) {
    if (found[2] === '') continue
    const to = found.index + found[0].length - 1
    const place = { from: to - found[2]!.length, to }
    const replace = findReplace(text, place, found[1]!)
    if (replace === null) return null
    const increment: Place = { ...place, ...stringSlot, isIncrement: true, findEnd: findIncrementEnd, replace }
    return [increment, ...findUndocumented(text, chunk)]
  }
  return null
}

/** A value that no recorded stream has. */
const marker = 'kimi-contract:increment'

/** How to replace the increment, found by parsing the text with a marker in its place; null when it is at no known path. */
function findReplace(text: string, { from, to }: Pick<Place, 'from' | 'to'>, name: string): Place['replace'] | null {
  const { json } = parseJson(`${text.slice(0, from)}${marker}${text.slice(to)}`)
  const choice: unknown = isObject(json) && Array.isArray(json.choices) ? json.choices[0] : null
  const delta = isObject(choice) ? choice.delta : null
  if (!isObject(delta)) return null
  if (delta[name] === marker) {
    if (name === 'content') return replaceContent
    return name === 'reasoning_content' ? replaceReasoning : (chunk, value) => replaceInDelta(chunk, { [name]: value })
  }
  const calls = Array.isArray(delta.tool_calls) ? delta.tool_calls : []
  const at = calls.findIndex((call) => isObject(call) && isObject(call.function) && call.function[name] === marker)
  return at < 0 ? null : (chunk, value) => replaceInCall(chunk, at, { [name]: value })
}

type Members = Record<string, unknown>

/** Writes the member by its name: a computed name takes several times as long. */
function replaceContent(chunk: Chunk, content: unknown): Chunk {
  const choice = (chunk.choices as Members[])[0]!
  return { ...chunk, choices: [{ ...choice, delta: { ...(choice.delta as Members), content } }] }
}

function replaceReasoning(chunk: Chunk, reasoning_content: unknown): Chunk {
  const choice = (chunk.choices as Members[])[0]!
  return { ...chunk, choices: [{ ...choice, delta: { ...(choice.delta as Members), reasoning_content } }] }
}

function replaceInDelta(chunk: Chunk, members: Members): Chunk {
  const choice = (chunk.choices as Members[])[0]!
  return { ...chunk, choices: [{ ...choice, delta: { ...(choice.delta as Members), ...members } }] }
}

function replaceInCall(chunk: Chunk, at: number, members: Members): Chunk {
  const calls = ((chunk.choices as Members[])[0]!.delta as Members).tool_calls as Members[]
  const call = { ...calls[at]!, function: { ...(calls[at]!.function as Members), ...members } }
  return replaceInDelta(chunk, { tool_calls: calls.with(at, call) })
}

/** Slots of the undocumented members; a member whose name occurs twice in the text gets none. */
function findUndocumented(text: string, chunk: Chunk): Place[] {
  const places: Place[] = []
  for (const [name, value] of Object.entries(chunk)) {
    if (judgedMembers.test(name)) continue
    const slot = toSlot(value)
    const written = JSON.stringify(name)
    const at = text.indexOf(written)
    if (slot === null || at < 0 || text.indexOf(written, at + 1) >= 0) continue
    beforeValue.lastIndex = at + written.length
    if (!beforeValue.test(text)) continue
    // The slot of a string is between its quotes.
    const from = beforeValue.lastIndex + (typeof value === 'string' ? 1 : 0)
    const to = slot.findEnd(text, from, text.length)
    if (to < 0) continue
    const replace = (before: Chunk, other: unknown): Chunk => ({ ...before, [name]: other })
    places.push({ from, to, isIncrement: false, ...slot, replace })
    if (places.length === maxUndocumented) break
  }
  return places
}

type Slot = Pick<Place, 'findEnd' | 'parse'>

function toSlot(value: unknown): Slot | null {
  if (typeof value === 'string') return stringSlot
  if (typeof value === 'number') return numberSlot
  return typeof value === 'object' && value !== null ? toNestedSlot(value) : null
}

const stringSlot: Slot = { findEnd: findStringEnd, parse: parseString }

const numberSlot: Slot = {
  findEnd(text, start) {
    let at = start
    for (let code = text.charCodeAt(at); isInNumber(code); code = text.charCodeAt(at)) at++
    return at
  },
  parse: (raw) => (numberText.test(raw) ? Number(raw) : undefined),
}

/** An object or a list with the same members of the same types, and with other values. */
function toNestedSlot(example: object): Slot {
  return {
    findEnd: findBracketEnd,
    parse(raw) {
      const { json } = parseJson(raw)
      // A name that occurs twice in one object is lost by parsing, so that the text has more names than the value.
      return json !== undefined && countNames(json, example) === countWrittenNames(raw) ? json : undefined
    },
  }
}

/** How many names of members a valid JSON text has: the colons outside its strings. */
function countWrittenNames(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 58) count++
    else if (code === 34)
      for (at++; text.charCodeAt(at) !== 34 && at < text.length; at++) if (text.charCodeAt(at) === 92) at++
  }
  return count
}

function findIncrementEnd(text: string, start: number, last: number): number {
  const end = findStringEnd(text, start, last)
  return end === start ? -1 : end
}

/** The first quote that is not escaped; negative at a character that JSON does not allow in a string. */
function findStringEnd(text: string, start: number, last: number): number {
  for (let at = start; at <= last; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) return at
    if (code < 32) return -1
    if (code === 92) at++
  }
  return -1
}

function parseString(raw: string): unknown {
  return raw.includes('\\') ? parseJson(`"${raw}"`).json : raw
}

function isInNumber(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 46 || code === 45 || code === 43 || code === 101 || code === 69
}

function findBracketEnd(text: string, start: number, last: number): number {
  let depth = 0
  for (let at = start; at < last; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) {
      at = findStringEnd(text, at + 1, last)
      if (at < 0) return -1
    } else if (code === 123 || code === 91) depth++
    else if ((code === 125 || code === 93) && --depth <= 0) return at + 1
  }
  return -1
}

/** How many members a value has at all levels, if they are those of the example in their order and of the same types; otherwise NaN. */
function countNames(value: unknown, example: unknown): number {
  if (typeof value !== 'object' || value === null || typeof example !== 'object' || example === null)
    return typeof value === typeof example && (value === null) === (example === null) ? 0 : NaN
  let count = 0
  if (Array.isArray(value) || Array.isArray(example)) {
    if (!Array.isArray(value) || !Array.isArray(example) || (value.length > 0 && example.length === 0)) return NaN
    // Each item is like the first one of the example.
    for (let at = 0; at < value.length; at++) count += countNames(value[at], example[0])
    return count
  }
  const names = Object.keys(example)
  const own = Object.keys(value)
  if (names.length !== own.length) return NaN
  for (let at = 0; at < names.length; at++) {
    const name = names[at]!
    if (own[at] !== name) return NaN
    count += 1 + countNames((value as Members)[name], (example as Members)[name])
  }
  return count
}
