/** Questions of school mathematics with one number as the answer: remainders, roots, logarithms, divisors, circles, right triangles. */
import { guard, needs } from '../cues.ts'

/** Cues of these questions. */
export const schoolCues = needs(
  'mod modulo remainder root log ln gcd lcm greatest highest least common round rounded circle radius diameter hypotenuse solve roots solutions = arrive arrives arrival end ends land lands finish finishes',
)
const longest = 300
const number = String.raw`(-?\d{1,9}(?:\.\d{1,9})?)`
const questions: readonly (readonly [RegExp, (...values: number[]) => number | null, string])[] = [
  [
    new RegExp(String.raw`${number}\s(?:mod|modulo)\s${number}`, 'i'),
    (a, b) => (b === 0 ? null : a % b),
    'The remainder',
  ],
  [
    new RegExp(String.raw`\bremainder (?:when|of|if)\s${number}\s(?:is )?(?:divided )?by\s${number}`, 'i'),
    (a, b) => (b === 0 ? null : a % b),
    'The remainder',
  ],
  [new RegExp(String.raw`\bcube root of\s${number}`, 'i'), (a) => Math.cbrt(a), 'The cube root'],
  [
    new RegExp(String.raw`\blog(?:10|\(10\)| base 10)?(?:\sof\s|\s?\()${number}`, 'i'),
    (a) => Math.log10(a),
    'The logarithm',
  ],
  [new RegExp(String.raw`\blog2(?:\sof\s|\s?\()${number}`, 'i'), (a) => Math.log2(a), 'The logarithm'],
  [
    new RegExp(
      String.raw`\b(?:gcd|greatest common (?:divisor|factor)|highest common factor) (?:of|between)\s${number}\s?(?:and|,)\s?${number}`,
      'i',
    ),
    divide,
    'The greatest common divisor',
  ],
  [
    new RegExp(
      String.raw`\b(?:lcm|least common multiple|lowest common multiple) (?:of|between)\s${number}\s?(?:and|,)\s?${number}`,
      'i',
    ),
    (a, b) => (a === 0 || b === 0 ? 0 : Math.abs(a * b) / divide(a, b)),
    'The least common multiple',
  ],
  [
    new RegExp(String.raw`\barea of a circle\b[^?\d]{0,40}\bradius\b[^?\d]{0,12}${number}`, 'i'),
    (radius) => Math.PI * radius ** 2,
    'The area',
  ],
  [
    new RegExp(String.raw`\bcircumference of a circle\b[^?\d]{0,40}\bradius\b[^?\d]{0,12}${number}`, 'i'),
    (radius) => 2 * Math.PI * radius,
    'The circumference',
  ],
  [
    new RegExp(String.raw`\bhypotenuse\b[^?\d]{0,60}${number}[^?\d]{0,24}${number}`, 'i'),
    (a, b) => Math.hypot(a, b),
    'The hypotenuse',
  ],
]
const guarded = questions.map(([pattern, solve, name]) => ({ pattern: guard(pattern), solve, name }))
const rounded = guard(
  /\bround(?:ed)?\s(?:the number\s)?(-?\d{1,9}\.\d{1,12})\sto\s(?:the nearest\s)?(?:(\d|one|two|three|four) decimal|(whole number|integer)|(tenth|hundredth|thousandth))/i,
)
const quadratic = guard(
  /(?<![\w.])(-?\d{0,4})\s?\*?\s?([a-z])(?:\^2|²|\*\*2)\s?(?:([-+])\s?(\d{0,5})\s?\*?\s?\2\s?)?(?:([-+])\s?(\d{1,6})\s?)?=\s?0\b/i,
)
const trip = guard(
  /\b(?:leaves?|departs?|starts?|begins?|departure|from)\b[^?.\d]{0,30}(\d{1,2})(?::(\d{2}))?\s?([ap]m)?\b[^?\d]{0,40}\b(?:arrives?|ends?|lands?|arrival|finish(?:es)?)\b[^?\d]{0,20}(\d{1,2})(?::(\d{2}))?\s?([ap]m)?\b[\s\S]{0,40}\bhow long\b/i,
)

/** The answer; null for other texts. */
export function answerSchoolQuestion(text: string): string | null {
  if (text.length > longest || /\b(?:function|code|program|script)\b/i.test(text)) return null
  return findNamed(text) ?? roundNumber(text) ?? solveQuadratic(text) ?? measureTrip(text)
}

function tell(text: string, name: string, value: string): string {
  return /\b(?:only|just|nothing else)\b/i.test(text) ? value : `${name} is ${value}.`
}

function tidy(value: number): string {
  return String(Number(value.toFixed(4)))
}

function findNamed(text: string): string | null {
  for (const { pattern, solve, name } of guarded) {
    const found = pattern.exec(text)
    const value = found === null ? null : solve(...found.slice(1).map(Number))
    if (value !== null && Number.isFinite(value)) return tell(text, name, tidy(value))
  }
  return null
}

function divide(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)]
  while (y > 0) [x, y] = [y, x % y]
  return x
}

const places: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  tenth: 1,
  hundredth: 2,
  thousandth: 3,
}

function roundNumber(text: string): string | null {
  const found = rounded.exec(text)
  if (found === null) return null
  const [, value, digits, , place] = found
  const count = places[(digits ?? place ?? '').toLowerCase()] ?? Number(digits ?? 0)
  return tell(text, 'The rounded number', Number(value).toFixed(count))
}

/** The real solutions of `x^2 - 5x + 6 = 0`. */
function solveQuadratic(text: string): string | null {
  const found = quadratic.exec(text)
  if (found === null) return null
  const [, first = '', name = 'x', signB, b, signC, c] = found
  const a = first === '' ? 1 : first === '-' ? -1 : Number(first)
  const linear = signB === undefined ? 0 : (b === '' ? 1 : Number(b)) * (signB === '-' ? -1 : 1)
  const rest = signC === undefined ? 0 : Number(c) * (signC === '-' ? -1 : 1)
  const inner = linear ** 2 - 4 * a * rest
  if (a === 0) return null
  if (inner < 0) return `The equation has no real solutions.`
  const roots = [-1, 1].map((sign) => tidy((-linear + sign * Math.sqrt(inner)) / (2 * a)))
  return [...new Set(roots)].map((root) => `${name} = ${root}`).join(' or ')
}

function measureTrip(text: string): string | null {
  const found = trip.exec(text)
  if (found === null) return null
  const from = toMinutes(found[1], found[2], found[3])
  const to = toMinutes(found[4], found[5], found[6])
  const total = (to - from + 1440) % 1440
  const [hours, minutes] = [Math.floor(total / 60), total % 60]
  const parts = [
    hours > 0 ? `${hours} hour${hours === 1 ? '' : 's'}` : '',
    minutes > 0 ? `${minutes} minutes` : '',
  ].filter((part) => part !== '')
  return tell(text, 'The time', parts.join(' and ') || '0 minutes')
}

function toMinutes(hour = '', minute = '0', half = ''): number {
  return (Number(hour) % (half === '' ? 24 : 12)) * 60 + Number(minute) + (/pm/i.test(half) ? 720 : 0)
}
