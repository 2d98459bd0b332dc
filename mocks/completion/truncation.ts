/** Where an answer ends before its time, `stop` and the budget applied, and what it costs. */
import { cutAtStop, cutToTokens, readBudget, readStops } from './budget.ts'
import type { Count } from './budget.ts'
import type { Plan } from './token-plan.ts'
import type { CompletedCall, FinishReason, RequestLike } from './shapes.ts'
import type { Traits } from './traits.ts'

/** What is left of a plan, and its tokens. */
export interface Finished {
  reasoning: string
  thoughtEnded: boolean
  content: string
  calls: readonly CompletedCall[]
  finishReason: FinishReason
  completion: number
  reasoningTokens: number | null
}

/** Applies `stop` and the budget, and counts what is left. */
export function finish(
  planned: Plan,
  request: RequestLike,
  traits: Traits,
  tokenizer: Count | undefined,
  count: Count,
): Finished {
  const budget = readBudget(request)
  const { marks } = traits
  const [first] = planned.calls
  if (first?.type === 'builtin_function')
    return {
      reasoning: '',
      thoughtEnded: false,
      content: '',
      calls: planned.calls,
      finishReason: 'tool_calls',
      completion: 1,
      reasoningTokens: null,
    }
  const thinks = planned.reasoning !== null
  const before = thinks ? marks.open : traits.family === 'k3' ? 0 : marks.open
  const thought = planned.reasoning ?? ''
  const thoughtTokens = count(thought)
  if (thinks && thought !== '' && before + thoughtTokens > budget) {
    const left = Math.max(0, budget - before)
    const reasoning = cutToTokens(thought, left, tokenizer)
    return {
      reasoning,
      thoughtEnded: false,
      content: '',
      calls: [],
      finishReason: 'length',
      completion: budget,
      reasoningTokens: left,
    }
  }
  // The mark that ends the thinking counts as thinking: 8 tokens of text were reported as 9 (mineti-200-effort-low.http).
  const reasoningTokens = thinks ? thoughtTokens + 1 : null
  const spent = before + (reasoningTokens ?? 0) + (thinks && thought !== '' ? marks.between : 0)
  const content = cutAtStop(planned.content, readStops(request))
  const stopped = content.length < planned.content.length
  const calls = fitCalls(planned.calls, budget - spent, count, tokenizer)
  const contentTokens = count(content)
  const total = spent + contentTokens + calls.tokens + (calls.calls.length > 0 ? 0 : marks.end)
  const base = { reasoning: thought, thoughtEnded: true, reasoningTokens }
  if (total <= budget && !calls.cut)
    return {
      ...base,
      content,
      calls: calls.calls,
      finishReason: calls.calls.length > 0 ? 'tool_calls' : 'stop',
      completion: total,
    }
  if (planned.calls.length > 0)
    return {
      ...base,
      content: '',
      calls: calls.calls,
      finishReason: 'length',
      completion: budget,
      ...capReasoning(reasoningTokens, budget),
    }
  const left = budget - spent
  const kept = contentTokens <= left ? content : cutToTokens(content, left, tokenizer)
  // A text that ended at a stop string and fits has ended, whatever the closing marks would have cost.
  if (stopped && kept === content)
    return { ...base, content, calls: [], finishReason: 'stop', completion: Math.min(total, budget) }
  return {
    ...base,
    content: kept,
    calls: [],
    finishReason: 'length',
    completion: budget,
    ...capReasoning(reasoningTokens, budget),
  }
}

function capReasoning(reasoningTokens: number | null, budget: number): { reasoningTokens: number | null } {
  return { reasoningTokens: reasoningTokens === null ? null : Math.min(reasoningTokens, budget) }
}

/** The calls that a budget has room for; the last of them may break off inside its arguments. Unverified: no recording shows it. */
function fitCalls(
  calls: readonly CompletedCall[],
  budget: number,
  count: Count,
  tokenizer: Count | undefined,
): { calls: CompletedCall[]; tokens: number; cut: boolean } {
  const kept: CompletedCall[] = []
  if (calls.length === 0) return { calls: kept, tokens: 0, cut: false }
  // Two marks around all calls and three in each, and `functions.name:0`, from vercel-k27code-tool-call.json (2026-08-25).
  let tokens = 2
  for (const call of calls) {
    const head = 6 + count(call.name)
    const body = count(call.arguments)
    if (tokens + head + body > budget) {
      const room = budget - tokens - head
      if (room > 0) kept.push({ ...call, arguments: cutToTokens(call.arguments, room, tokenizer) })
      return { calls: kept, tokens: budget, cut: true }
    }
    kept.push(call)
    tokens += head + body
  }
  return { calls: kept, tokens, cut: false }
}
