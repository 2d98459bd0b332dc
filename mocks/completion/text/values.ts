/** Answers that are one value, a number or a name: bare or in a sentence, as the text wants it. */
import { findCapital } from '../facts/countries.ts'
import { findWorked } from './algebra.ts'
import type { Worked } from './algebra.ts'
import { findSum } from './arithmetic.ts'
import { chainSteps } from './continued-sum.ts'
import { solveWordProblem } from './word-problems.ts'

/** The number that a text asks for, with how it is computed; null also where it is too large to compute with. */
export function findResult(text: string): Worked | null {
  const found = findSum(text) ?? findWorked(text) ?? solveWordProblem(text)
  return found !== null && Number.isFinite(found.value) ? found : null
}

/** Whether a text wants the bare value without a sentence around it. */
function wantsBareValue(text: string): boolean {
  return /\b(?:only|just|one word|single word|(?:single|one) number|nothing else)\b|只|仅|不要解释/i.test(text)
}

/** `17 * 23 = 391`, or only the value where the text wants no more. */
export function answerSum(text: string, chinese: boolean): string | null {
  const sum = findResult(text)
  if (sum === null) return null
  const value = sum.isMoney === true && !Number.isInteger(sum.value) ? sum.value.toFixed(2) : String(sum.value)
  const steps = chainSteps(text, sum.value)
  if (wantsBareValue(text)) return steps?.split('= ').at(-1) ?? value
  const first = `${sum.expression} = ${value}${chinese ? '。' : ''}`
  return steps === null ? first : `${first}\n${steps}`
}

/** The capital that a text asks for, in a sentence unless the text wants the name alone. */
export function answerCapital(text: string, chinese: boolean): string | null {
  const capital = findCapital(text, chinese)
  if (capital === null) return null
  if (/\byes or no\b/i.test(text)) return 'Yes'
  if (wantsBareValue(text)) return capital.city
  return chinese
    ? `${capital.country}的首都是${capital.city}。`
    : `The capital of ${capital.country} is ${capital.city}.`
}
