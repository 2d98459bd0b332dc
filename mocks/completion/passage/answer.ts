/** Answers what is asked about a text that the prompt contains: extractions and questions of who, when, where, how much. */
import { escapePattern, lookUp } from '../../common/index.ts'
import { guard, needs } from '../cues.ts'
import { readFacts } from '../facts.ts'
import type { Facts } from '../facts.ts'
import type { RequestView } from '../request-view.ts'
import { splitTask } from '../task-parts.ts'
import { withoutKey } from '../text/context-answers.ts'
import { splitSentences } from '../text/sentences.ts'
import { solveWordProblem } from '../text/word-problems.ts'
import { stem } from '../tools/words.ts'
import { findExtraction, findQuestion } from './asked.ts'
import type { Asked } from './asked.ts'
import { findShape } from './shapes.ts'
import type { Spot } from './shapes.ts'
import { findNearest, findValueOf, findValuesOf, tellingWords } from './value-of.ts'

/** Cues of extractions and questions. */
export const passageCues = needs(
  'extract find identify get pull list return give tell name output provide locate detect print read write state who whose whom what which when where how',
)
const longest = 20_000
const shortest = 12
const wantsValue =
  /\b(?:only|just|one word|single word|nothing else|short answer|concise\w*|briefly|exact(?:ly)?|no (?:other|extra|explanation)|factoid)\b/i
const quoted = guard(/["“]([^"”\n]{16,2000})["”]|(?<![\p{L}\d])'([^'\n]{16,2000})'(?![\p{L}\d])/u, '" “ \'')
const asksSomething = /\?\s*$|^(?:question|q|query)\s?:/i

