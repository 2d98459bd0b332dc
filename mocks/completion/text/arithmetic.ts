/** Works out small calculations in a question: `What is 17 * 23?`, `3加4等于多少`. */
import { guard, hasCues, needs } from '../cues.ts'
import { oneToTen } from '../number-words.ts'
import { keepRecent } from '../recent-map.ts'

/** Cues of a calculation: digits and an operator. */
const sumCues = needs(
  '\\d pi one two three four five six seven eight nine ten',
  '+ - * / plus minus times multiplied divided x × ✕ ÷ 加 减 乘 除',
)

/** The expression in a text and its value, null where there is none. */
export const findSum = keepRecent((text: string): { expression: string; value: number } | null => {
  if (text.length > 4000 || !hasCues(sumCues, text)) return null
  const plain = toSigns(text).replace(/(\d),(?=\d{3}\b)/g, '$1')
  if (!/\d\D+\d/.test(plain)) return null
  // Each space can be matched in one way only: otherwise the time grows exponentially with the operators.
  const match =
    /(?:^|[\s=:：，。；是算(])(\(*-?\d+(?:\.\d+)?(?:\s*[-+*/](?:\s*\()*\s*-?\d+(?:\.\d+)?(?:\s*\))*){1,20})(?=[\s?？.,。=，等]|$)/.exec(
      plain,
    )
  if (!match) return null
  const expression = (match[1] as string).trim()
  // `2026-09-01` is a date and `1-3` a range, unless there are spaces.
  if (/^\d+(?:-\d+)+$/.test(expression) || /^\d+(?:\/\d+){2,}$/.test(expression)) return null
  const value = evaluate(expression)
  return value === null ? null : { expression, value }
})

/** Operators outside ASCII. */
const operatorCues = needs('plus minus times multiplied divided x × ✕ ÷ 加 减 乘 除')

const words =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b(?= (?:plus|minus|times|multiplied by|divided by) )|(?<=\b(?:plus|minus|times|multiplied by|divided by) )(?:one|two|three|four|five|six|seven|eight|nine|ten)\b/gi

/** `2 * pi`, `pi / 4`. */
const mayHavePi = guard(/\bpi\b/i)
const pi = /\bpi\b(?=\s{0,3}[-+*/]\s{0,3}[\d(])|(?<=\d\s{0,3}[-+*/]\s{0,3})pi\b/gi

/** The text with signs in place of the words for operations between numbers. */
function toSigns(written: string): string {
  const text = (mayHavePi.test(written) ? written.replaceAll(pi, '3.14159265359') : written).replace(words, (word) =>
    String(oneToTen[word.toLowerCase()]),
  )
  if (!hasCues(operatorCues, text)) return text
  return text
    .replace(/(\d)\s*(?:plus|加上?)\s*(?=[\d(-])/gi, '$1 + ')
    .replace(/(\d)\s*(?:minus|减去?)\s*(?=[\d(-])/gi, '$1 - ')
    .replace(/(\d)\s*(?:times|multiplied by|乘以?|x(?=\s*\d))\s*(?=[\d(-])/gi, '$1 * ')
    .replace(/(\d)\s*(?:divided by|除以)\s*(?=[\d(-])/gi, '$1 / ')
    .replace(/[×✕]/g, '*')
    .replace(/÷/g, '/')
}

/** Evaluates the four operations and brackets; null for anything else and for a division by zero. */
function evaluate(expression: string): number | null {
  const tokens = expression.match(/\d+(?:\.\d+)?|[-+*/()]/g)
  if (tokens === null || tokens.length > 100) return null
  let at = 0
  function factor(): number {
    const token = tokens?.[at++]
    if (token === '-') return -factor()
    if (token === '(') {
      const inner = sum()
      at++
      return inner
    }
    return Number(token ?? Number.NaN)
  }
  function product(): number {
    let value = factor()
    while (tokens?.[at] === '*' || tokens?.[at] === '/')
      value = tokens[at++] === '*' ? value * factor() : value / factor()
    return value
  }
  function sum(): number {
    let value = product()
    while (tokens?.[at] === '+' || tokens?.[at] === '-')
      value = tokens[at++] === '+' ? value + product() : value - product()
    return value
  }
  const value = sum()
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : null
}
