/** Answers a yes-or-no question from what the text around it states: `Tom has a red car. Is the car blue?` */
import { findKind } from './noun-kinds.ts'
import { splitAtMarks } from './text/sentences.ts'
import { findOpposite } from './text/word-facts.ts'
import { stem } from './tools/words.ts'

const longest = 4000
const mostSentences = 100
const asks = /^\W*(?:question\s?:\s*)?(?:is|are|was|were|does|do|did|has|have|had|can|will)\s[^?\n]{3,200}\?/i
const orders = /^\W*(?:answer|reply|respond|return|output|only|just|please|use|say|yes|no|true|false)\b/i
const stopWords: ReadonlySet<string> = new Set(
  'a an the is are was were be been do does did has have had can will of in on at to for and or it its he she they his her their this that there with by from as'.split(
    ' ',
  ),
)
const negation = /\b(?:not|no|never|none|without)\b|n['’]t\b/i
const weekday = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/
const month = /^(?:january|february|march|april|june|july|august|september|october|november|december)$/

/** Whether a statement confirms the last question of a text; undefined where none is about it. */
export function judgeStated(text: string): boolean | undefined {
  if (text.length > longest || !text.includes('?')) return undefined
  const sentences = splitAtMarks(text).slice(-mostSentences)
  const at = sentences.findLastIndex((sentence) => asks.test(sentence))
  const question = sentences[at]
  if (question === undefined) return undefined
  const wanted = toWords(question)
  if (wanted.length < 2) return undefined
  for (const sentence of sentences
    .filter((one, index) => index !== at && !/\?\s*$/.test(one) && !orders.test(one))
    .toReversed()) {
    const verdict = compare(wanted, sentence, question)
    if (verdict !== undefined) return verdict
  }
  return undefined
}

/** All words of the question are stated, or all but one, for which another one of its kind is. */
function compare(wanted: readonly string[], sentence: string, question: string): boolean | undefined {
  const words = toWords(sentence)
  const stems = new Set(words.map(stem))
  const missing = wanted.filter((word) => !stems.has(stem(word)))
  const [only] = missing
  if (only === undefined) return negation.test(sentence) === negation.test(question)
  if (missing.length > 1 || wanted.length - missing.length < 1) return undefined
  const others = words.filter((word) => !wanted.some((one) => stem(one) === stem(word)))
  return others.some((word) => excludes(word, only, question)) ? negation.test(question) : undefined
}

/** Whether two words exclude each other: opposites, or two of one kind. */
function excludes(word: string, other: string, question: string): boolean {
  if (findOpposite(word) === other) return true
  const kind = findKind(other)
  if (kind !== undefined && kind === findKind(word)) return true
  const areOf = (form: RegExp): boolean => form.test(word) && form.test(other)
  // A number may be one among several; only a single one excludes another.
  return areOf(weekday) || areOf(month) || (areOf(/^\d+$/) && !/\bmore|less|least|most|over|under\b/i.test(question))
}

function toWords(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]{2,30}|\d{1,20}/g) ?? []).filter((word) => !stopWords.has(word))
}
