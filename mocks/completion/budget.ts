/**
 * Where an answer ends before its time: the `stop` strings and the token budget.
 * Facts §1.6 and §2.1: `max_completion_tokens` wins over `max_tokens`; the thinking counts; a budget that ends inside the
 * thinking leaves `content: ""` and `finish_reason: "length"`; matched stop text is not sent.
 */
import { nextBreak } from './pieces.ts'
import { countTokens, measure, toWhole } from './tokens.ts'
import type { RequestLike } from './shapes.ts'

export type Count = (text: string) => number

/** The token budget of a request, Infinity when it sets none. */
export function readBudget(request: RequestLike): number {
  for (const name of ['max_completion_tokens', 'max_tokens']) {
    const value = request[name]
    if (typeof value === 'number' && Number.isFinite(value)) return Math.max(0, Math.floor(value))
  }
  return Infinity
}

/** The stop strings of a request. */
export function readStops(request: RequestLike): string[] {
  const stop = request['stop']
  const list = Array.isArray(stop) ? stop : [stop]
  return list.filter((item): item is string => typeof item === 'string' && item !== '')
}

/** The text before the first stop string. */
export function cutAtStop(text: string, stops: readonly string[]): string {
  let end = text.length
  for (const stop of stops) {
    const at = text.indexOf(stop)
    if (at >= 0 && at < end) end = at
  }
  return end === text.length ? text : text.slice(0, end)
}

/** The longest beginning of a text, cut between words, that costs no more than `tokens`; of a first word that costs more, a part. */
export function cutToTokens(text: string, tokens: number, count: Count | undefined): string {
  if (tokens <= 0) return ''
  const cut = count === undefined ? cutBetweenWords(text, tokens) : cutByCount(text, tokens, count)
  return cut === '' ? cutInsideWord(text, tokens, count ?? countTokens) : cut
}

/** A token is often less than a word: a budget of one still buys the beginning of a long one. */
function cutInsideWord(text: string, tokens: number, count: Count): string {
  const word = /^[ -~]{0,60}/.exec(text)?.[0] ?? ''
  let end = word.length
  while (end > 0 && count(word.slice(0, end)) > tokens) end--
  return word.slice(0, end)
}

function cutBetweenWords(text: string, tokens: number): string {
  let cost = 0
  let position = 0
  while (position < text.length) {
    const next = nextBreak(text, position)
    cost += Math.max(0.5, measure(text, position, next))
    if (toWhole(cost) > tokens) break
    position = next
  }
  return text.slice(0, position)
}

/** The same cut with a tokenizer of the user's: halves the range until it is found. */
function cutByCount(text: string, tokens: number, count: Count): string {
  const ends: number[] = [0]
  for (let position = 0; position < text.length;) {
    position = nextBreak(text, position)
    ends.push(position)
  }
  let low = 0
  let high = ends.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (count(text.slice(0, ends[middle])) <= tokens) low = middle
    else high = middle - 1
  }
  return text.slice(0, ends[low])
}
