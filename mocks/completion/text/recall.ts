/** Answers questions from what the conversation states: "My name is Ada." … "What is my name?". */
import { lookUp } from '../../common/index.ts'
import { needs } from '../cues.ts'
import { readFacts } from '../facts.ts'
import { findAll } from '../find-all.ts'
import { findQuestion } from '../passage/asked.ts'
import { findValueOf } from '../passage/value-of.ts'
import type { RequestView } from '../request-view.ts'
import { createRecentMap } from '../recent-map.ts'
import { stem } from '../tools/words.ts'
import { findWorkOf } from './recall-others.ts'
import { findOwnFact } from './recall-own.ts'
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
const stopWords = new Set(
  'a an the is are was were am be been do does did have has had of in on at to for by with and or what who where when which how whose why tell remind me you your i my mine we our can could would please know remember about it its this that there said mentioned again just only ask answer one word exactly according context text document above question s re m so ok okay well then now long many much far often'.split(
    ' ',
  ),
)
/** Stems of words in questions, and words of the statements that answer them. */
const relatedWords: Readonly<Record<string, readonly string[]>> = {
  old: ['age', 'years', 'born'],
  age: ['old', 'years'],
  live: ['home', 'city', 'address'],
  liv: ['live', 'home', 'city', 'address', 'moved'],
  city: ['live', 'home', 'moved'],
  name: ['called', 'name'],
  nam: ['called', 'name'],
  call: ['name', 'called'],
  job: ['work', 'works'],
  favorit: ['favourite', 'love', 'prefer'],
  favourit: ['favorite', 'love', 'prefer'],
  color: ['colour'],
  colour: ['color'],
  cost: ['price'],
  pric: ['cost', 'costs'],
}

/** The statement that answers the question, in the second person; null where nothing is asked or nothing is stated. */
export function findRecalled(view: RequestView): string | null {
  const { taskText } = view
  if (taskText.length <= longestQuestion && !mayAsk(taskText)) return null
  return findBoth(view) ?? findOne(view)
}

/** `Do you remember my name and where I live?`: both answers, where both are known. */
const twoQuestions =
  /^([^.!?\n]{0,100}\b(?:my|I)\b[^.!?\n]{0,60}?),?\s(?:and|plus)\s((?:where|what|how|who|which|when|my)\b[^.!?\n]{2,100})\?\s*$/i

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

