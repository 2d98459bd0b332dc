/** Programs for tools that run code. */
import type { Facts } from '../facts.ts'
import { findKnownCode } from '../text/known-code.ts'

const longestTask = 400

/** A program that prints what a text asks of a number: `is 97 a prime?`. */
export function findProgram({ text, numbers }: Facts): string | undefined {
  const language = /\b(?:javascript|node)\b/i.test(text) ? 'javascript' : 'python'
  const known = numbers.length === 0 || text.length > longestTask ? null : findKnownCode(text, language, undefined)
  const name = /^(?:def|function) (\w+)/.exec(known ?? '')?.[1]
  if (known === null || name === undefined) return undefined
  const call = `${name}(${numbers.slice(0, name === 'gcd' ? 2 : 1).join(', ')})`
  return language === 'python' ? `${known}\n\nprint(${call})` : `${known}\n\nconsole.log(${call})`
}

/** A program that prints the value of an expression. */
export function toProgram(expression: string | undefined): string | undefined {
  return expression === undefined ? undefined : `print(${expression})`
}
