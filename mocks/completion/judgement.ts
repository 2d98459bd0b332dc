/** Answers yes-or-no questions about numbers, about a word, and about the content of a text. */
import { senses } from './arguments/senses.ts'
import { countTopicWords } from './topics.ts'
import { isLeapYear } from './facts/numbers.ts'
import { readPlaces } from './facts/places.ts'
import { findCapital } from './facts/countries.ts'
import { judgeKind } from './noun-kinds.ts'
import { ownWordsOf } from './tools/words.ts'

const longest = 4000
/** Words of questions that ask whether a text fits another one: relevance, entailment, similarity. */
const about =
  /\b(?:verdict|entailed|faithful\w*|inferred|attributable|relevan\w+|related|grounded|supported|support|useful|answers?|addresses|contains?|mentions?|consistent|entail\w*|based on|same (?:topic|meaning)|duplicates?|paraphrases?|similar)\b/i
const number = String.raw`(-?\d[\d,]*(?:\.\d+)?)`
const comparison = new RegExp(
  String.raw`${number}\s+(?:is\s+)?(?:(larger|greater|bigger|more|higher|at least|above)|(smaller|less|fewer|lower|below)|(equal))\s*(?:than|to|as|or equal to)?\s*${number}`,
  'i',
)
/** Questions about something that can be seen in a text, such as a price, with the form that it has there. */
const seen: readonly (readonly [question: RegExp, text: RegExp])[] = [
  [/\b(?:price|cost|amount|money)\b/i, /[$€£¥]\s?\d|\d\s?(?:usd|eur|dollars?|euros?)\b/i],
  [/\be-?mail(?: address)?\b/i, /\S@\S/],
  [/\b(?:phone|telephone) number\b/i, /\+?\d[\d ()-]{6,}\d/],
  [/\b(?:url|link|website)\b/i, /https?:\/\/|www\./i],
  [
    /\bdate\b/i,
    /\b\d{4}-\d\d-\d\d\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d|\b\d{1,2}(?:st|nd|rd|th)?\.? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/i,
  ],
  [/\btime\b/i, /\b\d{1,2}(?::\d\d|\s?[ap]\.?m\b)|\bnoon\b|\bmidnight\b/i],
  [/\bnumbers?\b/i, /\d/],
  [/\bquestion\b/i, /\?/],
  [/\b(?:personal (?:data|information)|pii)\b/i, /\S@\S|\+?\d[\d ()-]{8,}\d|\b\d{3}-\d\d-\d{4}\b/],
]

const mentionsPlace =
  /\b(?:contain|mention|include|name|is there)s?\s(?:an?|any|the)\s(?:\w{1,20}\s)?(?:city|cities|place|country|location|town)\b/i

/** The answer to a yes-or-no question, about a text if there is one; undefined if it is not known. */
export function judge(question: string, text: string): boolean | undefined {
  const asked = question.slice(0, longest)
  const counted =
    judgeNumbers(asked) ?? judgeLeapYear(asked) ?? judgeWord(asked) ?? judgeCapital(asked) ?? judgeKind(asked)
  if (counted !== undefined) return counted
  if (text === '') return undefined
  const visible = seen.find(([form]) => form.test(asked))
  if (visible !== undefined && /\b(?:contain|mention|include|have|has|give|is there|any)\w*\b/i.test(asked))
    return visible[1].test(text)
  if (mentionsPlace.test(asked)) return readPlaces(text).length > 0
  const quality = judgeQuality(asked, text)
  if (quality !== undefined) return quality
  return about.test(asked) ? isRelated(asked, text) : undefined
}

/** Whether a text shares enough words with a question: two that are a third of the question's words, or half of them. */
export function isRelated(question: string, text: string): boolean {
  const wanted = [...ownWordsOf(question)].filter((word) => word.length > 2 && !frame.has(word))
  if (wanted.length === 0) return true
  const words = ownWordsOf(text)
  const hits = wanted.filter((word) => words.has(word)).length
  return hits >= 2 ? hits * 3 >= wanted.length : hits * 2 >= wanted.length
}

