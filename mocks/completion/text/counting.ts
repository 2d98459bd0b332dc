/** Counts as a text asks: `Count from 1 to 5`, `count down from 10`, `从1数到10`. */
import { guard } from '../cues.ts'
import { findObjects } from '../json-in-text.ts'

const english = guard(
  /\bcount(?:ing)?\b(?:\s+(down|backwards?))?(?:\s+(?:out loud|aloud|slowly))?(?:\s+from\s+(-?\d{1,5}))?\s*(?:to|through|until|up to|-|–)\s*(-?\d{1,5})/i,
)
const list = guard(
  /\b(?:list|write|print|output|give me|say|name)\b[^.\n]{0,30}\bnumbers?\s+(?:(?:from|between|in (?:the )?range)\s+)?\[?(-?\d{1,5})\s*(?:to|through|until|and|,|-|–)\s*(-?\d{1,5})/i,
)
const chinese = guard(/从\s*(-?\d{1,5})\s*(?:开始)?(?:数|写|列|输出|倒数)?\s*(?:到|至)\s*(-?\d{1,5})|数到\s*(\d{1,5})/)
const countdown = guard(/\bcount\s+down\s+from\s+(\d{1,5})\b/i)

const asksForMembers = guard(/\bhow many (?:properties|keys|fields|members|entries)\b/i)

/** `How many properties are in {"a": 1}?` */
function countMembers(text: string): string | null {
  if (!asksForMembers.test(text)) return null
  const [found] = findObjects(text)
  if (found === undefined) return null
  const count = Object.keys(found.value).length
  return `There ${count === 1 ? 'is 1 property' : `are ${count} properties`} in the object.`
}

/** `Write a title for this article: … bees can count up to four`: the words stand in a text. */
export const isAboutText = guard(
  /^[^:\n]{0,80}\b(?:titles?|summar(?:y|i[sz]e)|tl;?dr|headline|translate|classify|extract|keywords?)\b[^:\n]{0,80}:\s/i,
)

/** The numbers that a text asks for, with the separator it asks for; null where it asks for none. */
export function findCounting(text: string): string | null {
  if (text.length > 4000 || isAboutText.test(text)) return null
  const members = countMembers(text)
  if (members !== null) return members
  let from = 1
  let to: number
  const counted = english.exec(text)
  const listed = counted ? null : list.exec(text)
  const chineseMatch = counted || listed ? null : chinese.exec(text)
  if (counted) {
    from = counted[2] === undefined ? (counted[1] === undefined ? 1 : 10) : Number(counted[2])
    to = Number(counted[3])
  } else if (listed) {
    from = Number(listed[1])
    to = Number(listed[2])
  } else if (chineseMatch) {
    if (chineseMatch[3] === undefined) from = Number(chineseMatch[1])
    to = Number(chineseMatch[3] ?? chineseMatch[2])
  } else {
    const down = countdown.exec(text)
    if (!down) return null
    from = Number(down[1])
    to = 1
  }
  const step = to >= from ? 1 : -1
  const numbers: number[] = []
  for (let n = from; step > 0 ? n <= to : n >= to; n += step) numbers.push(n)
  const isLines = !/\b(?:no|without|not)\s(?:any\s)?(?:new ?lines?|line breaks?)\b/i.test(text)
  if (
    isLines &&
    /\b(?:one per line|each on (?:a|its) (?:new |own )?line|new ?lines?|on separate lines)\b|每行|换行/i.test(text)
  )
    return numbers.join('\n')
  if (/\bspaces?\b|空格/i.test(text)) return numbers.join(' ')
  return numbers.join(', ')
}