function findOne(view: RequestView): string | null {
  const { taskText } = view
  const { question, context } = splitQuestion(taskText)
  const earlier = findEarlierMessage(question, view)
  if (earlier !== null) return earlier
  const stated = findOwnFact(question, view) ?? findWorkOf(question, view)
  if (stated !== null) return stated
  const ownName = findOwnName(question, view)
  if (ownName !== null) return ownName
  if (question.length > longestQuestion || !asks.test(question)) return null
  if (isOutcome.test(question) && solveWordProblem(taskText) !== null) return null
  const isAboutUser = /\b(?:my|i|me|mine)\b|我/i.test(question)
  const wanted = toWords(question)
  if (/\b(?:who am i|where do i live|how old am i)\b/i.test(question) || /我(?:叫什么|是谁)/.test(question))
    wanted.add(stem('name'))
  if (/^who am i/i.test(question)) wanted.add(stem('called'))
  if (wanted.size === 0) return null
  let best: { statement: string; score: number } | null = null
  for (const statement of findStatements(view, context, isAboutUser)) {
    const score = compare(wanted, statement)
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
const isOutcome = /\bhow (?:many|much)\b[^?]*\b(?:left|remain\w*|now|altogether|in total|in all)\b/i

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
  /^(?:(?:remember|note|correction|update|actually)[:,]?\s+)?(?:the|our|this)\s+(?:[\w-]{2,40}\s+){1,3}(?:is|was|are|were)\b/i

/** The name that the system message gives the assistant: `You are Bo, the assistant of …`. */
function findOwnName(question: string, { systemText, chinese }: RequestView): string | null {
  if (!/^\W*(?:what(?:['’]s| is) your name|who are you)\b|^你(?:叫什么|是谁)/i.test(question)) return null
  const name =
    /\b[Yy](?:ou are|ou're|our name is)\s+(?:called\s+|named\s+)?(\p{Lu}\p{L}{1,30}(?:\s\p{Lu}\p{L}{1,30})?)(?=\s*[,.;]|\s+(?:the|an?)\b|\s*$)/u.exec(
      systemText.slice(0, 2000),
    )?.[1] ?? /你(?:叫|的名字是)([^\s，。,.]{1,12})/.exec(systemText.slice(0, 2000))?.[1]
  if (name === undefined) return null
  return chinese ? `我是${name}。` : `I'm ${name}.`
}

/** `What was my first question?` */
function findEarlierMessage(question: string, view: RequestView): string | null {
  const match = /^\s*what (?:was|did) (?:my|i) (?:very )?(first|last|previous|earlier|ask|say)\b[^.\n]{0,40}$/i.exec(
    question,
  )
  if (match === null) return null
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
  texts.push(context)
  return texts
    .flatMap(splitAtMarks)
    .flatMap((sentence) => (isAboutUser ? sentence.split(ownClause) : [sentence]))
    .filter(
      (sentence) =>
        sentence.length <= longestStatement &&
        !/[?？]\s*$/.test(sentence) &&
        (isStatement.test(sentence) || (isAboutUser && /^(?:I|My|We|Our)\b/i.test(sentence))),
    )
    .slice(-mostStatements)
}

/** `My name is Chen and I am 30.` */
const ownClause = /,?\s(?:and|but)\s(?=(?:I|my|we|our)\b)/i

const isStatement =
  /\b(?:is|are|was|were|am|has|have|had|live|lives|work|works|like|likes|love|loves|prefer|prefers|call|called|moved|own|owns|born|costs?|takes?|opens?|closes?|won|wrote|founded|built|starts?|ends?|contains?|uses?|remember|released|located|leaves?|arrives?|begins?|lasts?|needs?|wants?|plays?|studies|studied|bought|met|drives?|speaks?|teaches|runs?|ships?|closed|opened|expires?)\b|['’](?:m|s|re)\b|[:：]|是|叫|有|喜欢|住/i

const statements = createRecentMap<string, ReadonlySet<string>>(500)

/** The words of a statement; system messages and earlier messages come again with each request. */
function readStatement(statement: string): ReadonlySet<string> {
  const known = statements.get(statement)
  if (known !== undefined) return known
  const words = toWords(statement)
  statements.set(statement, words)
  return words
}

/** The share of the question's words that a statement has. */
function compare(wanted: ReadonlySet<string>, statement: string): number {
  const words = readStatement(statement)
  let hits = 0
  for (const word of wanted)
    if (words.has(word) || lookUp(relatedWords, word)?.some((related) => words.has(stem(related))) === true) hits++
  return hits / wanted.size
}

const givesName = /\bI(?:['’]m| am)\s+(?:\p{Lu}|[a-z]{2,20}\s*[.!]?$)/iu
const hasHan = /[\u4e00-\u9fff]/

const wordOrNumber = /[a-z][a-z\d]{0,30}|\d{1,20}/g

function toWords(text: string): Set<string> {
  const words = new Set<string>()
  for (const [word] of findAll(wordOrNumber, text.toLowerCase())) if (!stopWords.has(word)) words.add(stem(word))
  if (givesName.test(text)) words.add(stem('name'))
  if (!hasHan.test(text)) return words
  for (const topic of ['名字', '叫', '喜欢', '住', '岁', '工作', '颜色', '城市'])
    if (text.includes(topic)) words.add(topic === '叫' ? '名字' : topic)
  return words
}

/** The statement as an answer: only its value where the question wants that, else in the second person. */
function toAnswer(statement: string, question: string): string {
  const plain = statement.replace(
    /^(?:(?:hi|hello|hey|please|note|remember|also|and|by the way|fyi)\b[,!:]?\s+(?:that\s+)?){1,3}/i,
    '',
  )
  if (wantsOnlyValue.test(question)) {
    const value = /(?:\bis|\bare|\bwas|\bam|\bcalled|['’]m|['’]s|:|：|是|叫)\s*([^.!。！]{1,120})/i.exec(plain)?.[1]
    if (value !== undefined) return value.trim()
  }
  const turned = toSecondPerson(plain)
  const answer = turned.charAt(0).toUpperCase() + turned.slice(1)
  return /[.!?。！？]$/.test(answer) ? answer : `${answer}${/[\u4e00-\u9fff]$/.test(answer) ? '。' : '.'}`
}
