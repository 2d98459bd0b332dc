/** Puts a free text into the form that a prompt demands (`demands.ts`): adds, divides and marks its sentences. */
import { escapePattern } from '../../common/index.ts'
import type { Demands, Range } from './demanded-words.ts'
import { splitSentences } from './sentences.ts'
import { foreignSentences } from './foreign-prose.ts'

/** Writes the given number of further sentences about the topic. */
export type WriteMore = (count: number) => readonly string[]

const most = 800
const names = [
  'name',
  'address',
  'date',
  'phone',
  'email',
  'city',
  'company',
  'time',
  'website',
  'amount',
  'title',
  'country',
]

/** The text in the demanded form. */
export function applyDemands(text: string, demands: Demands, write: WriteMore, topic = ''): string {
  const foreign = demands.language === undefined ? undefined : foreignSentences(demands.language)
  const writeMore: WriteMore =
    foreign === undefined
      ? write
      : (count) => Array.from({ length: count }, (_, at) => foreign[at % foreign.length] as string)
  const few = demands.exactWords
  const isFree = topic !== '' && demands.language === undefined
  if (few !== undefined && few > 1 && few <= 30 && text.split(/\s+/).length > few)
    return (isFree && writeShort(topic, few)) || writeExactly(text, few, writeMore)
  const first = writeOne(foreign === undefined ? text : foreign.join(' '), demands, writeMore)
  const second = demands.isTwice === true ? writeOne(writeMore(4).slice(1).join(' '), demands, writeMore) : null
  let whole = second === null ? first : `${first}\n******\n${second}`
  if (demands.hasNoCommas === true) whole = whole.replaceAll(/[,，、]/g, '')
  if (demands.letterCase === 'lower') whole = whole.toLowerCase()
  if (demands.letterCase === 'upper') whole = whole.toUpperCase()
  if (demands.repeat !== undefined && demands.repeat !== '') whole = `${demands.repeat}\n\n${whole}`
  if (demands.end !== undefined && !whole.endsWith(demands.end)) whole = `${whole} ${demands.end}`
  return demands.isQuoted === true ? `"${whole.replaceAll(/^"|"$/g, '')}"` : whole
}

/** Ends of a sentence with a topic, by their number of words. */
const endings = [
  'matters',
  'truly matters',
  'matters to everyone',
  'matters to many people',
  'matters to many people today',
  'matters a great deal to everyone',
  'matters a great deal to many people',
  'matters a great deal to many people today',
  'is a subject that matters to many people today',
  'is a broad subject that matters to many people today',
]

/** A sentence about a topic with a small number of words; '' where the topic is too long. */
function writeShort(topic: string, count: number): string {
  const words = topic.split(/\s+/).slice(-Math.max(1, Math.min(3, count - 1)))
  const ending = endings[count - words.length - 1]
  const first = words.join(' ')
  return ending === undefined ? '' : `${first.charAt(0).toUpperCase()}${first.slice(1)} ${ending}.`
}

/** The given number of words, without a full stop. */
function writeExactly(text: string, count: number, writeMore: WriteMore): string {
  const words = `${text} ${writeMore(Math.ceil(count / 5) + 1).join(' ')}`.split(/\s+/)
  return words
    .slice(0, count)
    .join(' ')
    .replace(/[,;:]$/, '')
}

function writeOne(text: string, demands: Demands, writeMore: WriteMore): string {
  const allowed = (sentence: string): boolean => !demands.excluded.some((word) => hasWord(sentence, word))
  let body = fit(text, demands, (count) => writeMore(count).filter(allowed), allowed)
  body = divide(body, demands, writeMore)
  if (demands.hasTitle === true) body = `<<${toTitle(writeMore(1)[0] ?? 'Answer')}>>\n\n${body}`
  body = capitalize(highlight(body, demands.highlights ?? 0), demands.capitalWords)
  const wanted = demands.placeholders ?? 0
  const written = body.match(/\[[^\]\n]{1,40}\]/g)?.length ?? 0
  if (written < wanted)
    body += `\n\n${Array.from({ length: wanted - written }, (_, at) => `[${names[at] ?? `item ${at + 1}`}]`).join(' ')}`
  for (const { letter, count } of demands.letters) body = addLetters(body, letter, count)
  return demands.postscript === undefined ? body : `${body}\n\n${demands.postscript}. Thank you for reading.`
}

