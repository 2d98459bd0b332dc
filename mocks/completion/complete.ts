/**
 * Answers a valid chat request: decides between a call, JSON and text, thinks as long as the effort says, cuts where `stop` and
 * the budget say, and counts. Everything follows from the request and `given`; nothing is left to chance.
 */
import { cutAtStop, cutToTokens, readBudget, readStops } from './budget.ts'
import type { Count } from './budget.ts'
import { toCompletionDigits } from './ids.ts'
import { toLogprobs } from './logprobs.ts'
import { plan } from './plan.ts'
import type { Plan } from './plan.ts'
import { measurePrompt } from './prompt-tokens.ts'
import { viewRequest } from './request-view.ts'
import type { CompletedCall, CompletedChoice, Completion, FinishReason, Given, RequestLike, Usage } from './shapes.ts'
import { readEffort } from './thinking.ts'
import { countTokens } from './tokens.ts'
import { findTraits } from './traits.ts'
import type { Traits } from './traits.ts'
import { toUsage } from './usage.ts'

export type { Completion, CompletedChoice, Given, RequestLike } from './shapes.ts'

/**
 * Completes a request that the rules have accepted.
 * @example toAnswer(complete(request, { model, seed: 'kimi', createdSeconds: 1_788_220_800, sequence: 0, profile: 'official', cachedTokens: cache.cachedTokens }))
 */
export function complete(request: RequestLike, given: Given): Completion {
  const traits = findTraits(given.model)
  const view = viewRequest(request)
  const effort = readEffort(request, given.model)
  const count = given.tokenizer ?? countTokens
  const prompt = measurePrompt(request, view, given.model, count, given.findFile)
  const cached = Math.max(0, Math.min(prompt.tokens, given.cachedTokens(prompt.key, prompt.tokens)))
  const cacheSaved = traits.cachedIn === 'nowhere' && given.profile === 'official' ? 0 : cached
  const digits = toCompletionDigits(given.seed, given.createdSeconds, given.sequence)
  const choices: CompletedChoice[] = []
  const asked = request['n']
  const candidates = typeof asked === 'number' && asked > 1 ? Math.min(5, Math.floor(asked)) : 1
  let output = 0
  let reasoning: number | null = null
  for (let index = 0; index < candidates; index++) {
    const seed = index === 0 ? given.seed : `${given.seed}:${index}`
    const planned = plan(request, view, { ...given, seed, digits, effort, traits })
    const part = finish(planned, request, traits, given.tokenizer, count)
    const search = planned.calls.some((call) => call.type === 'builtin_function')
    const counted = {
      prompt: prompt.tokens,
      completion: part.completion,
      reasoning: search ? null : part.reasoningTokens,
      cached: search ? 0 : cached,
    }
    choices.push({
      index,
      content: part.content,
      reasoning: planned.reasoning === null ? null : part.reasoning,
      reasoningEndFrame: planned.reasoning !== null && part.thoughtEnded,
      firstContent: search ? null : '',
      toolCalls: part.calls,
      finishReason: part.finishReason,
      logprobs: part.calls.length > 0 ? null : toLogprobs(request, part.content, seed),
      usage: toUsage(counted, traits, given.profile),
    })
    output += part.completion
    if (counted.reasoning !== null) reasoning = (reasoning ?? 0) + counted.reasoning
  }
  const only = choices[0] as CompletedChoice
  const usage: Usage =
    choices.length === 1
      ? only.usage
      : toUsage({ prompt: prompt.tokens, completion: output, reasoning, cached }, traits, given.profile)
  return {
    id: `chatcmpl-${digits}`,
    created: given.createdSeconds,
    model: typeof request.model === 'string' ? request.model : given.model.id,
    fingerprint: only.firstContent === null ? null : traits.fingerprint,
    choices,
    usage,
    cacheSaved: only.firstContent === null && given.profile === 'official' ? 0 : cacheSaved,
  }
}

interface Finished {
  reasoning: string
  thoughtEnded: boolean
  content: string
  calls: readonly CompletedCall[]
  finishReason: FinishReason
  completion: number
  reasoningTokens: number | null
}

/** Applies `stop` and the budget, and counts what is left. */
function finish(
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
