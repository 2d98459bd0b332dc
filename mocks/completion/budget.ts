/** Reads the token budget and the stop strings of a request, and cuts texts at them. */
import { findWordEnd } from './increments.ts'
import { countTokens, measure, toWhole } from './tokens.ts'
import type { CountTokens, ModelLike, RequestLike } from './types.ts'

const longestWord = 60

/**
 * The token budget of a request: `max_completion_tokens`, otherwise `max_tokens` (docs/api/chat), otherwise the model's default.
 * The default of the old K2 models cuts an answer at 1,024 tokens (MoonshotAI/Kimi-K2#83). `max_output_tokens` is ignored.
 */
export function readBudget(request: RequestLike, model: ModelLike): number {
  for (const name of ['max_completion_tokens', 'max_tokens']) {
    const value = request[name]
    if (typeof value === 'number' && Number.isFinite(value)) return Math.max(0, Math.floor(value))
  }
  return model.output?.default ?? Infinity
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

/** The longest beginning of a text that has at most `tokens` tokens and ends between words. If the first word has more tokens, a part of it. */
export function cutToTokens(text: string, tokens: number, count: CountTokens | undefined): string {
  if (tokens <= 0) return ''
  const cut = count === undefined ? cutBetweenWords(text, tokens) : cutByCount(text, tokens, count)
  return cut === '' ? cutInsideWord(text, tokens, count ?? countTokens) : cut
}

/** The beginning of the first word: a token is often shorter than a word, so even one token allows a part of a long word. */
function cutInsideWord(text: string, tokens: number, count: CountTokens): string {
  let length = 0
  while (length < longestWord && text.charCodeAt(length) >= 32 && text.charCodeAt(length) <= 126) length++
  const word = text.slice(0, length)
  let end = word.length
  while (end > 0 && count(word.slice(0, end)) > tokens) end--
  return word.slice(0, end)
}

function cutBetweenWords(text: string, tokens: number): string {
  let cost = 0
  let position = 0
  while (position < text.length) {
    const next = findWordEnd(text, position)
    cost += Math.max(0.5, measure(text, position, next))
    if (toWhole(cost) > tokens) break
    position = next
  }
  return text.slice(0, position)
}

/** The same cut for the user's tokenizer, found by binary search. */
function cutByCount(text: string, tokens: number, count: CountTokens): string {
  const ends: number[] = [0]
  for (let position = 0; position < text.length;) {
    position = findWordEnd(text, position)
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