/** The sentences that are allowed, with each demanded word as often as demanded. */
function fit(text: string, demands: Demands, writeMore: WriteMore, allowed: (sentence: string) => boolean): string {
  const { words, sentences: range, included, excluded } = demands
  const missing = included.flatMap(({ word, count }) =>
    Array.from({ length: Math.max(0, count - countOf(text, word)) }, () => word),
  )
  const extra = missing.length === 0 ? [] : [`This also concerns ${joinWords(missing)}.`]
  if (words === undefined && range === undefined && excluded.length === 0)
    return extra.length === 0 ? text : `${text} ${extra.join(' ')}`
  let sentences = splitSentences(text)
    .filter(allowed)
    .map((sentence) => (/[.!?:]$/.test(sentence) ? sentence : `${sentence.replace(/[,;]$/, '')}.`))
  if (sentences.length === 0) sentences = [...writeMore(3)]
  sentences.push(...extra)
  const tooFew = () => sentences.length < (range?.least ?? 0) || wordsOf(sentences) < (words?.least ?? 0)
  const tooMany = () => sentences.length > (range?.most ?? most) || wordsOf(sentences) > (words?.most ?? Infinity)
  const more = tooFew() ? writeMore(Math.max(range?.least ?? 0, Math.ceil((words?.least ?? 0) / 8)) + 4) : []
  for (const sentence of more.slice(1)) if (tooFew()) sentences.push(sentence)
  while (sentences.length > 1 + extra.length && tooMany()) sentences.splice(sentences.length - 1 - extra.length, 1)
  return sentences.join(' ')
}

/** Divides the text into the demanded paragraphs, sections or bullet points. */
function divide(text: string, demands: Demands, writeMore: WriteMore): string {
  const { paragraphs, sections, bullets, firstWord } = demands
  const count =
    sections?.count ?? paragraphs?.count ?? (firstWord === undefined ? undefined : Math.max(1, firstWord.paragraph))
  const isListed = (text.match(/^[-*•] /gm)?.length ?? 0) > 1
  if (count === undefined && (bullets === undefined || isListed)) return text
  const need = (count ?? 0) + (bullets?.count ?? 0)
  const sentences = splitSentences(text)
  if (sentences.length < need) sentences.push(...writeMore(need - sentences.length + 1).slice(1))
  const points =
    bullets === undefined ? [] : sentences.splice(-bullets.count).map((point) => `${bullets.mark} ${point}`)
  if (count === undefined) return points.join('\n')
  const groups = share(sentences, count)
  if (firstWord !== undefined) {
    const at = firstWord.paragraph < 0 ? groups.length - 1 : firstWord.paragraph - 1
    groups[at] = `${firstWord.word} ${groups[at] ?? ''}`.trim()
  }
  const parts = groups.map((group, at) => (sections === undefined ? group : `${sections.name} ${at + 1}\n${group}`))
  const divider = paragraphs?.divider ?? ''
  const joined = parts.join(divider === '' ? '\n\n' : `\n${divider}\n`)
  return points.length === 0 ? joined : `${joined}\n${points.join('\n')}`
}

function share(sentences: readonly string[], count: number): string[] {
  const size = sentences.length / count
  return Array.from({ length: count }, (_, at) =>
    sentences.slice(Math.floor(at * size), Math.max(Math.floor(at * size) + 1, Math.floor((at + 1) * size))).join(' '),
  )
}

/** Marks the first two words of the given number of sentences. */
function highlight(text: string, count: number): string {
  let left = count - (text.match(/\*[^*\n]{1,60}\*/g)?.length ?? 0)
  const marked = text.replaceAll(
    /(^|[.!?]\s|\n)(\p{L}[\p{L}'’]*(?: [\p{L}'’]+)?)/gu,
    (whole, start: string, words: string) => (left-- > 0 ? `${start}*${words}*` : whole),
  )
  return left <= 0 ? marked : `${marked}\n${Array.from({ length: left }, (_, at) => `*point ${at + 1}*`).join(' ')}`
}

function capitalize(text: string, range: Range | undefined): string {
  if (range === undefined) return text
  let left = range.least ?? Math.min(2, range.most ?? 2)
  return text.replaceAll(/\b[a-z]{4,30}\b/g, (word) => (left-- > 0 ? word.toUpperCase() : word))
}

function addLetters(text: string, letter: string, count: number): string {
  const missing = count - text.toLowerCase().split(letter.toLowerCase()).length + 1
  if (missing <= 0) return text
  if (letter === '#')
    return `${text}\n${Array.from({ length: missing }, (_, at) => `#${names[at % names.length] as string}`).join(' ')}`
  return /\p{L}/u.test(letter)
    ? `${text}\n${Array.from({ length: missing }, () => letter).join(' ')}`
    : text + letter.repeat(missing)
}

function toTitle(sentence: string): string {
  return sentence
    .split(/\s+/)
    .slice(0, 4)
    .join(' ')
    .replaceAll(/[.,:;]/g, '')
}

function joinWords(words: readonly string[]): string {
  return words.length === 1 ? (words[0] as string) : `${words.slice(0, -1).join(', ')} and ${words.at(-1) as string}`
}

function hasWord(text: string, word: string): boolean {
  return countOf(text, word) > 0
}

function countOf(text: string, word: string): number {
  return (
    text
      .toLowerCase()
      .match(new RegExp(String.raw`(?<![\p{L}\d])${escapePattern(word.toLowerCase())}(?![\p{L}\d])`, 'gu'))?.length ?? 0
  )
}

function wordsOf(sentences: readonly string[]): number {
  return sentences.join(' ').split(/\s+/).length
}
