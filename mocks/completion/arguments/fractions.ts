/** Decides whether a percentage is written as a fraction: 5% is 0.05 for a rate. */
import type { Facts } from '../facts.ts'

const fraction = /\bdecimal\b|\b0\.\d|\bbetween 0 and 1\b|\bfraction\b/i
/** Names of rates. */
export const isRate =
  /(?:^|_)(?:rate|yield|return|efficiency|ratio|probability|growth|inflation|interest|apr)(?:$|_)|_rate$/

/** Whether `5%` is to be written as 0.05. */
export function wantsFraction(
  plan: { readonly isPercentage: boolean; readonly isRate: boolean },
  description: string,
): boolean {
  if (description === '') return plan.isRate && !plan.isPercentage
  if (
    plan.isPercentage ||
    /\bpercent(?:age)?\b(?! as a decimal)|%(?! ?=)/i.test(description.replace(/\d+% ?(?:=|is|as) ?0\.\d+/g, ''))
  )
    return false
  return fraction.test(description) || plan.isRate
}

/** Percentages as fractions, beside the numbers as they are. */
export function toFractions(values: readonly number[], { numbersInText }: Facts): number[] {
  return values.flatMap((value) => {
    const isPercentage = numbersInText.some((one) => one.value === value && /^\s?(?:%|percent)/.test(one.after))
    return isPercentage ? [Number((value / 100).toPrecision(12)), value] : [value]
  })
}