/** The value or the sentence of the prompt's text that answers; null where nothing is asked about a text, or it says nothing. */
export function findPassageAnswer(view: RequestView, nowSeconds: number): string | null {
  const { taskText, chinese } = view
  if (taskText.length > longest || chinese || !/[?:]|["“']/.test(taskText)) return null
  const parts = splitTask(taskText)
  const several = extractSeveral(parts.content === '' ? taskText : parts.request, parts.content, chinese, nowSeconds)
  if (several !== null) return several
  const extracted = findExtraction(parts.content === '' ? withoutQuoted(taskText) : parts.request)
  const passage = parts.content === '' ? findQuoted(taskText) : parts.content
  if (extracted !== null && passage.length >= shortest) {
    const answer = extract(extracted, readFacts(passage, chinese, nowSeconds), parts.request)
    if (answer !== null) return answer
  }
  return answerQuestion(taskText, passage, view, nowSeconds)
}

function extract(asked: Asked, facts: Facts, request: string): string | null {
  if (!asked.isPlural) return findValueOf(asked.noun, facts) ?? null
  const values = findValuesOf(asked.noun.replace(/^all\s/i, ''), facts)
  if (values.length === 0) return null
  return values.join(/\b(?:per line|new ?lines?|separate lines?|own line)\b/i.test(request) ? '\n' : ', ')
}

const severalNouns = guard(
  /\bextract (?:the |their |its )?((?:[a-z][a-z ]{1,30}, ){0,6}[a-z][a-z ]{1,30}?,? and (?:the )?[a-z][a-z ]{1,30}?)(?:\s(?:from|of|in|as)\b[^:\n]{0,80})?[:\n]\s*([\s\S]{6,4000})$/i,
)

/** `Extract name and age from: …`: a line for each. */
function extractSeveral(request: string, content: string, chinese: boolean, nowSeconds: number): string | null {
  const match = severalNouns.exec(content === '' ? request : `${request.replace(/[:\s]*$/, '')}:\n${content}`)
  if (match === null) return null
  const facts = readFacts(match[2] as string, chinese, nowSeconds)
  const nouns = (match[1] as string).split(/,\s(?:and\s)?|\sand\s/).map((noun) => noun.replace(/^the\s/, '').trim())
  const lines = nouns.map((noun) => [noun, findValueOf(noun, facts)] as const)
  if (lines.some(([, value]) => value === undefined)) return null
  return lines.map(([noun, value]) => `${noun.charAt(0).toUpperCase()}${noun.slice(1)}: ${value as string}`).join('\n')
}

function findQuoted(text: string): string {
  const match = quoted.exec(text)
  const found = match?.[1] ?? match?.[2] ?? ''
  return /\s\S+\s/.test(found) ? found : ''
}

function withoutQuoted(text: string): string {
  return quoted.mayMatch(text) ? text.replace(quoted.pattern, ' ') : text
}

/** The last question of the task, answered from the sentences around it. */
function answerQuestion(task: string, passage: string, view: RequestView, nowSeconds: number): string | null {
  const sentences = splitSentences(task)
  const at = sentences.findLastIndex((sentence) => asksSomething.test(sentence))
  const sentence = sentences[at]
  if (sentence === undefined || sentence.length > 300) return null
  const question = sentence.replace(/^(?:question|q|query)\s?:\s*/i, '')
  const ownText = passage.includes(sentence) ? withoutLine(passage, sentence) : passage
  const text = passage === '' ? contextOf(sentences, at, view) : ownText
  const asked = text.length < 20 ? null : findQuestion(question)
  if (asked === null || solveWordProblem(task) !== null) return null
  return (
    answerFrom(asked, text, view, nowSeconds) ??
    (passage === '' ? null : answerFrom(asked, contextOf(sentences, at, view), view, nowSeconds))
  )
}

/** The sentences that stand around a question and state something. */
function contextOf(sentences: readonly string[], at: number, view: RequestView): string {
  const around = sentences.filter((one, index) => index !== at && !asksSomething.test(one) && !frames.test(one))
  const own = around.join('\n')
  if (own !== '') return own
  const earlier = view.messages.findLast((message) => message.role === 'assistant')?.text ?? ''
  if (/\b(?:he|she|it|they|his|her|its|their|that|this)\b/i.test(sentences[at] as string) && earlier !== '')
    return earlier.slice(0, longest)
  return /<\w+>|\b(?:document|context|information|facts|knowledge|following)\b/i.test(view.systemText)
    ? view.systemText.slice(0, longest)
    : ''
}

/** Sentences that tell how to answer. */
const frames =
  /^(?:use|using|answer|given|if you|just|please|helpful answer|context|only|based on|don['’]t|do not|read|return|reply|respond|you are|you must|keep)\b/i

function withoutLine(passage: string, sentence: string): string {
  return passage
    .replace(sentence, ' ')
    .replaceAll(/[^.!?\n]*\?/g, ' ')
    .trim()
}

function answerFrom(asked: Asked, text: string, view: RequestView, nowSeconds: number): string | null {
  const words = tellingWords(asked.question).filter((word) => !questionWords.has(word))
  if (words.length === 0) return null
  const facts = readFacts(text, false, nowSeconds)
  const count = /^count (.+)$/.exec(asked.noun)?.[1]
  const spots = count === undefined ? (findShape(asked.noun)?.find(facts) ?? []) : findCounts(count, text)
  const named = asked.question.toLowerCase()
  const open = spots.filter(({ value }) => !named.includes(value.toLowerCase()))
  const best = findInSentences(open, words, text)
  if (best === null) return null
  return wantsValue.test(view.taskText.replace(text, ' ')) || wantsValue.test(view.systemText.slice(0, 2000))
    ? best.spot.value
    : withoutKey(best.sentence)
}

const questionWords: ReadonlySet<string> = new Set(
  'who what when wher which how is are was wer do does did has have had much many long old far tall high year dat tim day can could you tell me it there name plac city countr'.split(
    ' ',
  ),
)

/** `ten seats` for `seats`: numbers before a noun. */
function findCounts(noun: string, text: string): Spot[] {
  const base = noun.replace(/(?:ies|s)$/i, '')
  if (base.length < 2) return []
  const pattern = new RegExp(
    String.raw`(?<![\w.])(\d[\d,]*(?:\.\d+)?(?:\s(?:thousand|million|billion))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?)\s(?:[\p{L}-]{2,20}\s){0,2}?${escapePattern(base)}`,
    'giu',
  )
  return [...text.matchAll(pattern)].map((match) => ({ value: match[1] as string, at: match.index }))
}

/** The value in the sentence that shares most words with the question; a sentence without any of them answers nothing. */
function findInSentences(
  spots: readonly Spot[],
  words: readonly string[],
  text: string,
): { spot: Spot; sentence: string } | null {
  let best: { spots: Spot[]; sentence: string; score: number } | null = null
  let from = 0
  for (const sentence of splitSentences(text)) {
    const at = text.indexOf(sentence, from)
    from = at < 0 ? from : at + sentence.length
    const own = spots.filter((spot) => spot.at >= at && spot.at < at + sentence.length)
    if (own.length === 0) continue
    const written = new Set((sentence.toLowerCase().match(/[a-z][a-z\d]{1,30}/g) ?? []).map(stem))
    const score = words.filter((word) => written.has(word) || isRelated(word, written)).length
    if (score > 0 && (best === null || score > best.score)) best = { spots: own, sentence, score }
  }
  if (best === null || best.score * 3 < words.length) return null
  const spot = findNearest(best.spots, words, text)
  return spot === undefined ? null : { spot, sentence: best.sentence }
}

/** Pairs of words with one meaning, by their stems. */
const related: Readonly<Record<string, readonly string[]>> = {
  cost: ['pric', 'costs', 'pay', 'charg'],
  pric: ['cost'],
  live: ['hom', 'mov', 'resid'],
  liv: ['hom', 'mov', 'resid'],
  start: ['begin', 'open'],
  end: ['clos', 'finish'],
  built: ['construct', 'build', 'erect'],
  writ: ['wrote', 'writt', 'author'],
  wrot: ['writ', 'writt', 'author'],
  creat: ['mad', 'invent', 'found', 'develop'],
  invent: ['creat', 'patent'],
  found: ['start', 'establish', 'creat'],
  bought: ['purchas', 'acquir'],
  buy: ['purchas', 'acquir', 'bought'],
  leav: ['depart', 'left'],
  arriv: ['land', 'reach'],
  work: ['employ', 'job'],
  born: ['birth'],
  di: ['death'],
  hold: ['host', 'tak'],
  happen: ['tak', 'held'],
}

function isRelated(word: string, written: ReadonlySet<string>): boolean {
  if (lookUp(related, word)?.some((other) => written.has(other)) === true) return true
  // `directs` and `directed`, `invention` and `invented` share their beginning.
  if (word.length < 5) return false
  const start = word.slice(0, 5)
  for (const one of written) if (one.startsWith(start)) return true
  return false
}
