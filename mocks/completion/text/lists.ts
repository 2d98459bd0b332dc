/** Writes numbered lists of as many items as a text asks for: `List three colors`, `列出5种水果`. */
import { createRandom } from '../../common/index.ts'
import { listGiven } from './given-items.ts'
import { writeProse } from './prose.ts'
import { needs } from '../cues.ts'
import { oneToTen } from '../number-words.ts'
import { findWholeItems } from './known-lists.ts'

const numberWords: Readonly<Record<string, number>> = {
  ...oneToTen,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}
const english =
  /(?<!\b(?:an?|the|their|with|and|,)\s)\b(?:list|name|give|suggest|tell|write|show|provide|generate|recommend|what are)\b[^.\n?]{0,24}?\b(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)\s+(?!words?\b|sentences?\b|paragraphs?\b|lines?\b|fields?\b|keys?\b)([a-z][a-z \d-]{1,60})/i
const chinese =
  /(?:列出|列举|说出|给出|给我|写出|推荐)[^。\n]{0,8}?(\d{1,3}|[两二三四五六七八九十])\s*(?:种|个|条|本|位|款|项|座|只)\s*([^\s，。,.!！？?]{1,12})/

/** A number after these words counts no items: `a book for a 10 year old`, `a function that merges two lists`. */
const countsOther =
  /\b(?:for|in|within|under|over|at|by|than|between|to)\s(?:an?\s|the\s|about\s)?$|\ban?\s$|\b(?:functions?|program|script|class|methods?|code|snippet|query|component|components)\b[^.?\n]{0,24}$/i

/** The request for a counted list; null where the number counts something else. */
function findCounted(text: string): RegExpExecArray | null {
  const match = english.exec(text)
  if (match === null) return null
  const before = match[0].slice(0, match[0].length - (match[1] as string).length - (match[2] as string).length - 1)
  return countsOther.test(before.trimEnd() + ' ') && !/^(?:\w+ )?bullet/i.test(match[2] as string) ? null : match
}

/** Cues of a request for a list: a verb and a number. */
export const listCues = needs(
  'list name give suggest tell write show provide generate recommend what enumerate 列 说 给 写 推',
  '\\d days weekdays months planets seasons primary two three four five six seven eight nine ten 两 二 三 四 五 六 七 八 九 十',
)

/** Lists that are known as a whole: `List the days of the week`. */
function findWholeList(text: string, inChinese: boolean): string | null {
  const found =
    /\b(?:list|name|write|give me|tell me|what are|enumerate)\b(?:\s(?:me|out|all|of|the|two|three|four|seven|eight|twelve|\d{1,2}))*\s(days of the week|weekdays|months(?: of the year)?|planets(?: (?:in|of) (?:the|our) solar system| (?:with|that have) rings)?|(?:four )?seasons|primary colou?rs)\b/i.exec(
      text,
    )
  const [whole, topic] = found ?? []
  if (!found || whole === undefined || topic === undefined) return null
  const names = findWholeItems(topic + text.slice(found.index + whole.length), inChinese)
  if (names.length === 0) return null
  return inWantedForm(
    names.map((name, index) => `${index + 1}. ${name}`),
    text,
  )
}

const bullets = /\bbullet/i
const bare =
  /\bone (?:\w{1,20} )?(?:per|on each|a) line\b|\b(?:separate|own|new) lines?\b|\b(?:no|without|skip|omit)\b[^.\n]{0,20}\bnumber/i

/** Numbered lines in the form that a text wants: separated by commas, with bullets, or bare. */
function inWantedForm(lines: readonly string[], text: string): string {
  const items = lines.map((line) => line.replace(/^\d{1,3}\. /, ''))
  if (/\bcommas?\b/i.test(text)) return items.join(', ')
  if (bullets.test(text)) return items.map((item) => `- ${item}`).join('\n')
  return (bare.test(text) ? items : lines).join('\n')
}

const eachDescribed =
  /\b(?:sentences?|line|description|explanation|reason|summary|fact|why|what)\b[^.\n]{0,30}\b(?:for|of|about|to) each\b|\beach\b[^.\n]{0,30}\b(?:sentence|description|explanation|described|explained|reason)\b|\band (?:explain )?why\b|\bwith (?:a )?(?:short|brief|one-line|one-sentence)?\s?(?:descriptions?|explanations?)\b/i

