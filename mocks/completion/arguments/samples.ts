/** Values that a request leaves to the answer: `count to 5`, `three fruits`, `a country`. */
import { oneToTen } from '../number-words.ts'
import { findItems } from '../text/known-lists.ts'

const longest = 300
const most = 20
const range =
  /\b(?:count(?:ing)?(?: up)? (?:(?:from )?(-?\d{1,4}) )?to|(?:numbers?|integers?|values) (?:from |between )?(-?\d{1,4})\s?(?:to|through|-|and)) (-?\d{1,4})\b/i
const wanted =
  /^\W*(?:please\s|can you\s|could you\s)?(?:list|name|give|suggest|return|pick|choose|tell|write|generate|provide|show)\b(?:\s(?:me|us|a|an|any|some|the|list|names?|of|random|different|\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)){0,6}\s([a-z]{3,20}(?:\s(?:languages?|colou?rs?))?)\s?[.!]?\s*$|(?:列出|给出|说出|推荐)[^。]{0,8}?([\u4e00-\u9fff]{2,4})[。！]?\s*$/i
const count = /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|an?)\b/i

/** The numbers that a text counts: `the numbers 1 to 5`. */
export function findRange(text: string): string[] {
  const match = text.length > longest ? null : range.exec(text)
  if (match === null) return []
  const [from, to] = [Number(match[1] ?? match[2] ?? 1), Number(match[3])]
  return to < from || to - from > most ? [] : Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
}

/** As many things of a known kind as a short request wants; none where it names another kind. */
export function findSamples(text: string, least: number, chinese: boolean): string[] {
  const match = text.length > longest ? null : wanted.exec(text)
  const kind = match?.[1] ?? match?.[2]
  const items = kind === undefined ? [] : findItems(kind, chinese)
  const word = count.exec(text)?.[1]?.toLowerCase() ?? ''
  const said = /^an?$/.test(word) ? 0 : (oneToTen[word] ?? Number(word))
  return items.slice(0, Math.max(least, said > 0 ? said : 3))
}
