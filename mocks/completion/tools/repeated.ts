/** Divides a task whose parts repeat one form, as `10 miles to km and 5 pounds to kg`, into a text for each part. */
import { toText } from '../../common/index.ts'
import { isRecord } from '../request-view.ts'
import type { OfferedTool } from './offered.ts'
import { isValue, readTokens } from './value-tokens.ts'
import type { ValueToken } from './value-tokens.ts'

/** The text of a call, and a value that only it has. */
export interface RepeatedPart {
  readonly value: string
  readonly text: string
}

const longest = 2000
const mostTokens = 120
const mostInPeriod = 12
const most = 8
const mayRepeat = /[,;.]\s|\sand\s|和|，/
const isOfEnd = /return|^end|_end|check_?out/i
const joint = /[,;.?!]|\s(?:and|as well as|plus|then)\s/
const half = /[.?!;]\s+|,?\s(?:and then|and|then|as well as)\s/g
const tail = /,?\s(?:both|each|all)\s(?:in|of|with|at|for|on|from)\b[^.?!]{0,200}[.?!]?["']?\s{0,4}$/
const ordinal =
  /\b(?:the|a|an|in the|for the)\s(?:first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th)(?:\sone)?\s(?!of\b)/gi

/** The parts of a text that repeat one form; none where a tool takes the values of all of them, or where nothing is repeated. */
export function findRepeated({ parameters }: OfferedTool, text: string): RepeatedPart[] {
  if (text.length > longest || !mayRepeat.test(text)) return []
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {}
  const required = Array.isArray(parameters['required']) ? parameters['required'].map(toText) : []
  const schemas = required.map((key) => (isRecord(properties[key]) ? properties[key] : {}))
  if (required.length === 0 || schemas.some((schema) => isOfType(schema, 'array', 'object'))) return []
  const numbers = schemas.filter((schema) => isOfType(schema, 'integer', 'number')).length
  const values = Object.keys(properties).length
  const tokens = readTokens(text)
  if (tokens.length > mostTokens) return []
  const enumerated = findEnumerated(text, tokens, Math.max(1, numbers))
  if (enumerated.length > 0 || required.length < 2) return enumerated
  // As many values as one call takes are those of one call.
  const isForOne = tokens.filter(isValue).length <= values
  const sentences = isForOne ? [] : findSentences(text, tokens, numbers)
  if (sentences.length > 0) return sentences
  const least = required.some((key) => isOfEnd.test(key)) ? required.length : 1
  const periods = findPeriods(text, tokens, { numbers, least, isForOne })
  return periods.length > 0 || isForOne || least > 1 ? periods : findHalves(text, tokens, numbers)
}

function isOfType(schema: Readonly<Record<string, unknown>>, ...types: readonly string[]): boolean {
  return types.includes(toText(schema['type']))
}

/** `The first circle has a radius of 5 cm, the second circle a radius of 10 cm`. */
function findEnumerated(text: string, tokens: readonly ValueToken[], numbers: number): RepeatedPart[] {
  const starts = [...text.matchAll(ordinal)].map(({ index }) => index)
  const spans = starts.map((from, index) => ({ from, to: starts[index + 1] ?? text.length }))
  return toParts(text, tokens, spans, (own) => own.filter(({ kind }) => kind === 'N').length >= numbers)
}

/** The end of a sentence, which the dot of `Inc.` is not. */
const sentenceEnd = /(?<!\b(?:Inc|Corp|Ltd|Co|Mr|Mrs|Ms|Dr|St|vs|No))[.?!;]\s+(?!\()/g

/** Sentences with values of the same kinds: `Ann Lee is 40. Bo Sand is 52.` */
function findSentences(text: string, tokens: readonly ValueToken[], numbers: number): RepeatedPart[] {
  const spans = split(text, tokens, sentenceEnd)
  const shapes = spans.map((span) => toShape(within(tokens, span).filter(isValue)))
  const shape = shapes.find((one, index) => one.length > 1 && one === shapes[index + 1])
  if (shape === undefined || count(shape, 'N') < numbers) return []
  const figures = count(shape, 'N')
  // `Blue Fern, Inc. (BFI)` has one name more than `Blue Fern (BFI)`.
  const found = spans.filter((_, index) => {
    const own = shapes[index] ?? ''
    return own === shape || (figures > 1 && count(own, 'N') === figures && /P/.test(shape) && /P/.test(own))
  })
  // Numbers alone are those of one form where their sentences begin in one way.
  const begins = new Set(found.map(({ from }) => /^\P{L}*(\p{L}+)/u.exec(text.slice(from))?.[1]))
  return /P|Q/.test(shape) || begins.size === 1 ? toParts(text, tokens, found) : []
}

/** The same values and prepositions several times: `"on my way" to Lea and "running late" to Tom`. */
function findPeriods(
  text: string,
  tokens: readonly ValueToken[],
  { numbers, least, isForOne }: { numbers: number; least: number; isForOne: boolean },
): RepeatedPart[] {
  let best = { start: 0, size: 0, times: 0 }
  for (let start = 0; start < tokens.length; start++)
    for (let size = 2; size <= mostInPeriod && start + 2 * size <= tokens.length; size++) {
      const times = countPeriods(text, tokens, start, size)
      if (times * size > best.times * best.size) best = { start, size, times }
    }
  const { start, size, times } = best
  const first = tokens.slice(start, start + size)
  const shape = toShape(first)
  if (
    times < 2 ||
    first.filter(isValue).length < least ||
    count(shape, 'N') < numbers ||
    (shape === 'N w' && numbers === 0)
  )
    return []
  if (isForOne && first.every((one) => isValue(one) || one.kind === 'w')) return []
  if (first.filter(isValue).length < 2 && times < 3 && tokens.slice(0, start).some(isValue)) return []
  const blocks = Array.from({ length: Math.min(times, most) }, (_, index) =>
    tokens.slice(start + index * size, start + (index + 1) * size),
  )
  const end = tokens[start + times * size]?.at ?? text.length
  const [before, rest] = [text.slice(0, first[0]?.at), text.slice(end)]
  return blocks.map((block, index) => {
    const last = block.at(-1) as ValueToken
    const from = last.at + last.text.length
    const gap = text.slice(from, tokens[start + (index + 1) * size]?.at)
    const to = index === times - 1 ? end : from + Math.max(0, gap.search(joint))
    return {
      value: toValue(block),
      text: `${before}${text.slice(block[0]?.at, to)}${index === times - 1 ? '' : ' '}${rest}`,
    }
  })
}

/** How often the shape of some tokens follows itself, each time after a comma or a conjunction. */
function countPeriods(text: string, tokens: readonly ValueToken[], start: number, size: number): number {
  let times = 1
  for (let at = start + size; at + size <= tokens.length; at += size) {
    for (let i = 0; i < size; i++) if (tokens[at + i]?.kind !== tokens[start + i]?.kind) return times
    const previous = tokens[at - 1] as ValueToken
    if (!joint.test(text.slice(previous.at + previous.text.length, tokens[at]?.at))) return times
    times++
  }
  return times
}

/** Two halves with as many values of each kind, in another order. */
function findHalves(text: string, tokens: readonly ValueToken[], numbers: number): RepeatedPart[] {
  const shared = tail.exec(text)?.[0] ?? ''
  const own = text.slice(0, text.length - shared.length)
  for (const match of own.matchAll(half)) {
    const [left, right] = [
      tokens.filter(({ at }) => at < match.index),
      tokens.filter(({ at }) => at > match.index && at < own.length),
    ]
    const shape = toKinds(left)
    if (shape.length < 3 || shape !== toKinds(right) || count(shape, 'N') < numbers || !/P|Q/.test(shape)) continue
    return [
      { value: toValue(left), text: own.slice(0, match.index) + shared },
      { value: toValue(right), text: own.slice(match.index + match[0].length) + shared },
    ]
  }
  return []
}

/** The kinds of the values, in a fixed order. */
function toKinds(tokens: readonly ValueToken[]): string {
  return tokens
    .filter(isValue)
    .map(({ kind }) => kind)
    .toSorted()
    .join(' ')
}

interface Span {
  readonly from: number
  readonly to: number
}

function toParts(
  text: string,
  tokens: readonly ValueToken[],
  spans: readonly Span[],
  isPart: (own: readonly ValueToken[]) => boolean = () => true,
): RepeatedPart[] {
  const parts = spans
    .map((span) => ({ span, own: within(tokens, span) }))
    .filter(({ own }) => isPart(own))
    .slice(0, most)
  return parts.length < 2
    ? []
    : parts.map(({ span, own }) => ({ value: toValue(own), text: text.slice(span.from, span.to) }))
}

function within(tokens: readonly ValueToken[], { from, to }: Span): ValueToken[] {
  return tokens.filter(({ at }) => at >= from && at < to)
}

function toShape(tokens: readonly ValueToken[]): string {
  return tokens.map(({ kind }) => kind).join(' ')
}

function count(shape: string, kind: string): number {
  return shape.split(' ').filter((one) => one === kind).length
}

/** The value that distinguishes a part from the others: a quotation, or a name, or a number. */
function toValue(tokens: readonly ValueToken[]): string {
  const best = ['Q', 'P', 'N'].map((kind) => tokens.find((one) => one.kind === kind)).find((one) => one !== undefined)
  return (best?.text ?? '').replace(/^["'“]|["'”]$|[.,]$/g, '')
}

/** The spans between separators that are not part of a quotation. */
function split(text: string, tokens: readonly ValueToken[], separator: RegExp): Span[] {
  const spans: Span[] = []
  let from = 0
  for (const match of text.matchAll(separator)) {
    if (tokens.some(({ at, text: own }) => at < match.index && match.index < at + own.length)) continue
    spans.push({ from, to: match.index })
    from = match.index + match[0].length
  }
  spans.push({ from, to: text.length })
  return spans.filter((span) => span.to > span.from)
}
