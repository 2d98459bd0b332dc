/** Finds the things of an order, a list or a receipt, each with the part of the text that is about it. */
import type { Facts } from '../facts.ts'

const sampleOf = ({ text }: Facts): string => text.slice(0, 2000)

/** A thing with its number, and the part of the text that is about it: `2 notebooks at $4.00 each`. */
export interface CountedThing {
  name: string
  text: string
}

/** The things of an order or list, each with its number. */
export function findCountedThings(facts: Facts): CountedThing[] {
  const found = findPricedThings(sampleOf(facts))
  if (found.length > 0) return found
  for (const part of sampleOf(facts)
    .split(/;|\n|,\s(?=\d|an?\s|one|two|three|four|five)|\band\b(?=\s+(?:\d|an?\s|one|two|three|four|five))/)
    .slice(0, 40)) {
    const match =
      /(?:^|[\s(:-])(?:[1-9]\d{0,3}\s?|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten)\s)(?:x\s|×\s|(?:g|kg|mg|ml|cl|l|oz|lbs?|cups?|tbsp|tsp)\s(?:of\s)?)?((?!x\b|of\b|for\b|years?\b|minutes?\b|people\b|days?\b|hours?\b)\p{L}[\p{L}' -]{1,40}?)(?=\s(?:at|for|each|cost|costs|worth|from|in|to)\b|\s?[@$€£(,.:]|\s*$)/iu.exec(
        part,
      )
    const name = match?.[1]
    if (match === null || name === undefined) continue
    // What stands before the number is about the order.
    found.push({
      name: name.trim(),
      text: part
        .slice(match.index)
        .replace(/\sfor\s\p{Lu}.*$|,\stotal\b.*$/u, '')
        .trim(),
    })
  }
  return found
}

const priced =
  /^(?:.*[:：]\s{0,3})?(?:\d{1,3}\s?[x×]?\s)?(\p{L}[\p{L}\d' -]{1,40}?)\s{0,3}(?:[-–—:=(@]\s{0,3}|(?:at|for|costs?|is|was)\s)?[$€£¥]\s?\d[\d,.]*(?:\s?(?:each|apiece|per \p{L}+))?[).]?$/iu
const sums =
  /^(?:sub ?total|total|tax|vat|tip|amount|balance|shipping|discount|change|grand total|the|amount due|paid|cash)\b/i

/** The things of a receipt, each before its price: `Coffee $3.50, Bagel $2.25`; none for a single one. */
function findPricedThings(text: string): CountedThing[] {
  if (!/[$€£¥]/.test(text)) return []
  const found: CountedThing[] = []
  for (const part of text.split(/[;\n]|,\s(?=\D)|\.\s|\band\b/).slice(0, 60)) {
    if (!/[$€£¥]/.test(part)) continue
    const plain = part.trim().replace(/\s[x×]\s?(\d{1,4})\b/i, '')
    const name = priced.exec(plain)?.[1]?.trim()
    if (name === undefined || sums.test(name)) continue
    // `Latte x2`: the number is read before its sign.
    const counted = part.trim().replace(/^(.{1,80}?)\s[x×]\s?(\d{1,4})\b/i, '$2 x $1')
    found.push({ name, text: counted })
  }
  return found.length > 1 ? found : []
}
