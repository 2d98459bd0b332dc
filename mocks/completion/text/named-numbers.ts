/** Calculates with names that earlier messages give a number: "Let x be 14." … "What is x + 6?" */
import { guard } from '../cues.ts'
import type { RequestView } from '../request-view.ts'
import { answerSum } from './values.ts'

const longest = 200
const asks = guard(/\b[a-z]\b\s?[-+*/×÷^]|[-+*/×÷^]\s?\b[a-z]\b/, '- + * / × ÷ ^')
const given = /(?<![\w.])([a-z])\s?(?:=|is|be|equals)\s?(-?\d{1,12}(?:\.\d{1,6})?)(?![\w.]\d|%)/gi

/** The result of a short calculation with such names; null where one of them has no number. */
export function findNamedCalculation({ taskText, messages }: RequestView): string | null {
  if (taskText.length > longest || messages.length < 2 || !asks.test(taskText)) return null
  const numbers = new Map<string, string>()
  for (const { role, text } of messages.slice(-20))
    if (role === 'user' && text.length <= longest)
      for (const [, name = '', value = ''] of text.matchAll(given)) numbers.set(name.toLowerCase(), value)
  if (numbers.size === 0) return null
  const replaced = taskText.replaceAll(/(?<![\w'’])[b-hj-z]\b(?!['’])/g, (name) => numbers.get(name) ?? name)
  const written = numbers.has('a')
    ? replaced.replaceAll(/(?<![\w'’])a(?=\s?[-+*/×÷^])|(?<=[-+*/×÷^]\s?)a\b/g, numbers.get('a') as string)
    : replaced
  return written === taskText ? null : answerSum(written, false)
}
