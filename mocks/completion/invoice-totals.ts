/** The total of a bill that states none: the sum of its lines, `3 lamps @ $4.20, packing $2.00`. */
import { keepFor } from '../common/index.ts'
import { hasCues, needs } from './cues.ts'
import { isRecord } from './request-view.ts'

type Schema = Readonly<Record<string, unknown>>

const longest = 4000
const isTotal =
  /^(?:grand_?|invoice_?|bill_?|order_?|sub_?)?(?:total|sum|amount_?due|total_?(?:amount|price|cost|due|sum))(?:_?(?:in_?)?(?:cents|usd|eur|dollars|euros))?$/i
const stated = /\b(?:grand |sub-?)?total\b|\bamount due\b|\bsum\b/i
const priced =
  /(?:(?<![\w.$€£])(\d{1,4})\s?(?:[x×]\s?)?(?:[\p{L}][\p{L}' -]{0,40}?)\s?(?:@|at|for|[x×])\s?)?[$€£]\s?(\d{1,6}(?:,\d{3})*(?:\.\d{1,2})?)(\s?(?:each|apiece|per\s\p{L}+))?/gu
const priceCues = needs('$ € £', '\\d')
const reduces = /\b(?:discount|coupon|credit|minus|less|rebate)\b[^,;\n]{0,20}$/i

/** The sum of the lines of a bill; null where it has fewer than two prices, or states a total. */
function sumBill(text: string): number | null {
  if (text.length > longest || !hasCues(priceCues, text) || stated.test(text)) return null
  let sum = 0
  let count = 0
  for (const match of text.matchAll(priced)) {
    const price = Number((match[2] as string).replaceAll(',', ''))
    const isEach = match[3] !== undefined || /@|[x×]|\bat\s*\W*$/.test(match[0].slice(0, match[0].search(/[$€£]/)))
    const times = match[1] !== undefined && isEach ? Number(match[1]) : 1
    sum += reduces.test(text.slice(Math.max(0, match.index - 40), match.index)) ? -price : times * price
    count++
  }
  return count < 2 ? null : Number(sum.toFixed(2))
}

/** The member of an object that wants the total of a bill. */
export const findTotal = keepFor((properties: Schema): string | undefined => {
  const key = Object.keys(properties).find((one) => isTotal.test(one))
  const schema = key === undefined ? undefined : properties[key]
  return isRecord(schema) && (schema['type'] === 'number' || schema['type'] === 'integer') ? key : undefined
})

/** The total for the member that wants one, in its unit; nothing for other objects. */
export function readBillTotal(text: string, properties: Schema): Record<string, unknown> {
  const key = findTotal(properties)
  const sum = key === undefined ? null : sumBill(text)
  return sum === null || key === undefined ? {} : { [key]: /cents/i.test(key) ? Math.round(sum * 100) : sum }
}
