/** Drafts an answer before truncation: tool calls or a text, and the thinking before it. */
import { withoutExplanation, withoutObjects } from './json-in-text.ts'
import { continueJson, continuePartial } from './partial.ts'
import { writeReasoning } from './reasoning.ts'
import type { ReasoningTopic } from './reasoning.ts'
import { isRecord } from './request-view.ts'
import type { RequestView } from './request-view.ts'
import { writeCombined } from './combined-outputs.ts'
import { writeStructured } from './structured.ts'
import { answerText } from './text/answer.ts'
import type { TextAnswer } from './text/answer-context.ts'
import { readToolFacts, writeCalls } from './tools/calls.ts'
import { chooseTools } from './tools/choose.ts'
import { askForFact } from './tools/gathered.ts'
import { askForCorrection, askForMissing, listTools } from './tools/missing.ts'
import { toNextStep } from './tools/next-step.ts'
import { handOffName } from './tools/tool-words.ts'
import { offeredTools, readToolChoice } from './tools/offered.ts'
import { findWebSearch } from './tools/web-search.ts'
import type { CompletionContext, Draft, Effort, RequestLike } from './types.ts'
import { readMedia } from './vision/media.ts'
import type { Medium } from './vision/media.ts'
import type { WireFormat } from './wire-format.ts'

export interface DraftContext extends CompletionContext {
  /** The 24 digits of the completion's id. */
  digits: string
  effort: Effort | 'off'
  format: WireFormat
}

/** Drafts tool calls where tools fit, else a text. */
export function draftAnswer(request: RequestLike, view: RequestView, context: DraftContext): Draft {
  return draftCalls(request, view, context) ?? draftText(request, view, context)
}

function draftCalls(request: RequestLike, whole: RequestView, context: DraftContext): Draft | null {
  const tools = offeredTools(request, whole)
  if (tools.length === 0) return null
  const choice = readToolChoice(request)
  // A beginning is continued, unless a call is demanded.
  if (whole.partial !== null && (choice === 'auto' || choice === 'none')) return null
  const view = toNextStep(whole) ?? whole
  const search = findWebSearch(tools, view, choice, context)
  if (search !== null) return { reasoning: null, content: '', calls: [search], timeless: false }
  /** A text in place of calls; where the content has to be JSON, it cannot be a question or a list of tools. */
  const say = (content: string | null): Draft | null =>
    content === null || demandsJson(request)
      ? null
      : { reasoning: think('known', view.userText, view, context), content, calls: [], timeless: false }
  const listed = choice === 'auto' ? listTools(tools, view) : null
  if (listed !== null) return say(listed)
  const chosen = chooseTools(tools, view, choice)
  if (chosen.length === 0) return choice === 'auto' ? say(askForFact(tools, view)) : null
  const [first] = chosen
  const question =
    choice === 'auto' && first !== undefined && view.toolResults.every(({ name }) => handOffName.test(name))
      ? askForMissing(first.tool, readToolFacts(view, context.createdSeconds), view)
      : null
  if (question !== null) return say(question)
  const calls = writeCalls(chosen, {
    view,
    format: context.format,
    seed: context.seed,
    nowSeconds: context.createdSeconds,
    parallel: request['parallel_tool_calls'] !== false && typeof choice !== 'object',
    isDemanded: choice !== 'auto' && choice !== 'none',
    isForced: typeof choice === 'object',
    answer: toAnswerOnce(view, context).text,
  })
  if (calls.length === 0) return say(askForCorrection(view))
  const names = [...new Set(calls.map((call) => call.name))].join(', ')
  const about = view.chinese ? names : `the ${names} tool${names.includes(',') ? 's' : ''}`
  return { reasoning: think('tools', about, view, context), content: '', calls, timeless: false }
}

function demandsJson(request: RequestLike): boolean {
  const format = request['response_format']
  return isRecord(format) && (format['type'] === 'json_schema' || format['type'] === 'json_object')
}

/** The lines of a system message that only say that the answer is JSON of a schema. */
const aboutJson =
  /(?:^|\n)[ \t]*(?:(?:always )?(?:respond|answer|reply) with a json object\b|don['’]t include any text or markdown|json schema:|you must answer with a json object)[^\n]*/gi

function draftText(request: RequestLike, view: RequestView, context: DraftContext): Draft {
  const { media, text: toText, whole } = toAnswerOnce(view, context)
  // The words of a schema, and what explains it, are no request.
  const toMember = (): string => {
    const task = withoutExplanation(view.taskText).trim()
    const system = view.systemText.includes('"properties"')
      ? withoutObjects(view.systemText).replaceAll(aboutJson, ' ').trim()
      : view.systemText
    if (task === view.taskText.trim() && system === view.systemText) return toText()
    return toAnswerOnce(withTaskText({ ...view, systemText: system }, task), context).text()
  }
  const json =
    writeCombined(
      request['response_format'] === undefined ? view : null,
      { seed: context.seed, nowSeconds: context.createdSeconds },
      (question) => toAnswerOnce(withTaskText(view, question), context).text(),
    ) ?? writeStructured(request, view, context.seed, context.createdSeconds, toMember)
  if (json !== null) {
    const content = view.partial === null ? json : continueJson(view.partial, json)
    return { reasoning: think('json', view.userText, view, context), content, calls: [], timeless: false }
  }
  const { text, kind } = whole()
  const timeless = !media && kind !== 'steps'
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

/** The view with another text of the task, also in its message. */
function withTaskText(view: RequestView, task: string): RequestView {
  const messages = view.messages.map((message) =>
    message.text === view.taskText ? { ...message, text: task } : message,
  )
  return { ...view, messages, taskText: task, userText: task }
}

/** Composes the text answer when it is needed first: a member of JSON or an argument may contain it. */
function toAnswerOnce(
  view: RequestView,
  context: DraftContext,
): { media: boolean; whole: () => TextAnswer; text: () => string } {
  const effort = context.format.thinking === 'effort' ? context.effort : 'unknown'
  const media: Medium[] = []
  for (const message of view.mediaMessages)
    if (message.parts.length > 0) media.push(...readMedia(message, context.findFile))
  let answer: TextAnswer | null = null
  const whole = (): TextAnswer =>
    (answer ??= answerText({ view, effort, media, seed: context.seed, nowSeconds: context.createdSeconds }))
  return { media: media.length > 0, whole, text: () => whole().text }
}

function think(kind: ReasoningTopic['kind'], about: string, view: RequestView, context: DraftContext): string | null {
  if (context.effort === 'off') return context.format.reasoningWhenOff
  return writeReasoning({ kind, about, chinese: view.chinese }, context.effort)
}
