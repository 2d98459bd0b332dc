/**
 * Applies `stop` and the token budget to a draft, and counts the tokens of the rest. The budget covers thinking, content and calls. If
 * it ends inside the thinking, `content` is empty. The stop string itself is not sent.
 */
import { cutAtStop, cutToTokens, readBudget, readStops } from './budget.ts'
import { countTokens } from './tokens.ts'
import type { CompletedCall, CompletionContext, CountTokens, Draft, RequestLike, TruncatedAnswer } from './types.ts'
import type { WireFormat } from './wire-format.ts'

/** The tokens of a call in addition to its name and arguments, and those around all calls (vercel/k27code-tool-call). */
const callTokens = 6
const callSectionTokens = 2

/** Truncates a draft. */
export function truncateAnswer(
  draft: Draft,
  request: RequestLike,
  context: CompletionContext,
  format: WireFormat,
): TruncatedAnswer {
  if (draft.calls[0]?.type === 'builtin_function') return toWebSearchAnswer(draft)
  const { tokenizer } = context
  const count = tokenizer ?? countTokens
  const budget = readBudget(request, context.model)
  const thought = draft.reasoning ?? ''
  const thoughtTokens = count(thought)
  const { specialTokens } = format
  const before = draft.reasoning === null && format.family === 'k3' ? 0 : specialTokens.open
  if (thought !== '' && before + thoughtTokens > budget) {
    const left = Math.max(0, budget - before)
    return {
      reasoning: cutToTokens(thought, left, tokenizer),
      thoughtEnded: false,
      content: '',
      calls: [],
      finishReason: 'length',
      completionTokens: budget,
      reasoningTokens: left,
    }
  }
  // The special token that ends the thinking counts as thinking: 8 tokens of text were reported as 9 (leandromineti/ai-assisted-coding).
  const reasoningTokens = draft.reasoning === null ? null : thoughtTokens + 1
  const spent = before + (reasoningTokens ?? 0) + (thought === '' ? 0 : specialTokens.between)
  const beginning = { reasoning: thought, thoughtEnded: true, reasoningTokens }
  return draft.calls.length > 0
    ? truncateCalls(draft, beginning, budget, spent, count, tokenizer)
    : truncateContent(draft, beginning, budget, spent, specialTokens.end, readStops(request), count, tokenizer)
}

type Beginning = Pick<TruncatedAnswer, 'reasoning' | 'thoughtEnded' | 'reasoningTokens'>

function truncateContent(
  draft: Draft,
  beginning: Beginning,
  budget: number,
  spent: number,
  endTokens: number,
  stops: readonly string[],
  count: CountTokens,
  tokenizer: CountTokens | undefined,
): TruncatedAnswer {
  const content = cutAtStop(draft.content, stops)
  const contentTokens = count(content)
  const total = spent + contentTokens + endTokens
  if (total <= budget) return { ...beginning, content, calls: [], finishReason: 'stop', completionTokens: total }
  const left = budget - spent
  const kept = contentTokens <= left ? content : cutToTokens(content, left, tokenizer)
  // A text that a stop string ended and that fits is complete, even if the special tokens at its end exceed the budget.
  const isStopped = content.length < draft.content.length && kept === content
  if (isStopped)
    return { ...beginning, content, calls: [], finishReason: 'stop', completionTokens: Math.min(total, budget) }
  return { ...toLengthEnd(beginning, budget), content: kept, calls: [] }
}

/** Keeps the calls that fit. The last one may end inside its arguments; no recording shows such a call. */
function truncateCalls(
  draft: Draft,
  beginning: Beginning,
  budget: number,
  spent: number,
  count: CountTokens,
  tokenizer: CountTokens | undefined,
): TruncatedAnswer {
  const kept: CompletedCall[] = []
  const contentTokens = count(draft.content)
  let tokens = spent + contentTokens + callSectionTokens
  for (const call of draft.calls) {
    const head = callTokens + count(call.name)
    const body = count(call.arguments)
    if (tokens + head + body > budget) {
      const room = budget - tokens - head
      if (room > 0) kept.push({ ...call, arguments: cutToTokens(call.arguments, room, tokenizer) })
      const content = spent + contentTokens <= budget ? draft.content : ''
      return { ...toLengthEnd(beginning, budget), content, calls: kept }
    }
    kept.push(call)
    tokens += head + body
  }
  return { ...beginning, content: draft.content, calls: kept, finishReason: 'tool_calls', completionTokens: tokens }
}

function toLengthEnd(
  { reasoning, thoughtEnded, reasoningTokens }: Beginning,
  budget: number,
): Beginning & Pick<TruncatedAnswer, 'finishReason' | 'completionTokens'> {
  return {
    reasoning,
    thoughtEnded,
    reasoningTokens: reasoningTokens === null ? null : Math.min(reasoningTokens, budget),
    finishReason: 'length',
    completionTokens: budget,
  }
}

/** A `$web_search` call was recorded with one completion token and without reasoning (oriveo/web-search-stream). */
function toWebSearchAnswer({ calls }: Draft): TruncatedAnswer {
  return {
    reasoning: '',
    thoughtEnded: false,
    content: '',
    calls,
    finishReason: 'tool_calls',
    completionTokens: 1,
    reasoningTokens: null,
  }
}
