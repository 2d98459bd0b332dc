/** Solves word problems of one quantity, step by step: an amount that a person has, gets, gives away, pays, multiplies or shares. */
import { guard } from '../cues.ts'
import type { Worked } from './algebra.ts'
import { oneToTen } from '../number-words.ts'
import { solveByForm } from './word-problem-forms.ts'

const longest = 1200
const mostQuantities = 8
const asks = guard(
  /\bprobability (?:that|of)\b|\bhow (?:many|much|long|far|old)\b|\bwhat(?:['’]s| is) (?:his|her|their|my|the|its) (?:change|(?:average )?speed)\b/i,
  'probability many much long far old change speed',
)
/** The question is about what a text says, not about its numbers. */
const refersToText = /\b(?:context|passages?|documents?|excerpts?|articles?)\b/i
const words: Readonly<Record<string, number>> = {
  ...oneToTen,
  eleven: 11,
  twelve: 12,
  dozen: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
}
const numberPattern = new RegExp(
  String.raw`(?:(half|twice|double|triple|three times)\s(?:of\s)?(?:as (?:many|much)|that|the (?:number|amount)))|(?<![\w.])[$€£]?(\d[\d,]*(?:\.\d+)?)(?!\s?%)(?![\w.]*\d)|\b(${Object.keys(words).join('|')})\b(?! (?:of|by) )`,
  'gi',
)
const adds =
  /\b(?:buys?|bought|gets?|got|finds?|found|receives?|received|adds?|added|picks?|picked|more|earns?|earned|wins?|won|gains?|gained|arrives?|joins?|joined|comes? (?:aboard|in|on)|came (?:aboard|in|on)|boards?|boarded|collects?|collected|gave (?:him|her|me|them|us)|gives (?:him|her|me|them|us)|another|additional|bakes?|makes?|saves?|get on|borrows?)\b/i
const takes =
  /\b(?:gives?|gave|eats?|ate|loses?|lost|spends?|spent|sells?|sold|uses?|used|breaks?|broke|removes?|removed|leaves?|left|fly away|flew away|drops?|dropped|donates?|donated|throws?|threw|costs?|pays?|paid|drinks?|drank|die[sd]?|returns?|returned|get off)\b/i
/** Goods that come back to the one who sold them. */
const comesBack =
  /\b(?:customers?|stores?|shops?|buyers?|clients?|someone|grocer\w*|people)\s(?:[a-z]{2,12}\s)?(?:returned|returns|brought back)\b|\b(?:returned|brought back)\b[^.?]{0,30}\bunsold\b/i
const shares =
  /\b(?:share[sd]?|split|divide[sd]?|distribute[sd]?)\b[^.?]{0,60}\b(?:equally|evenly|among|between|into|by)\b/i
const each = /\b(?:each|per|every|apiece|a (?:piece|day|week|month|year|hour|minute|box|bag|dozen))\b/i
const rates =
  /\b(?:holds?|contains?|has|have|costs?|travels?|drives?|runs?|reads?|walks?|earns?|makes?|at|with|takes?)\b/i
const remains = /\b(?:left|remain\w*|have now|still have|over|change)\b/i
const together = /\b(?:altogether|in total|total|all together|in all|combined|both)\b/i

interface Quantity {
  value: number
  factor: number | undefined
  clause: string
}

const count = String.raw`(?<![\w.])(\d{1,6}|${Object.keys(words).join('|')})\s(more\s|new\s|other\s)?`
/** `3 boxes with 12 eggs each`, `2 pens for $1.50 each`. */
const countOfEach = new RegExp(
  String.raw`${count}[a-z]{2,20}\s(?:with|of|for|at|containing|costing)\s([$€£]?)(\d{1,6}(?:\.\d{1,2})?)(\s[a-z]{2,20})?\s(?:each|apiece)\b`,
  'gi',
)
/** `2 cans of balls. Each can has 3 balls.` */
const countThenEach = new RegExp(
  String.raw`${count}([a-z]{2,20}?)e?s\b([^.?!\d]{0,40})[.,]\s(?:and\s)?(?:each|every|one|a)\s\3\s(?:has|holds|contains|costs|weighs)\s([$€£]?)(\d{1,6}(?:\.\d{1,2})?)`,
  'gi',
)
/** `$12 an hour`, and `5 hours` after it. */
const rateThenTime = new RegExp(
  String.raw`([$€£]?)(\d{1,6}(?:\.\d{1,2})?)[a-z ]{0,20}\s(?:an?|per|each|every)\s(hour|day|week|month|year|minute)\b[^\d?]{0,80}?${count}\3s\b`,
  'i',
)
const paidChange =
  /\b(\d{1,4})\s(?:[a-z]{2,20}\s){1,3}?(?:at|for|costing)\s[$€£]?(\d{1,6}(?:\.\d{1,2})?)(?:\s[a-z]{2,12})?\s(?:each|apiece)\b[^?]{0,60}?\b(?:pa(?:y|ys|id|ying)|hands? over|gives?|gave)\b[^?\d]{0,30}[$€£]?(\d{1,6}(?:\.\d{1,2})?)/i
const change =
  /\bat\s[$€£]?(\d{1,6}(?:\.\d{1,2})?)(?:\s[a-z]{2,12})?\seach\b[^?\d]{0,40}\s(\d{1,6})\s[^?\d]{0,40}\bpa(?:y|ys|id|ying)\b[^?\d]{0,20}[$€£]?(\d{1,6}(?:\.\d{1,2})?)/i
const distance = /(?<![\w.])(\d{1,6}(?:\.\d{1,3})?)\s?(?:km|kilomet(?:er|re)s?|miles?|m|met(?:er|re)s?)\b/i
const time = /(?<![\w.])(\d{1,4}(?:\.\d{1,3})?)\s?(?:h|hours?|seconds?|s)\b/i
const endsWith = /\b(?:now|there will be|there (?:are|were) now|ends? up|in the end)\b/i

/** The number that a word problem asks for; null where it has no form that is known. */
export function solveWordProblem(text: string): Worked | null {
  return text.length > longest ? null : solveLine(text.includes('\n') ? text.replaceAll(lineBreak, ' ') : text)
}

/** A sentence goes on in the next line. */
const lineBreak = /(?<![.!?:])[ \t]{0,8}\n[ \t]{0,8}(?=[a-z\d])/g

function solveLine(written: string): Worked | null {
  if (written.length > longest || !asks.test(written) || refersToText.test(written)) return null
  const text = multiply(written)
  const at = text.search(/[^.?!\n]*\b(?:how (?:many|much|long|far|old)|what (?:is|['’]s))\b/i)
  const question = text.slice(Math.max(0, at))
  const quantities = readQuantities(text)
  if (quantities.length > mostQuantities) return null
  const [first] = quantities
  const product = quantities.length === 1 && text !== written ? (first?.value ?? null) : null
  const bought = /\bchange\b/i.test(question) ? paidChange.exec(written) : null
  const value =
    solveByForm(
      written,
      written.slice(Math.max(0, written.search(/[^.?!\n]*\b(?:how (?:many|much|far)|what (?:is|['’]s))\b/i))),
    ) ??
    (bought === null ? null : Number(bought[3]) - Number(bought[1]) * Number(bought[2])) ??
    product ??
    solveKnown(quantities, text, question) ??
    (quantities.length < 2 ? null : solve(quantities, text, question))
  return value === null || !Number.isFinite(value) || value < 0
    ? null
    : { expression: 'The answer', value: Number(value.toPrecision(12)), isMoney: /[$€£]/.test(text) }
}

/** The text with a product in place of a count and what each of its things has. */
function multiply(text: string): string {
  return text
    .replaceAll(
      countOfEach,
      (_, number: string, more = '', sign: string, ofEach: string, noun = '') =>
        `${sign}${toNumber(number) * Number(ofEach)} ${more}${noun}`,
    )
    .replaceAll(
      countThenEach,
      (_, number: string, more = '', noun: string, rest: string, sign: string, ofEach: string) =>
        `${sign}${toNumber(number) * Number(ofEach)} ${more}${noun}${rest}`,
    )
}

function toNumber(written: string): number {
  return words[written.toLowerCase()] ?? Number(written)
}

/** Products that are all of a problem, the change of a payment, and the amount between what was and what is. */
function solveKnown(quantities: readonly Quantity[], text: string, question: string): number | null {
  const paid = /\bchange\b/i.test(question) ? change.exec(text) : null
  if (paid !== null) return Number(paid[3]) - Number(paid[1]) * Number(paid[2])
  const rated = quantities.length === 2 ? rateThenTime.exec(text) : null
  if (rated !== null) return Number(rated[2]) * toNumber(rated[4] as string)
  const [first, second] = quantities
  if (first === undefined) return null
  const [covered, hours] = [distance.exec(text), time.exec(text)].map((found) => Number(found?.[1] ?? 0)) as [
    number,
    number,
  ]
  if (quantities.length === 2 && /\bspeed\b/i.test(question) && covered > 0 && hours > 0) return covered / hours
  const asksForDifference = /\bhow (?:many|much)\b[^?]{0,40}\b(?:did|does|were|was)\b/i.test(question)
  if (
    quantities.length === 2 &&
    second !== undefined &&
    asksForDifference &&
    endsWith.test(second.clause) &&
    !together.test(question)
  )
    return Math.abs(first.value - second.value)
  return null
}

function readQuantities(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const match of text.matchAll(numberPattern)) {
    if (found.length > mostQuantities) break
    const before = text.slice(0, match.index)
    const from = Math.max(
      before.search(/[^.,;?!]*$/),
      before.search(/\b(?:and|then|but|if)\b(?![\s\S]*\b(?:and|then|but|if)\b)/i),
    )
    const rest = text.slice(match.index)
    const end = rest.search(/[;?!]|[.,](?!\d)|\b(?:and|then|but)\b/i)
    found.push({
      value:
        match[2] === undefined ? (words[match[3]?.toLowerCase() ?? ''] ?? 0) : Number(match[2].replaceAll(',', '')),
      factor: match[1] === undefined ? undefined : toFactor(match[1].toLowerCase()),
      clause: text.slice(Math.max(0, from), end < 0 ? text.length : match.index + end),
    })
  }
  return found
}

/** `half`, `twice`, `three times` as a number. */
function toFactor(word: string): number {
  if (word === 'half') return 0.5
  return /triple|three/.test(word) ? 3 : 2
}

function solve(quantities: readonly Quantity[], text: string, question: string): number | null {
  const [first, second] = quantities as [Quantity, Quantity, ...Quantity[]]
  if (quantities.length === 2) {
    if (shares.test(text)) return first.value / second.value
    const isRate = quantities.some(({ clause }) => each.test(clause) || rates.test(clause))
    const isScaled =
      /\bhow (?:many|much|far)\b[^?]*\b(?:in|for|do|does|will|would|are there in)\b[^?]*(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\b)/i.test(
        question,
      ) ||
      (each.test(text) && !remains.test(question))
    const questionHasNumber = quantities.some(({ clause }) => question.includes(clause.trim()))
    if (isRate && isScaled && (questionHasNumber || each.test(text)) && !adds.test(question.replace(/\bmore\b/i, '')))
      return first.value * second.value
  }
  let total = first.factor === undefined ? first.value : 0
  let previous = first.value
  let isKnown = false
  let isTaken = false
  for (const { value, factor, clause } of quantities.slice(1)) {
    const own = factor === undefined ? value : factor * previous
    if (each.test(clause) && factor === undefined && quantities.length === 2) {
      total *= own
      isKnown = true
    } else if (together.test(question) && !(takes.test(clause) && remains.test(question))) {
      total += own
      isKnown = true
    } else if (comesBack.test(clause)) {
      total += own
      isKnown = true
      isTaken = false
    } else if (takes.test(clause) && !/\bgave (?:him|her|me|them|us)\b/i.test(clause)) {
      total -= own
      isKnown = true
      isTaken = true
    } else if (adds.test(clause)) {
      total += own
      isKnown = true
      isTaken = false
    } else if (
      isTaken &&
      /^[\s,]{0,2}(?:and)?\s[\d$€£a-z.,]{1,10} (?:to|[a-z]{2,20}\s{1,8}(?:in|on|at|to|during|before|after|by)|more)\b/i.test(
        clause,
      )
    )
      total -= own
    else return null
    previous = own
  }
  return isKnown ? total : null
}
