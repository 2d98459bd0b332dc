/** The steps that solve a linear equation with one unknown: `5x + 10 = 35`. */
import { guard } from '../cues.ts'

const linear = guard(
  /(?<![\w.])(-?\d{0,6}(?:\.\d{1,4})?)\s?\*?\s?([a-z])\s?(?:([+-])\s?(\d{1,9}(?:\.\d{1,4})?)\s?)?=\s?(-?\d{1,9}(?:\.\d{1,4})?)(?![\w.]*\d)/,
)

/** Each step with its explanation and its outcome; none where the text has no such equation. */
export function solveInSteps(text: string): readonly (readonly [explanation: string, output: string])[] {
  const found = text.length > 2000 ? null : linear.exec(text)
  if (found === null) return []
  const [, written = '', unknown = 'x', sign, constant, right = '0'] = found
  const factor = written === '' ? 1 : written === '-' ? -1 : Number(written)
  if (!Number.isFinite(factor) || factor === 0) return []
  const term = `${written}${unknown}`
  const steps: [string, string][] = []
  let value = Number(right)
  steps.push(['Start with the equation.', `${term}${constant === undefined ? '' : ` ${sign} ${constant}`} = ${right}`])
  if (constant !== undefined) {
    value = round(sign === '+' ? value - Number(constant) : value + Number(constant))
    steps.push([
      `${sign === '+' ? 'Subtract' : 'Add'} ${constant} ${sign === '+' ? 'from' : 'to'} both sides.`,
      `${term} = ${value}`,
    ])
  }
  if (factor !== 1) steps.push([`Divide both sides by ${factor}.`, `${unknown} = ${round(value / factor)}`])
  return steps
}

function round(value: number): number {
  return Number(value.toPrecision(10))
}
