/** How many items a request asks for, and as many different texts about its topic. */
import { guard } from '../cues.ts'
import type { Facts } from '../facts.ts'
import { findTopic } from '../text/topic.ts'
import { oneToTen } from '../number-words.ts'
import { findItems } from '../text/known-lists.ts'

const most = 20
const asked = guard(
  /\b(?:generate|create|write|list|suggest|give|provide|name|propose|produce|make|brainstorm|come up with|ask|find|recommend|return|exactly)\b[^.:?\n\d]{0,60}?\b["'\u0060]?(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)["'\u0060]?\s+(?!words?\b|sentences?\b|characters?\b|paragraphs?\b|lines?\b|minutes?\b|hours?\b|days?\b|years?\b)((?:[\p{L}-]{2,30}\s){0,3}[\p{L}-]{2,30})/iu,
)
/** Lists whose name says nothing about their items. */
const isGeneral =
  /^(?:elements?|items?|results?|list|data|entries|values|options|output|answers?|response|contents?|objects?|records?)$/i

/** The number of items that a request asks for in a list of this name; 1 where it gives none. */
export function findCountOf(name: string, request: string): number {
  const match = asked.exec(request.slice(0, 2000))
  if (match === null) return 1
  const noun = name.toLowerCase().replaceAll('_', ' ').replace(/s$/, '')
  if (!isGeneral.test(name) && !(match[2] as string).toLowerCase().includes(noun.split(' ').at(-1) ?? noun)) return 1
  const word = (match[1] as string).toLowerCase()
  const count = oneToTen[word] ?? Number(word)
  return Math.min(most, count)
}

const frames: readonly ((topic: string) => string)[] = [
  (topic) => topic,
  (topic) => `${topic} explained`,
  (topic) => `${topic} examples`,
  (topic) => `best practices for ${topic}`,
  (topic) => `${topic} step by step`,
  (topic) => `common questions about ${topic}`,
]

/** Different texts about what a request is about; for a list of a known kind, such as `fruits`, items of that kind. */
export function writeVariations(name: string, facts: Facts, count: number): string[] {
  const known = findItems(name.replaceAll('_', ' '), facts.chinese)
  if (known.length >= count) return known.slice(0, count)
  const text = !facts.isSplit ? (facts.request.split(/[:：]\s/).at(-1) ?? '') : facts.text
  const about =
    /\b(?:about|on|for|regarding)\s+([^.?!\n]{3,80})/i.exec(text)?.[1] ?? text.split('\n')[0]?.slice(0, 120) ?? ''
  const plain = findTopic(about, facts.chinese)
  const topic = plain === 'this question' ? about.replace(/[.?!]+$/, '').trim() : plain
  return Array.from({ length: count }, (_, index) => {
    const varied = (frames[index % frames.length] as (topic: string) => string)(topic)
    const numbered = index < frames.length ? varied : `${varied} (${Math.floor(index / frames.length) + 1})`
    return /question/i.test(name) ? `What should I know about ${numbered}?` : numbered
  })
}
