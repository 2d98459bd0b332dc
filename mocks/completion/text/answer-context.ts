/** What an answer to a task is made from, and the parts of the context that a rule changes. */
import type { Cues } from '../cues.ts'
import { findCapital } from '../facts/countries.ts'
import type { RequestView } from '../request-view.ts'
import type { Effort } from '../types.ts'
import type { Medium } from '../vision/media.ts'
import { findResult } from './values.ts'

export interface AnswerContext {
  view: RequestView
  /** What the model knows of its own effort. */
  effort: Effort | 'off' | 'unknown'
  media: readonly Medium[]
  seed: string
  nowSeconds: number
}

export interface TextAnswer {
  text: string
  /** The kind of request, for the thinking. */
  kind: 'literal' | 'results' | 'media' | 'sum' | 'known' | 'list' | 'prose' | 'steps'
}

/** One kind of answer: the cues without which it cannot be given (`cues.ts`), and where they must be; without cues it is always tried. */
export interface AnswerRule {
  readonly kind: TextAnswer['kind']
  readonly cues?: Cues
  /** `task`: all in the task; `either`: all in the task or all in the system message; `both`: in the two together; `system`. */
  readonly in?: 'task' | 'system' | 'either' | 'both'
  /** `answer` answers another task. */
  readonly find: (text: string, context: AnswerContext, answer: (context: AnswerContext) => TextAnswer) => string | null
}

/** Whether a text only has sentences about the topic. */
export function isFiller({ text, kind }: TextAnswer): boolean {
  return kind === 'prose' && text.startsWith('This is a sample text of the mock')
}

/** The context with what remains of the task. */
export function withRest(context: AnswerContext, task: string): AnswerContext {
  const { view } = context
  // The message of the task has its rest only, so that it is not taken for an earlier one.
  const messages = view.messages.map((message) =>
    message.text === view.taskText ? { ...message, text: task } : message,
  )
  return { ...context, view: { ...view, messages, taskText: task, userText: task } }
}

/** The context with another task, which is answered without the rest of the prompt. */
export function withTask(context: AnswerContext, task: string): AnswerContext {
  const { view } = context
  return { ...context, view: { ...view, taskText: task, userText: task, systemText: '', messages: [] } }
}

/** The value of an answer without a sentence around it. */
export function toBareValue(answer: TextAnswer, context: AnswerContext): string {
  const text = context.view.taskText
  if (/^\S{1,40}$/.test(answer.text)) return answer.text
  const sum = findResult(text)
  if (sum !== null && answer.kind === 'sum') return String(sum.value)
  return (findCapital(text, context.view.chinese)?.city ?? answer.text).replace(/(?<=\w)\.$/, '')
}
