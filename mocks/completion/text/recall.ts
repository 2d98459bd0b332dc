/** Answers questions from what the conversation states: "My name is Ada." … "What is my name?". */
import { guard, needs } from '../cues.ts'
import { readFacts } from '../facts.ts'
import { findQuestion } from '../passage/asked.ts'
import { findValueOf } from '../passage/value-of.ts'
import type { RequestView } from '../request-view.ts'
import { keepRecent } from '../recent-map.ts'
import { stem } from '../tools/words.ts'
import { withoutKey } from './context-answers.ts'
import { applyCorrections } from './corrections.ts'
import { findWorkOf } from './recall-others.ts'
import { findOwnFact } from './recall-own.ts'
import { compareWords, mayShareWord, toWords } from './recall-words.ts'
import { toSecondPerson } from './second-person.ts'
import { splitAtMarks } from './sentences.ts'
import { solveWordProblem } from './word-problems.ts'

const longestQuestion = 300
const longestText = 20_000
const longestStatement = 300
const mostStatements = 400

const asks =
  /[?？]\s*$|^\s*(?:(?:please|now|so|ok|okay|and),?\s)?(?:what|who|where|when|which|how|whose|tell me|remind me|do you (?:know|remember)|can you (?:tell|remind)|according to)\b|(?:什么|谁|哪|多少|吗|几)/i
/** What a text has in which a sentence asks, found without splitting it: a first word after a mark, or a mark. */
const asksFirst =
  /^\W*(?:(?:please|now|so|ok|okay|and)\W+)?(?:what|who|where|when|which|how|whose|tell|remind|do|can|according)\b/i
const asksLater =
  /[?？]|[.!。！\n][^\S\n]*(?:what|who|where|when|which|how|whose|tell|remind|do|can|according)\b|什么|谁|哪|多少|吗|几/i
/** Cues of a question. */
export const recallCues = needs(
  '? ？ what who where when which how whose tell remind do can according 什 谁 哪 多 吗 几',
)
/** The statement that answers the question, in the second person; null where nothing is asked or nothing is stated. */
export function findRecalled(view: RequestView): string | null {
  const { taskText } = view
  if (taskText.length <= longestQuestion && !mayAsk(taskText)) return null
  const corrected = applyCorrections(view)
  return findBoth(corrected) ?? findOne(corrected)
}

/** `Do you remember my name and where I live?`: both answers, where both are known. */
const twoQuestions = guard(
  /^([^.!?\n]{0,100}\b(?:my|I)\b[^.!?\n]{0,60}?),?\s(?:and|plus)\s((?:where|what|how|who|which|when|my)\b[^.!?\n]{2,100})\?\s*$/i,
  'my i',
  'and plus',
)

function findBoth(view: RequestView): string | null {
  const asked = view.taskText.length > longestQuestion ? null : twoQuestions.exec(view.taskText)
  if (asked === null) return null
  const earlier = view.messages.filter((message) => message.text !== view.taskText)
  const answers = [asked[1], asked[2]].map((part = '') => {
    const question = part.replace(/^my\b/i, 'what is my')
    return findOne({ ...view, messages: earlier, taskText: `${question}?` })
  })
  return answers.includes(null) ? null : [...new Set(answers)].join(' ')
}

const aboutUser = guard(/\b(?:my|i|me|mine)\b|我/i, 'my i me mine 我')

