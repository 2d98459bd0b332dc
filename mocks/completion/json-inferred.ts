/** Infers an object from the facts that a text states, for a request that names no keys: `Extract: Bob is 40 years old.` */
import { findPersons, findProperNoun } from './arguments/text-extracts.ts'
import { readFacts } from './facts.ts'
import { withoutFormRequests } from './json-in-text.ts'
import type { RequestView } from './request-view.ts'

const extracts = /\b(?:extract|parse|convert|turn|structure|correct json|data|put)\b|提取|转换/i
const orderNumber = /\b(order|invoice|ticket|booking)\s(?:number\s|no\.?\s)?#?([A-Z]{0,4}-?\d[\w-]{1,20})/i
/** `Order 7781 from Lena Brandt`. */
const orderedBy =
  /\b(?:[Oo]rder|[Ii]nvoice|[Tt]icket|[Bb]ooking)\b[^.\n]{0,40}\s(?:from|by|for|of)\s(\p{Lu}\p{Ll}{1,30}\s\p{Lu}\p{Ll}{1,30})\b/u
const total = /\b(total|amount|sum)\s(?:of\s|is\s|:\s?)?([$€£¥]?)\s?(\d[\d,]*(?:\.\d{1,2})?)\s?(USD|EUR|GBP|CNY)?/i
const personWithAge =
  /(\p{Lu}\p{L}{1,30}(?:\s\p{Lu}\p{L}{1,30})?)(?:\sis|\swas|,)?\s(?:aged?\s)?(\d{1,3})(?:\syears?\sold)?(?=[\s,.;]|$)/gu
const mostPersons = 50
const phone = /\+\d[\d ]{6,16}\d(?!\d)/
const weight = /(?<![\w.])\d{1,6}(?:\.\d{1,3})?\s?(?:kg|g|lbs?|pounds|grams|kilograms)\b/i
/** `Ravi, 38, plumber, Leeds`. */
const jobInRow = /,\s\d{1,3},\s([a-z][a-z -]{2,30})(?=[,.\n]|$)/
/** `Tokyo has 14 million people`. */
const counted =
  /(?:^|[,.;:]\s|\band\s)(\p{Lu}[\p{L}-]{1,30}(?:\s\p{Lu}[\p{L}-]{1,30})?)\s(?:has|have|had|is at|costs|scored|sold|weighs)\s([$€£]?\d[\d,.]{0,15}(?:\s(?:thousand|million|billion))?(?:\s[\p{L}%]{1,20})?)(?=[,.;\n]|\sand\b|$)/gu

/** The object; an array of objects for several persons with their ages, where the answer may be one; null where nothing is stated. */
export function inferObject(
  { taskText: text, chinese }: RequestView,
  nowSeconds: number,
  mayBeArray: boolean,
): unknown {
  if (!extracts.test(text)) return null
  const stated = withoutFormRequests(text)
  const record = readMembers(withoutOrder(stated))
  if (record !== null) return record
  const counts = readCounts(stated)
  if (counts !== null) return counts
  const several = readPersons(stated)
  if (several.length > 1) return mayBeArray ? several : { people: several }
  const facts = readFacts(stated, chinese, nowSeconds)
  const person = findPersons(stated)[0] ?? orderedBy.exec(stated)?.[1]
  const age = facts.numbersInText.find(
    ({ after, before }) =>
      /^[ -]?(?:years?|yo\b|岁)/.test(after) ||
      /\b(?:is|aged?)\s$/.test(before) ||
      (/,\s?$/.test(before) && /^(?:,|$)/.test(after) && person !== undefined),
  )
  const price = facts.numbersInText.find(
    ({ before, after }) =>
      /[$€£¥]\s?$/.test(before) || /^\s?(?:euros?|dollars?|pounds|yuan|usd|eur|gbp|cny)\b/i.test(after),
  )
  const order = orderNumber.exec(stated)
  const amount = total.exec(stated)
  const entries: [string, unknown][] = [
    [`${order?.[1]?.toLowerCase() ?? ''}_number`, order?.[2]],
    [order === null ? 'name' : 'customer', person ?? (order === null ? findProperNoun(stated) : undefined)],
    ['age', age?.value],
    ['job', jobInRow.exec(stated)?.[1]],
    ['email', facts.emails[0]],
    ['phone', phone.exec(stated)?.[0]],
    ['city', facts.places.find((place) => place !== person)],
    ['date', facts.dates[0]],
    ['time', facts.times[0]?.slice(0, 5)],
    ['weight', weight.exec(stated)?.[0]],
    ['total', amount === null ? undefined : Number((amount[3] as string).replaceAll(',', ''))],
    ['currency', amount?.[4]],
    ['price', amount === null ? price?.value : undefined],
    ['url', facts.urls[0]],
  ]
  const known = entries.filter(([, value]) => value !== undefined)
  return known.length > 0 ? Object.fromEntries(known) : null
}

/** `Put name: Liv, age: 20 into a code block` without the order. */
function withoutOrder(text: string): string {
  return text
    .replace(/^(?:please )?(?:put|convert|turn|write|format) /i, '')
    .replace(/\s(?:into|in|as|to)\s(?:an?\s{1,9}|valid\s)?(?:json|fenced|code|\u0060{3})[^\n:=]{0,80}$/i, '')
}

/** `name=Eva; age=51; city=Graz`, `Name: Eva, Age: 51`: two members at least, and nothing else. */
function readMembers(text: string): Record<string, unknown> | null {
  const written = text.trim().replace(/^[^:=\n]{1,80}[:：]\s{1,3}(?=["']?[\w-]{1,40}["']?\s?[=:])/u, '')
  const parts = written
    .split(/\s?[;,\n]\s?/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length < 2 || parts.length > 60) return null
  const members = parts.map((part) => /^["']?([\p{L}_][\p{L}\d _-]{0,40}?)["']?\s?[=:：]\s?(\S.{0,200})$/u.exec(part))
  if (members.some((found) => found === null)) return null
  return Object.fromEntries(
    members.map((found) => {
      const value = (found?.[2] ?? '').replaceAll(/^["']|["'.]$/g, '')
      const key = (found?.[1] ?? '').trim().toLowerCase().replaceAll(/[ -]+/g, '_')
      return [key, /^-?\d{1,15}(?:\.\d{1,10})?$/.test(value) ? Number(value) : value]
    }),
  )
}

/** What each of several names has: `Tokyo has 14 million people, Osaka has 2.7 million`. */
function readCounts(text: string): Record<string, string> | null {
  const found = [...text.matchAll(counted)].slice(0, mostPersons)
  return found.length < 2
    ? null
    : Object.fromEntries(found.map(([, name = '', value = '']) => [name, value.replace(/[.,]$/, '')]))
}

/** `Peter is 12 years old and Mia is 9 years old.` */
function readPersons(text: string): { name: string; age: number }[] {
  if (!/\b(?:years? old|aged?)\b/i.test(text)) return []
  return [...text.matchAll(personWithAge)]
    .slice(0, mostPersons)
    .map((match) => ({ name: (match[1] as string).replace(/^(?:And|Extract|The) /, ''), age: Number(match[2]) }))
    .filter(({ age }) => age > 0 && age < 130)
}
