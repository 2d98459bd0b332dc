/** Composes the text of an answer: what the user literally asks for first, then what a sensible assistant would say. */
import { createRandom } from '../../state/clock.ts'
import type { RequestView } from '../request-view.ts'
import type { Effort } from '../types.ts'
import { describeMedium } from '../vision/media.ts'
import type { Medium } from '../vision/media.ts'
import { findSum } from './arithmetic.ts'
import { findCode } from './code.ts'
import { findCounting } from './counting.ts'
import { findCapital, findEffortAnswer, findSmallTalk } from './knowledge.ts'
import { findList } from './lists.ts'
import { findLiteral } from './literal.ts'
import { findSentenceCount, findTopic, writeProse } from './prose.ts'
import { findRecalled } from './recall.ts'
import { describeResults } from './results.ts'

export interface AnswerContext {
  view: RequestView
  /** What the model knows of its own effort. */
  effort: Effort | 'off' | 'unknown'
  media: readonly Medium[]
  seed: string
}

export interface TextAnswer {
  text: string
  /** The kind of request, for the thinking. */
  kind: 'literal' | 'results' | 'media' | 'sum' | 'known' | 'list' | 'prose'
}

type Answerer = (text: string, context: AnswerContext) => string | null

/** The kinds of answers, in the order in which they are tried. */
const answerers: readonly (readonly [kind: TextAnswer['kind'], find: Answerer])[] = [
  ['results', (_, { view, media }) => (view.toolResults.length > 0 ? describeToolResults(view, media) : null)],
  ['known', (text, { effort, view }) => findEffortAnswer(text, effort, view.chinese)],
  ['list', (text) => findCounting(text)],
  ['literal', (text) => findLiteral(text) || null],
  ['media', (_, { media, view }) => (media.length > 0 ? describeMedia(media, view.chinese) : null)],
  ['known', (_, { view }) => findRecalled(view)],
  ['sum', (text, { view }) => answerSum(text, view.chinese)],
  ['known', (text, { view }) => answerCapital(text, view.chinese)],
  ['known', (text, { view }) => findSmallTalk(text, view.chinese)],
  ['list', (text, { view }) => findList(text, view.chinese)],
  ['known', (text) => (/\btrue or false\b/i.test(text) ? 'True' : /\byes or no\b/i.test(text) ? 'Yes' : null)],
  ['prose', (text, { view }) => findCode(text, view.chinese)],
  ['literal', (text, { view }) => (text.length < 4000 ? findStandingInstruction(view.systemText) : null)],
]

/** Answers the task in its language. */
export function answerText(context: AnswerContext): TextAnswer {
  const text = context.view.taskText
  for (const [kind, find] of answerers) {
    const answer = find(text, context)
    if (answer !== null) return { text: answer, kind }
  }
  const { chinese } = context.view
  const random = createRandom(`${context.seed}:${text}`)
  return { text: writeProse(findTopic(text, chinese), findSentenceCount(text), chinese, random), kind: 'prose' }
}

/** Whether a text wants the bare value without a sentence around it. */
function wantsBareValue(text: string): boolean {
  return /\b(?:only|just|one word|single word|nothing else)\b|只|仅|不要解释/i.test(text)
}

function answerSum(text: string, chinese: boolean): string | null {
  const sum = findSum(text)
  if (sum === null) return null
  if (wantsBareValue(text)) return String(sum.value)
  return `${sum.expression} = ${sum.value}${chinese ? '。' : ''}`
}

function answerCapital(text: string, chinese: boolean): string | null {
  const capital = findCapital(text, chinese)
  if (capital === null) return null
  if (/\byes or no\b/i.test(text)) return 'Yes'
  if (wantsBareValue(text)) return capital.city
  return chinese
    ? `${capital.country}的首都是${capital.city}。`
    : `The capital of ${capital.country} is ${capital.city}.`
}

/** `Always answer with "pong"` in a system message. */
function findStandingInstruction(systemText: string): string | null {
  const isStanding = systemText.length < 400 && /\b(?:always|only|must)\b|总是|始终|永远|只/i.test(systemText)
  return isStanding ? findLiteral(systemText) : null
}

function describeToolResults(view: RequestView, media: readonly Medium[]): string {
  if (media.length === 0) return describeResults(view)
  const withText = view.toolResults.filter((result) => result.text.trim() !== '')
  const described = describeMedia(media, view.chinese)
  return withText.length === 0 ? described : `${describeResults({ ...view, toolResults: withText })}\n${described}`
}

function describeMedia(media: readonly Medium[], chinese: boolean): string {
  const named = media.map((medium) => describeMedium(medium, chinese))
  if (chinese) return `我收到了${named.join('、')}。${media.length > 1 ? `一共 ${media.length} 个。` : ''}`
  const list = named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : named[0]
  return `I can see ${list}.`
}
