/** A question that changes one word of the question before: `And of Portugal?` after `What is the capital of Italy?` */
import { guard } from '../cues.ts'
import type { RequestView } from '../request-view.ts'

const longest = 60
const longestEarlier = 300
const changes = guard(
  /^\W{0,3}(?:ok(?:ay)?,?\s|great,?\s|thanks[,.!]?\s)?(?:(?:and\s)?(?:what|how) about|and|(?:and\s)?now(?=\s(?:in|of|for|from|to|with)\b))\s(?:(?:in|of|for|from|to|with|by|about|on)\s){0,2}(?:the\s)?([^?.!\n]{1,40}?)\s?[?.!]*\s*$/i,
)
/** A name, a number or a quotation, which the new one replaces. */
const replaceable =
  /["“][^"”\n]{1,60}["”]|(?<=[\p{L}\d,.:'’)]\s)\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)*|(?<![\w.])\d[\d,.]*\d|(?<![\w.])\d/gu

/** The whole question; null where the task changes none. */
export function findChangedQuestion({ taskText, messages, chinese }: RequestView): string | null {
  if (taskText.length > longest || chinese || messages.length < 3) return null
  const given = changes.exec(taskText)?.[1]
  if (
    given === undefined ||
    given.split(' ').length > 4 ||
    /^(?:you|me|us|it|that|this|then|again|please|i|we|more)\b/i.test(given)
  )
    return null
  const before = messages.findLast(({ role, text }) => role === 'user' && text !== taskText && text !== '')?.text
  if (before === undefined || before.length > longestEarlier) return null
  // Another calculation is complete.
  if (/\d\s?[-+*/×x^]\s?\d/.test(given)) return given
  const isNumber = /^\d/.test(given)
  const found = [...before.matchAll(replaceable)].filter(([one]) => /^\d/.test(one) === isNumber).at(-1)
  if (found === undefined) return null
  return before.slice(0, found.index) + given + before.slice(found.index + found[0].length)
}

const asksOf =
  /^\W*(?:and |so |but )?(?:who|what|when|where|why|how)\b[^?\n]{0,40}\b(it|they|he|she|them|him|her)\b[^?\n]{0,20}\?\s*$/i

/** `How tall is it?` with what the short answer before names in the place of the pronoun; null for other questions. */
export function findWithName({ taskText, messages, chinese }: RequestView): string | null {
  if (taskText.length > longest || chinese || messages.length < 3) return null
  const pronoun = asksOf.exec(taskText)?.[1]
  const said = messages.findLast(({ role, text }) => role === 'assistant' && text !== '')?.text.trim() ?? ''
  const name = /^["“]?((?:the )?\p{Lu}[\p{L}'’-]*(?:\s[\p{L}\d'’-]+){0,4})["”]?[.!]?$/iu.exec(said)?.[1]
  return pronoun === undefined || name === undefined
    ? null
    : taskText.replace(/\b(?:it|they|he|she|them|him|her)\b/i, () => name)
}