function findOne(view: RequestView): string | null {
  const { taskText } = view
  const { question, context } = splitQuestion(taskText)
  const earlier = findEarlierMessage(question, view)
  if (earlier !== null) return earlier
  const isAboutUser = aboutUser.test(question)
  const stated = (isAboutUser ? findOwnFact(question, view) : null) ?? findWorkOf(question, view)
  if (stated !== null) return stated
  if (question.length > longestQuestion || !asks.test(question)) return null
  if (isOutcome.test(question) && solveWordProblem(taskText) !== null) return null
  const found = findStatements(view, context, isAboutUser)
  if (!isAboutUser && !mayShareWord(question, found)) return null
  const wanted = toWords(question.replace(asksForKind, ' '))
  if (
    isAboutUser &&
    (/\b(?:who am i|where do i live|how old am i)\b/i.test(question) || /我(?:叫什么|是谁)/.test(question))
  )
    wanted.add(stem('name'))
  if (isAboutUser && /^who am i/i.test(question)) wanted.add(stem('called'))
  if (wanted.size === 0) return null
  let best: { statement: string; score: number } | null = null
  for (const statement of found) {
    const score = compareWords(wanted, statement)
    if (score > 0 && (best === null || score >= best.score)) best = { statement, score }
  }
  // A question about the user is answered from any statement about it; others must share most of their words.
  const least = isAboutUser ? 0.5 : 0.75
  if (best === null || best.score < least) return (isAboutUser ? findOwn(question, view) : null) ?? toUnknown(question)
  // One shared word is enough only where the statement is about it: "The password is …".
  if (!isAboutUser && wanted.size < 2 && !isSubject.test(best.statement)) return toUnknown(question)
  return toAnswer(best.statement, view.taskText)
}

/** A question for what remains or comes together: the statements before it only give the numbers. */
const isOutcome = guard(/\bhow (?:many|much)\b[^?]*\b(?:left|remain\w*|now|altogether|in total|in all)\b/i)

/** `In which year was …`: the statement has the year and not the word. */
const asksForKind =
  /^\W*(?:(?:in|at|on|for|from|to) )?(?:which|what) (?:year|date|day|month|time|city|town|country)(?= (?:was|is|did|does|do|are|were|has|have|will|should)\b)/i

const wantsOnlyValue = /\b(?:only|just|one word|single word|nothing else)\b|只|仅/i

/** `Which city am I going to?` where the user named one place before: the latest value of that kind. */
function findOwn(question: string, view: RequestView): string | null {
  const asked = findQuestion(question)
  if (asked === null) return null
  for (const { role, text } of view.messages.toReversed()) {
    if (role !== 'user' || text === view.taskText || /\?\s*$/.test(text)) continue
    const value = findValueOf(asked.noun, readFacts(text.slice(0, longestText), view.chinese, 0))
    if (value === undefined) continue
    if (wantsOnlyValue.test(view.taskText)) return value
    const sentence = splitAtMarks(text)
      .flatMap((one) => one.split(ownClause))
      .find((one) => one.includes(value))
    return sentence === undefined ? value : toAnswer(sentence, view.taskText)
  }
  return null
}

/** A statement whose subject is a single word: `the password is …`. */
const isSubject =
  /^(?:(?:remember|note|correction|update|actually)[:,]?\s+)?(?:the|our|this)\s+[\w-]{2,40}(?:\s+[\w-]{2,40}){0,2}(?:\s?:|\s+(?:is|was|are|were)\b)/i

const asksForEarlier = guard(
  /^\s*what (?:was|did) (?:my|i) (?:very )?(?:first|last|previous|earlier|ask|say)\b[^.\n]{0,40}$/i,
)

/** `What was my first question?` */
function findEarlierMessage(question: string, view: RequestView): string | null {
  if (!asksForEarlier.test(question)) return null
  const messages = view.messages.filter((message) => message.role === 'user').slice(0, -1)
  const found = /first/i.test(question) ? messages[0] : messages.at(-1)
  return found === undefined ? null : `You said: "${found.text.slice(0, longestStatement)}"`
}

