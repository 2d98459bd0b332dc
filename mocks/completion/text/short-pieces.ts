/** Writes what is a line long: a subject of a mail, a slogan, a name; and draws: a coin, a die, a number in a range. */
import { guard, needs } from '../cues.ts'
import { findItems } from './known-lists.ts'
import { oneToTen } from '../number-words.ts'

/** Cues of a request for such a line. */
export const shortPieceCues = needs(
  'subject slogan* tagline* motto* name names call headline* hashtag* caption* coin die dice random number integer digit',
)

const longest = 600
const asks = String.raw`\b(?:write|suggest|create|generate|give|come up with|propose|provide|draft|make|need|want|brainstorm|think of|invent|craft|what (?:is|would be|are)|name)\b[^.?!\n:]{0,60}?`
const about = String.raw`(?:\s(?:for|about|of|that announces|announcing|on|to announce|introducing)\s|\s?:\s)(?:an?\s|the\s|our\s|my\s|this\s(?:e-?mail|mail|message|text|article)\s?:?\s?)?([^.?!\n]{2,160})`
const subject = guard(
  new RegExp(String.raw`${asks}\b(?:subject(?:\sline)?s?|headlines?)\b${'(?:[^.?!\\n:]{0,40}?)'}${about}`, 'i'),
)
const slogan = guard(
  new RegExp(
    String.raw`${asks}\b(?:slogans?|taglines?|mottos?|catchphrases?|captions?)\b[^.?!\n:]{0,20}?${about}`,
    'i',
  ),
)
const names = guard(
  new RegExp(
    String.raw`${asks}\bnames?\b(?:\sideas?|\ssuggestions?)?\sfor\s(?:an?\s|the\s|our\s|my\s)?(?:new\s)?((?!loop|variable|function|class)[a-z][^.?!,;\n]{2,80})|\b(?:what(?:['’]s| is| would be| could be)\s(?:an?|some)|what (?:are|would be)(?: some)?|any)\s(?:[a-z]{3,12}\s){0,3}(?:names?|name ideas)\sfor\s(?:an?\s|the\s|our\s|my\s)?(?:new\s)?((?!loop|variable|function|class)[a-z][^.?!,;\n]{2,80})|\b(?:what|how) (?:should|could|shall|can|would you|do) (?:i|we|you)?\s?(?:call|name)\s(?:an?\s|the\s|our\s|my\s)(?:new\s)?([a-z][^.?!,;\n]{2,80})|^\W*(?:please\s)?name\s(?:our|my)\s(?:new\s)?([a-z][^.?!,;\n]{2,80})`,
    'i',
  ),
)
/** `Come up with a boat name`, `suggest three team names`: what is named stands before the noun. */
const namesOf = guard(
  new RegExp(
    String.raw`${asks}\b(?:an?|some|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|our|my)\s(?:(?:good|great|nice|new|catchy|creative|unique|funny|cool|clever|memorable|short|random|fun|cute)\s){0,3}([a-z][a-z -]{2,40}?)\snames?(?:\sideas?)?\b(?!\s(?:of|is|for an?)\b)`,
    'i',
  ),
)
const hashtags = guard(new RegExp(String.raw`${asks}\bhashtags?\b[^.?!\n:]{0,20}?${about}`, 'i'))
const coin = guard(/^\W*(?:please\s|can you\s|could you\s)?(?:flip|toss)\s(?:an?|the|my|this)\scoin\b/i)
const dice = guard(
  /^\W*(?:please\s|can you\s|could you\s)?roll\s(?:(?:an?|the|my|one|two|\d{1,2})\s?)?(?:(?:(\d{1,3})|six|twenty)[- ]?sided\s|standard\s|normal\s)?(?:dice|die|d(\d{1,3}))\b/i,
)
const draw = guard(
  /\brandom\s(?:whole\s|integer\s)?(?:numbers?|integers?|values?)\b[^.?!\n\d]{0,20}(?:between|from)\s(-?\d{1,9})\s(?:and|to)\s(-?\d{1,9})/i,
)
/** `a whole number that is either 3 or 4`. */
const eitherNumber = guard(
  /\b(?:generate|return|pick|choose|give|output|produce|select)\b[^.?!\n]{0,60}\b(?:number|integer|digit)\b[^.?!\n\d]{0,30}(-?\d{1,9}) or (-?\d{1,9})\b/i,
)
const counted = /\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\b/i
const firstParts = ['Bright', 'Golden', 'Happy', 'North', 'Blue', 'Little', 'Green', 'Silver', 'Sunny', 'Royal']