function toPlainTopic(topic: string): string {
  return topic.replace(/\s(?:and|with|from|that|which|in|for|of|who)\b.*$/i, '')
}

/** Lists whose items are sentences. */
const ofSentences =
  /^(?:[a-z]+ ){0,2}(?:reasons?|tips?|benefits?|advantages?|disadvantages?|ways?|ideas?|facts?|steps?|points?|takeaways?|suggestions?|recommendations?|challenges?|pros|cons|principles?|practices?|things|lessons?|questions?)\b/i

function listSentences(topic: string, count: number): string {
  const about =
    topic
      .replace(ofSentences, '')
      .replace(/^\s?(?:to|for|of|about|on|why|that|in)\s/, '')
      .trim() || 'this'
  return writeProse(about, count + 1, false, createRandom(topic))
    .split(/(?<=[.?])\s+/)
    .slice(1, count + 1)
    .map((line, index) => `${index + 1}. ${line}`)
    .join('\n')
}

/** Cues of a request for one item of a list. */
export const singleCues = needs('name tell give pick choose think say mention', 'a an one any')
const single =
  /^\W*(?:please\s|can you\s|could you\s)?(?:name|tell me|give me|pick|choose|think of|say|mention)\s(?:me\s)?(?:an?|one|any)\s(?:(?:famous|random|well-known|popular|common|great|single|good)\s){0,2}([a-z][a-z ]{2,30}?)\s?[.!?]*$/i

/** `Name a famous painter.`: one of a known list. */
export function findSingle(text: string): string | null {
  const noun = text.length > 100 ? undefined : single.exec(text.trim())?.[1]
  return noun === undefined ? null : (findWholeItems(noun, false)[0] ?? null)
}

/** The noun of a list that a text asks for, as the name of a key: `primary_colors`. */
export function findListTopic(text: string): string | null {
  const topic = text.length > 2000 ? undefined : findCounted(text)?.[2]
  const noun = topic?.replace(/\s(?:in|of|with|that|for|from|to|about|and|as|on|which)\b.*$/i, '').trim()
  return noun === undefined || noun === '' ? null : noun.toLowerCase().replaceAll(/[^a-z]+/g, '_')
}

/** A list as the text asks for it, null where it asks for none. */
export function findList(text: string, inChinese: boolean): string | null {
  if (text.length > 2000) return null
  const match = findCounted(text) ?? chinese.exec(text)
  if (!match) return findWholeList(text, inChinese)
  const word = (match[1] as string).toLowerCase()
  const count = Math.min(100, numberWords[word] ?? Number(word))
  const topic = (match[2] as string).replace(/\s(?:without|with no|no) (?:any )?number.*$/i, '').trim()
  const bulleted =
    /^(?:short |brief |concise |key )?(?:bullet points?|bullets|bulleted \w+)\b(?:\s(?:about|on|for|of|explaining|that|summari[sz]ing|describing))?\s?(.{0,80})/i.exec(
      topic,
    )
  if (bulleted !== null)
    return writeProse(bulleted[1] || 'this topic', count, inChinese, createRandom(topic))
      .split(/(?<=[.。])\s+|\n+/)
      .slice(0, count)
      .map((sentence) => `- ${sentence}`)
      .join('\n')
  const names = findWholeItems(topic, inChinese)
  // The text gives what the list is about, such as the steps of a plan.
  if (names.length === 0 && listGiven(text) !== '') return null
  if (names.length === 0 && !inChinese && ofSentences.test(topic)) return listSentences(topic, count)
  const lines: string[] = []
  for (let i = 0; i < count; i++)
    lines.push(
      `${i + 1}. ${names[i] ?? (inChinese ? `${topic.replace(/^的/, '')}示例 ${i + 1}` : `Example ${i + 1} of ${topic}`)}`,
    )
  if (!inChinese && eachDescribed.test(text))
    return lines
      .map((one) => `${one}: ${one.replace(/^\d{1,3}\. /, '')} is one of the best known ${toPlainTopic(topic)}.`)
      .join('\n')
  return inWantedForm(lines, text)
}
