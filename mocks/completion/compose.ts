/**
 * What a request is answered with, apart from what each answer has of its own: id, time, and what the prompt cache holds.
 * The same request is composed alike each time, so that a mock may keep what it composed (`memory.ts`).
 */
import { finish } from './truncation.ts'
import type { Finished } from './truncation.ts'
import { toLogprobs } from './logprobs.ts'
import { plan } from './token-plan.ts'
import { measurePrompt } from './prompt-tokens.ts'
import { viewRequest } from './request-view.ts'
import type { Given, RequestLike, TokenLogprob, Written } from './shapes.ts'
import { readEffort } from './thinking.ts'
import { countTokens } from './tokens.ts'
import type { Traits } from './traits.ts'

/** One candidate of an answer. */
export interface Part extends Finished {
  /** Whether the answer has a `reasoning_content` member. */
  thinks: boolean
  /** A step of the `$web_search` loop. */
  search: boolean
  logprobs: readonly TokenLogprob[] | null
  written: Written
}

/** An answer before it has an id. */
export interface Composed {
  prompt: { tokens: number; key: string }
  parts: readonly Part[]
  /** Whether nothing of it depends on the time, the completion's id or a stored file. */
  timeless: boolean
}

/** Composes the candidates of an answer; `digits` are those of the completion's id. */
export function compose(request: RequestLike, given: Given, traits: Traits, digits: string): Composed {
  const view = viewRequest(request)
  const effort = readEffort(request, given.model)
  const count = given.tokenizer ?? countTokens
  const prompt = measurePrompt(request, view, given.model, count, given.findFile)
  const asked = request['n']
  const candidates = typeof asked === 'number' && asked > 1 ? Math.min(5, Math.floor(asked)) : 1
  const parts: Part[] = []
  let timeless = view.messages.every((message) => message.parts.every((part) => part['type'] === 'text'))
  for (let index = 0; index < candidates; index++) {
    const seed = index === 0 ? given.seed : `${given.seed}:${index}`
    const planned = plan(request, view, { ...given, seed, digits, effort, traits })
    const part = finish(planned, request, traits, given.tokenizer, count)
    timeless &&= planned.timeless
    parts.push({
      ...part,
      thinks: planned.reasoning !== null,
      search: planned.calls.some((call) => call.type === 'builtin_function'),
      logprobs: part.calls.length > 0 ? null : toLogprobs(request, part.content, seed),
      written: {},
    })
  }
  return { prompt, parts, timeless }
}