const givenName = guard(
  /\b(?:come up with|give|suggest|think of|generate|invent|pick|choose|propose|create|need|want|tell)\b[^.?!\n]{0,30}?\b(?:an?|one|some)\s(?:[a-z]{3,12}\s)?(?:(?:pet|dog|cat|baby|puppy|kitten|girl|boy|horse|hamster|parrot|person|character|first|human)(?:['’]s)?\sname|name for (?:a|my|the|our) (?:[a-z]{3,12}\s)?(?:pet|dog|cat|puppy|kitten|baby|horse|hamster|parrot))\b/i,
)

const severalNames = guard(
  /\b(two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s(?:[a-z]{3,14}\s){0,2}(?:(?:pet|dog|cat|baby|puppy|kitten)\snames|names\sfor\s(?:an?|my|the|our)\s(?:[a-z]{3,12}\s)?(?:pets?|dogs?|cats?|pupp(?:y|ies)|kittens?|bab(?:y|ies)|horse|hamster|parrot)\b)/i,
)

/** The line or lines that a text asks for; null for other texts. */
export function writeShortPiece(text: string): string | null {
  if (text.length > longest) return null
  if (coin.test(text)) return 'Heads'
  const rolled = dice.exec(text)
  if (rolled !== null) return String(Math.min(4, Number(rolled[1] ?? rolled[2] ?? 6)))
  if (givenName.test(text)) return 'Luna'
  const several = severalNames.exec(text)?.[1]?.toLowerCase()
  if (several !== undefined) return namePets(several)
  const either = eitherNumber.exec(text)
  if (either !== null) return either[1] as string
  const range = draw.exec(text)
  if (range !== null) return drawFrom(Number(range[1]), Number(range[2]))
  const what = readTopic(subject.exec(text))
  if (what !== undefined) return list(text, what, (topic, at) => subjects[at % subjects.length]?.(topic) ?? topic)
  const praised = readTopic(slogan.exec(text))
  if (praised !== undefined) return list(text, praised, (topic, at) => slogans[at % slogans.length]?.(topic) ?? topic)
  const tagged = readTopic(hashtags.exec(text))
  if (tagged !== undefined) return writeHashtags(tagged)
  const named = readTopic(names.exec(text)) ?? readTopic(namesOf.exec(text))
  if (
    named !== undefined &&
    /^(?:first|last|full|user|given|family|middle|domain|file|variable|function|class|person|people|character|girl|boy)s?$/i.test(
      named,
    )
  )
    return null
  if (named === undefined || /\bwhat(?:['’]s| is) the names? for\b/i.test(text)) return null
  if (
    /\b(?:baby|pet|dog|cat|kitten|puppy|horse|hamster|parrot|rabbit|bunny|fish|bird|goldfish|turtle|pony)s?\s?$/i.test(
      named,
    )
  )
    return namePets(text)
  return list(text, named, (topic, at) => `${firstParts[at % firstParts.length] ?? ''} ${toTitle(lastWords(topic, 2))}`)
}

/** A name for an animal or a child, or as many as the text asks for. */
function namePets(text: string): string {
  const count = readCount(text)
  const items = findItems('pet names', false).slice(0, count)
  return count < 2 ? (items[0] ?? 'Luna') : items.map((item, at) => `${at + 1}. ${item}`).join('\n')
}

function readCount(text: string): number {
  const word = counted.exec(text)?.[1]?.toLowerCase() ?? ''
  return Math.min(10, oneToTen[word] ?? (Number(word) || 1))
}

const subjects: readonly ((topic: string) => string)[] = [
  (topic) => `${toTitle(topic)}: What You Need to Know`,
  (topic) => `News About ${toTitle(topic)}`,
  (topic) => `Do Not Miss ${toTitle(topic)}`,
]
const slogans: readonly ((topic: string) => string)[] = [
  (topic) => `${toTitle(topic)}: made for you, every day.`,
  (topic) => `Your day is better with ${topic}.`,
  (topic) => `${toTitle(topic)}, simply good.`,
  (topic) => `Discover ${topic} again.`,
  (topic) => `${toTitle(topic)} with a smile.`,
]

function readTopic(match: RegExpExecArray | null): string | undefined {
  const topic = match?.slice(1).find((part) => part !== undefined)
  // `a mail that announces X`, `a company that makes X`: what it is about.
  const inner =
    /^(?:[a-z]+\s){0,2}(?:e-?mail|mail|message|newsletter|letter|post|article|blog|company|business|shop|store|startup|brand|agency|studio|restaurant|caf[eé]|app|service|podcast|band|blog|channel|newsletter|club|team|group|firm)\s(?:post\s|campaign\s)?(?:(?:that|which)\s(?:[a-z]+s)\s(?:in\s)?|about\s|for\s|on\s|announcing\s|selling\s|making\s)(?:an?\s|the\s|our\s|my\s)?(.{2,120})$/i.exec(
      topic ?? '',
    )?.[1]
  return (inner ?? topic)
    ?.replace(/^(?:[a-z]+\s)?(?:makers?|manufacturers?|sellers?|producers?|providers?|sellers)\sof\s/i, '')
    .replace(/\s(?:that|which|who|with|called|named|run|owned|based|located|led|founded|in|near|by)\b.*$/i, '')
    .replace(/["“”]/g, '')
    .trim()
}

/** One line, or a numbered list of as many as the text asks for. */
function list(text: string, topic: string, write: (topic: string, at: number) => string): string {
  const count = readCount(text)
  if (count < 2) return write(topic, 0)
  return Array.from({ length: count }, (_, at) => `${at + 1}. ${write(topic, at)}`).join('\n')
}

function writeHashtags(topic: string): string {
  const words = topic.match(/[\p{L}\d]{3,30}/gu) ?? []
  return [topic, ...words.slice(0, 4)].map((part) => `#${toTitle(part).replaceAll(/[^\p{L}\d]/gu, '')}`).join(' ')
}

function drawFrom(from: number, to: number): string {
  return String(from + Math.floor((Math.abs(to - from) * 7) / 10) * Math.sign(to - from))
}

function lastWords(text: string, count: number): string {
  return text.split(/\s+/).slice(-count).join(' ')
}

const small = new Set('a an and at by for from in of on or the to with'.split(' '))

function toTitle(text: string): string {
  return text
    .split(/\s+/)
    .map((word, at) => (at > 0 && small.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')
}
