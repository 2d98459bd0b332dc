/** What an answer would be if nothing cut it short: thinking, and calls or a content. */
import { writeReasoning } from './reasoning.ts'
import type { ReasoningTopic } from './reasoning.ts'
import { continueJson, continuePartial } from './partial.ts'
import type { RequestView } from './request-view.ts'
import type { CompletedCall, Given, RequestLike } from './shapes.ts'
import { writeStructured } from './structured.ts'
import { answerText } from './text/answer.ts'
import type { TextAnswer } from './text/answer.ts'
import type { Effort } from './thinking.ts'
import { writeCalls } from './tools/calls.ts'
import { chooseTools } from './tools/choose.ts'
import { offeredTools, readToolChoice } from './tools/offered.ts'
import { findWebSearch } from './tools/web-search.ts'
import type { Traits } from './traits.ts'
import { readMedia } from './vision/media.ts'

export interface Plan {
  /** null: no `reasoning_content` member at all. */
  reasoning: string | null
  content: string
  calls: readonly CompletedCall[]
  /** Whether neither the time nor the completion's id nor a stored file had a say. */
  timeless: boolean
}

export interface PlanContext extends Given {
  /** The 24 digits of the completion's id. */
  digits: string
  effort: Effort | 'off'
  traits: Traits
}

/** Decides what to answer. */
export function plan(request: RequestLike, view: RequestView, context: PlanContext): Plan {
  const tools = offeredTools(request, view)
  if (tools.length > 0 && view.partial === null) {
    const choice = readToolChoice(request)
    const search = findWebSearch(tools, view, choice, context)
    if (search !== null) return { reasoning: null, content: '', calls: [search], timeless: false }
    // Results that nobody has answered yet are answered, unless a call is demanded.
    const chosen = choice === 'auto' && view.toolResults.length > 0 ? [] : chooseTools(tools, view.userText, choice)
    if (chosen.length > 0) {
      const calls = writeCalls(chosen, {
        view,
        traits: context.traits,
        seed: context.seed,
        nowSeconds: context.createdSeconds,
        parallel: request['parallel_tool_calls'] !== false && typeof choice !== 'object',
      })
      const names = [...new Set(calls.map((call) => call.name))].join(', ')
      return {
        reasoning: think(
          'tools',
          view.chinese ? names : `the ${names} tool${names.includes(',') ? 's' : ''}`,
          view,
          context,
        ),
        content: '',
        calls,
        timeless: false,
      }
    }
  }
  return planText(request, view, context)
}

function planText(request: RequestLike, view: RequestView, context: PlanContext): Plan {
  const media = readMedia(view.user, context.findFile)
  const effort = context.traits.thinking === 'effort' ? context.effort : 'unknown'
  let answer: TextAnswer | null = null
  const say = (): TextAnswer => (answer ??= answerText({ view, effort, media, seed: context.seed }))
  const json = writeStructured(request, view, context.seed, context.createdSeconds, () => say().text)
  if (json !== null) {
    const content = view.partial === null ? json : continueJson(view.partial, json)
    return { reasoning: think('json', view.userText, view, context), content, calls: [], timeless: false }
  }
  const { text, kind } = say()
  const timeless = media.length === 0
  if (view.partial !== null)
    return {
      reasoning: think('partial', view.userText, view, context),
      content: continuePartial(view.partial, text, view.chinese),
      calls: [],
      timeless,
    }
  const about = kind === 'literal' ? text : view.userText
  return { reasoning: think(kind, about, view, context), content: text, calls: [], timeless }
}

function think(kind: ReasoningTopic['kind'], about: string, view: RequestView, context: PlanContext): string | null {
  if (context.effort === 'off') return context.traits.reasoningWhenOff
  return writeReasoning({ kind, about, chinese: view.chinese }, context.effort)
}
