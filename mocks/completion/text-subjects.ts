/** What the sentences of a text are about: the thing for a property that no other rule fills, and questions that a sentence answers. */
import { keepFor } from '../common/index.ts'
import { guard } from './cues.ts'
import { keysOf } from './find-key.ts'
import { isRecord } from './request-view.ts'
import { splitTask } from './task-parts.ts'
import { splitSentences } from './text/sentences.ts'

type Properties = Readonly<Record<string, unknown>>

const longest = 4000
const verbs =
  'is|are|was|were|has|have|had|costs?|weighs?|measures?|holds?|carries|carried|lasts?|contains?|consists?|lives?|grows?|runs?|stands?|opens?|opened|sells?|makes?|produces?'
const leads = String.raw`^(?:(?:please\s)?(?:extract|parse|read|analy[sz]e|get|take)(?:\s(?:details|data|information|facts)(?:\sfrom)?)?:?\s)?`
const properSubject = new RegExp(
  String.raw`${leads}(?:[Tt]he\s|[Aa]n?\s)?(\p{Lu}[\p{L}\d'’&.-]{0,30}(?:\s(?:of\s|the\s)?\p{Lu}[\p{L}\d'’&.-]{0,30}){0,3})\s(?:${verbs})\b`,
  'iu',
)
const plainSubject = new RegExp(
  String.raw`${leads}(?:the|an?|my|our)\s(\p{Ll}[\p{L}-]{1,24}(?:\s\p{Ll}[\p{L}-]{1,24})?)\s(?:${verbs})\b`,
  'iu',
)
const notSubjects = /^(?:this|that|it|there|here|he|she|they|we|you|i|what|which|who|text|name|following|answer)$/i

/** The subject of the first sentence: `Black Swan` of "Black Swan has a crew of 14"; undefined where it has no such form. */
export function findSubject(text: string): string | undefined {
  if (text.length > longest) return undefined
  const { content, request } = splitTask(text)
  const [first = ''] = splitSentences((content === '' ? request : content).trim())
  const found = properSubject.exec(first)?.[1] ?? plainSubject.exec(first)?.[1]
  return found === undefined || notSubjects.test(found) ? undefined : found
}

interface Asked {
  readonly question: string
  readonly answer: string
}

const thing = String.raw`((?:[Tt]he\s|[Aa]n?\s)?[\p{L}\d][^.,;\n]{1,80}?)`
const date = String.raw`((?:on|in)\s(?:\d{1,2}\s\p{L}{3,9}\s\d{4}|\p{L}{3,9}\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|(?:early\s|late\s)?\d{4}))`
const dated = guard(new RegExp(String.raw`^${thing}\s(was|were)\s(\p{Ll}{3,20})\s(?:[^.;\n]{0,60}?\s)?${date}`, 'u'))
const made = guard(new RegExp(String.raw`^${thing}\s(was|were)\s(\p{Ll}{3,20})\sby\s([^.,;\n]{2,80})`, 'u'))
const counted = guard(new RegExp(String.raw`^${thing}\s(?:has|have|had)\s(\d[\d,.]*|[a-z]{3,8})\s(\p{Ll}{3,20})`, 'u'))
const defined = guard(new RegExp(String.raw`^${thing}\s(is|are)\s((?:an?|the)\s[^.\n]{3,200})`, 'u'))
const about = guard(new RegExp(String.raw`^${thing}\s(?:${verbs})\b`, 'u'))

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
/** A thing within a sentence: its article without a capital. */
const inside = (text: string): string => text.replace(/^(?:The|An?)\s/, (article) => article.toLowerCase())

/** A question that a sentence answers, with the answer; null where the sentence has none of the usual forms. */
function askAbout(sentence: string): Asked | null {
  const when = dated.exec(sentence)
  if (when !== null)
    return { question: `When ${when[2]} ${inside(when[1]!)} ${when[3]}?`, answer: `${capital(when[4]!)}.` }
  const who = made.exec(sentence)
  if (who !== null) return { question: `Who ${who[3]} ${inside(who[1]!)}?`, answer: `${capital(who[4]!)}.` }
  const many = counted.exec(sentence)
  if (many !== null && many[3]!.endsWith('s'))
    return { question: `How many ${many[3]} does ${inside(many[1]!)} have?`, answer: `${capital(many[2]!)}.` }
  const what = defined.exec(sentence)
  if (what !== null) return { question: `What ${what[2]} ${inside(what[1]!)}?`, answer: sentence }
  const other = about.exec(sentence)
  return other === null ? null : { question: `What does the text say about ${inside(other[1]!)}?`, answer: sentence }
}

const isQuestion = /^(?:generated_)?(?:question|query|search_query)$/i
const isAnswer = /^(?:answer|expected_answer|reference_answer)$/i

/** The texts of an object for a question and its answer; null for other objects. */
export const questionKeysOf = keepFor((properties: Properties): { question: string; answer: string } | null => {
  const keys = keysOf(properties)
  const question = keys.find((key) => isQuestion.test(key))
  const answer = keys.find((key) => isAnswer.test(key))
  const isText = (key: string): boolean => isRecord(properties[key]) && properties[key]['type'] === 'string'
  return question === undefined || answer === undefined || !isText(question) || !isText(answer)
    ? null
    : { question, answer }
})

/** A question from the text and its answer, for an object that has both, where the text asks nothing itself. */
export function readQuestionPair(text: string, properties: Properties): Record<string, unknown> {
  const keys = questionKeysOf(properties)
  if (keys === null || text.includes('?')) return {}
  const { question, answer } = keys
  const { content, request } = splitTask(text.slice(0, longest))
  const own = content === '' ? request.replace(/^[^\n:]{0,80}:\s{0,4}\n?/, '') : content
  for (const sentence of splitSentences(own)) {
    const asked = askAbout(sentence)
    if (asked !== null) return { [question]: asked.question, [answer]: asked.answer }
  }
  return {}
}
