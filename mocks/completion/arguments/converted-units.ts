/** Converts spans of time to the unit in the name of a property: `two hours` for `duration_minutes`. */
import { guard } from '../cues.ts'
import { oneToTen } from '../number-words.ts'

const seconds: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  year: 31_536_000,
}
const perUnit = /per_/
const span = guard(
  /\b(half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,6}(?:\.\d{1,3})?)[ -](second|minute|hour|day|week|year)s?(?: and (a half|\d{1,2} minutes))?\b/i,
)
const unitOf = /(?:^|_)(second|minute|hour|day|month)s?(?:_|$)|(?:^|_)(min|sec|hr)s?(?:_|$)/
const short: Readonly<Record<string, string>> = { min: 'minute', sec: 'second', hr: 'hour' }

/** The unit of time in the name of a property; undefined where it has none. */
export function findUnitOf(key: string): string | undefined {
  const [, long, abbreviated] = perUnit.test(key) ? [] : (unitOf.exec(key) ?? [])
  return long ?? short[abbreviated ?? '']
}

/** The span of time of a text in a unit; none where the text has no span. */
export function findConverted(unit: string, text: string): number[] {
  const match = span.exec(text)
  if (match === null) return []
  const [, word = '', given = '', more] = match
  const count = readCount(word.toLowerCase()) + readFraction(more)
  const from = given.toLowerCase()
  // A year has twelve months. Their lengths in days would give another number.
  if (unit === 'month') return from === 'year' ? [count * 12] : []
  const value = (count * (seconds[from] ?? 0)) / (seconds[unit] ?? 1)
  return Number.isInteger(value) && value > 0 ? [value] : []
}

/** `a half`, or minutes as a part of an hour; 0 where nothing follows the count. */
function readFraction(more: string | undefined): number {
  if (more === undefined) return 0
  return more === 'a half' ? 0.5 : Number.parseInt(more, 10) / 60
}

function readCount(word: string): number {
  if (word.startsWith('half')) return 0.5
  return /^an?$/.test(word) ? 1 : (oneToTen[word] ?? Number(word))
}
