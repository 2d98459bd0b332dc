/** The words of an answer: what the user literally asks for first, then what a sensible assistant would say. */
import { createRandom } from '../../state/clock.ts'
import type { RequestView } from '../request-view.ts'
import type { Effort } from '../thinking.ts'
import { describeMedium } from '../vision/media.ts'
import type { Medium } from '../vision/media.ts'
import { findSum } from './arithmetic.ts'
import { findCode } from './code.ts'
import { findCounting } from './counting.ts'
import { findEffortAnswer } from './effort-question.ts'
import { findCapital, findSmallTalk } from './knowledge.ts'
import { findList } from './lists.ts'
import { findLiteral } from './literal.ts'
import { findSentenceCount, findTopic, writeProse } from './prose.ts'
import { tellResults } from './results.ts'

export interface AnswerContext {
  view: RequestView
  /** What the model knows about its own effort. */
  effort: Effort | 'off' | 'unknown'
  media: readonly Medium[]
  seed: string
}

export interface TextAnswer {
  text: string
  /** What kind of request this was, for the reasoning. */
  kind: 'literal' | 'results' | 'media' | 'sum' | 'known' | 'list' | 'prose'
}

/** Answers the last user message in its language. */
export function answerText(context: AnswerContext): TextAnswer {
  const { view, media } = context
  const text = view.userText
  const chinese = view.chinese
  if (view.toolResults.length > 0) return { text: tellResults(view), kind: 'results' }
  const effort = findEffortAnswer(text, context.effort, chinese)
  if (effort !== null) return { text: effort, kind: 'known' }
  const counted = findCounting(text)
  if (counted !== null) return { text: counted, kind: 'list' }
  const literal = findLiteral(text)
  if (literal !== null && literal !== '') return { text: literal, kind: 'literal' }
  if (media.length > 0) return { text: tellMedia(media, chinese), kind: 'media' }
  const known = answerKnown(text, chinese)
  if (known !== null) return known
  const ordered = text.length < 4000 ? findStandingOrder(view.systemText) : null
  if (ordered !== null) return { text: ordered, kind: 'literal' }
  const random = createRandom(`${context.seed}:${text}`)
  return { text: writeProse(findTopic(text, chinese), findSentenceCount(text), chinese, random), kind: 'prose' }
}

function answerKnown(text: string, chinese: boolean): TextAnswer | null {
  const bare = /\b(?:only|just|one word|single word|nothing else)\b|只|仅|不要解释/i.test(text)
  const sum = findSum(text)
  if (sum !== null) {
    const { expression, value } = sum
    return {
      text: bare ? String(value) : chinese ? `${expression} = ${value}。` : `${expression} = ${value}`,
      kind: 'sum',
    }
  }
  const capital = findCapital(text, chinese)
  if (capital !== null) {
    if (/\byes or no\b/i.test(text)) return { text: 'Yes', kind: 'known' }
    if (bare) return { text: capital.city, kind: 'known' }
    return {
      text: chinese
        ? `${capital.country}的首都是${capital.city}。`
        : `The capital of ${capital.country} is ${capital.city}.`,
      kind: 'known',
    }
  }
  const talk = findSmallTalk(text, chinese)
  if (talk !== null) return { text: talk, kind: 'known' }
  const list = findList(text, chinese)
  if (list !== null) return { text: list, kind: 'list' }
  if (/\byes or no\b|\btrue or false\b/i.test(text))
    return { text: /\btrue or false\b/i.test(text) ? 'True' : 'Yes', kind: 'known' }
  const code = findCode(text, chinese)
  return code === null ? null : { text: code, kind: 'prose' }
}

/** `Always answer with "pong"` in a system message. */
function findStandingOrder(system: string): string | null {
  return /\b(?:always|only|must)\b|总是|始终|永远|只/i.test(system) && system.length < 400 ? findLiteral(system) : null
}

function tellMedia(media: readonly Medium[], chinese: boolean): string {
  const named = media.map((medium) => describeMedium(medium, chinese))
  if (chinese) return `我收到了${named.join('、')}。${media.length > 1 ? `一共 ${media.length} 个。` : ''}`
  const list = named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : named[0]
  return `I can see ${list}.`
}