/** `What is my name?` without a statement about it. */
function toUnknown(question: string): string | null {
  const topic = /^\s*what(?:['’]s| is| was| are) my ([a-z ]{2,40})[?.]?\s*$/i.exec(question)?.[1]
  if (topic !== undefined) return `You haven't told me your ${topic.trim()} yet.`
  return /^\s*我(?:叫什么|的名字是什么)/.test(question) ? '你还没有告诉我你的名字。' : null
}

/** Whether a sentence of a text may ask, found without splitting it. */
function mayAsk(text: string): boolean {
  return asksFirst.test(text) || asksLater.test(text)
}

/** The last question of a text, and the text around it. */
function splitQuestion(text: string): { question: string; context: string } {
  const sample = text.slice(-longestText).trim()
  const sentences = mayAsk(sample) ? splitAtMarks(sample) : []
  const at = sentences.findLastIndex((sentence) => asks.test(sentence))
  if (at < 0) return { question: sample.slice(-longestQuestion), context: '' }
  const question = (sentences[at] as string).replace(/^(?:question|q|query)\s{0,3}[:：]\s{0,3}/i, '')
  return { question, context: sentences.filter((_, index) => index !== at).join('\n') }
}

/** Statements of the user, of the system message and of the text around the question; the latest comes last. */
function findStatements(view: RequestView, context: string, isAboutUser: boolean): string[] {
  const texts: string[] = []
  if (!isAboutUser) texts.push(view.systemText.slice(0, longestText))
  for (const message of view.messages)
    if (message.text !== view.taskText && (message.role === 'user' || (message.role === 'tool' && !isAboutUser)))
      texts.push(message.text.slice(0, longestText))
  if (isAboutUser) texts.push(view.systemText.slice(0, longestText))
  const read = isAboutUser ? readOwnStatements : readStatements
  return [...texts.flatMap((text) => (text === '' ? noStatements : read(text))), ...readContext(context, read)].slice(
    -mostStatements,
  )
}

const noStatements: readonly string[] = []

/** Kept, because a system message and earlier messages come again with each request. */
const readStatements = keepRecent((text: string): readonly string[] =>
  splitAtMarks(text).filter((sentence) => mayState(sentence) && isStatement.test(sentence)),
)

const readOwnStatements = keepRecent((text: string): readonly string[] =>
  splitAtMarks(text)
    .flatMap((sentence) => sentence.split(ownClause))
    .filter((sentence) => mayState(sentence) && (isStatement.test(sentence) || /^(?:I|My|We|Our)\b/i.test(sentence))),
)

/** What stands around the question is read as a whole, unless it is an instruction. */
function readContext(context: string, read: (text: string) => readonly string[]): readonly string[] {
  if (context === '') return noStatements
  const stated = new Set(read(context))
  const plain = splitAtMarks(context).filter(
    (sentence) => sentence.length > 20 && mayState(sentence) && !stated.has(sentence) && !isInstruction.test(sentence),
  )
  return [...plain, ...stated]
}

const isInstruction =
  /^\W*(?:given|use|using|answer|you|respond|reply|please|if|do not|don['’]t|only|keep|write|return|context|based|read|think|always|never|question|query)\b/i

function mayState(sentence: string): boolean {
  return sentence.length <= longestStatement && !/[?？]\s*$/.test(sentence)
}

/** `My name is Chen and I am 30.` */
const ownClause = /,?\s(?:and|but)\s(?=(?:I|my|we|our)\b)/i

const isStatement =
  /\b(?:is|are|was|were|am|has|have|had|live|lives|work|works|like|likes|love|loves|prefer|prefers|call|called|moved|own|owns|born|costs?|takes?|opens?|closes?|won|wrote|founded|built|starts?|ends?|contains?|uses?|remember|released|located|leaves?|arrives?|begins?|lasts?|needs?|wants?|plays?|studies|studied|bought|met|drives?|speaks?|teaches|runs?|ships?|closed|opened|expires?)\b|['’](?:m|s|re)\b|[:：]|是|叫|有|喜欢|住/i

/** The statement as an answer: only its value where the question wants that, else in the second person. */
function toAnswer(statement: string, question: string): string {
  const plain = withoutKey(statement).replace(
    /^(?:(?:hi|hello|hey|please|note|remember|also|and|by the way|fyi|sorry|no|wait|oh|correction|actually)\b[,!:.]?\s+(?:that\s+)?){1,3}/i,
    '',
  )
  if (wantsOnlyValue.test(question)) {
    const value = /(?:\bis|\bare|\bwas|\bam|\bcalled|['’]m|['’]s|:|：|是|叫)\s*([^.!。！]{1,120})/i.exec(plain)?.[1]
    if (value !== undefined) return value.trim()
  }
  const turned = toSecondPerson(plain.replace(/\b(is|am|are|was) actually\b/i, '$1'))
  const answer = turned.charAt(0).toUpperCase() + turned.slice(1)
  return /[.!?。！？]$/.test(answer) ? answer : `${answer}${/[\u4e00-\u9fff]$/.test(answer) ? '。' : '.'}`
}