const labelledPair =
  /(?:\b(?:document|text|context|passage)s?:\s{0,20}|^)([\s\S]{5,4000}?)\n[^\n:]{0,60}\b(?:question|query):\s{0,5}([^\n]{5,400})/i

/** Whether a labelled document is about the labelled question; undefined where a text has no two such parts. */
export function judgePair(text: string): boolean | undefined {
  const [, document, question] = text.includes(':') ? (labelledPair.exec(text.slice(0, longest)) ?? []) : []
  return document === undefined || question === undefined ? undefined : isRelated(question, document)
}

/** Stems of words that frame a question. */
const frame: ReadonlySet<string> = new Set(
  'answ question docum text passage relevant relevanc retriev whether us yes does work explain contain mention follow context tell describ mean happen'.split(
    ' ',
  ),
)

function judgeNumbers(text: string): boolean | undefined {
  const single =
    /\b(?:is|are)\s+(?:the number\s+)?(\d{1,12})\s+(?:an?\s+)?(prime|even|odd|perfect square|divisible by (\d{1,9}))/i.exec(
      text,
    )
  if (single !== null) {
    const value = Number(single[1])
    const kind = (single[2] as string).toLowerCase()
    if (kind === 'prime') return isPrime(value)
    if (kind === 'perfect square') return Number.isInteger(Math.sqrt(value))
    if (kind === 'even' || kind === 'odd') return (value % 2 === 0) === (kind === 'even')
    return value % Number(single[3]) === 0
  }
  const compared = comparison.exec(text)
  if (compared === null) return undefined
  const [, first, more, less] = compared
  const a = toValue(first)
  const b = toValue(compared[5])
  if (more !== undefined) return more.toLowerCase() === 'at least' ? a >= b : a > b
  return less !== undefined ? a < b : a === b
}

function judgeLeapYear(text: string): boolean | undefined {
  const year = /\b(?:is|was|will)\s(?:the year\s)?(\d{3,4})\s(?:be\s)?a leap year\b/i.exec(text)?.[1]
  return year === undefined ? undefined : isLeapYear(Number(year))
}

function toValue(text = ''): number {
  return Number(text.replaceAll(',', ''))
}

function isPrime(value: number): boolean {
  if (value < 2) return false
  for (let divisor = 2; divisor * divisor <= value; divisor++) if (value % divisor === 0) return false
  return true
}

/** `Is "level" a palindrome?` */
function judgeWord(text: string): boolean | undefined {
  const word = /["'“\u0060]?(\p{L}{2,60})["'”\u0060]?\s+(?:is\s+)?a palindrome\b/iu.exec(text)?.[1]?.toLowerCase()
  return word === undefined ? undefined : [...word].toReversed().join('') === word
}

function judgeCapital(text: string): boolean | undefined {
  if (!/\bis\b[^?]{2,40}\bthe capital of\b/i.test(text)) return undefined
  const capital = findCapital(text, false)
  return capital === null ? undefined : text.toLowerCase().includes(capital.city.toLowerCase())
}

/** `Is this review positive?`, `Is the message spam?`: whether the text has what the question names. */
function judgeQuality(question: string, text: string): boolean | undefined {
  for (const [word] of question.toLowerCase().matchAll(/[a-z]{3,20}/g)) {
    if (notQualities.has(word)) continue
    const sense = senses.find(([form]) => form.test(word))
    const words = countTopicWords(word, text)
    if (words > 0) return true
    if (sense !== undefined) return sense[1].test(text)
    if (isQuality.test(word)) return false
  }
  return undefined
}

const notQualities: ReadonlySet<string> = new Set(
  'yes no not true false message support question product review news issue general order account document documents'.split(
    ' ',
  ),
)
const isQuality =
  /^(?:spam|toxic|harmful|unsafe|offensive|urgent|angry|happy|sad|sarcastic|positive|negative|violent|complaint|phishing|scam|inappropriate)$/
