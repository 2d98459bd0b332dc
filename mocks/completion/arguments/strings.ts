/** Generates strings within their lengths, patterns and formats. */
import { createRandom } from '../../common/index.ts'
import { acceptsString } from './accepts.ts'
import { writeFormat } from './formats.ts'
import type { Facts } from '../facts.ts'
import type { Generation } from './generation.ts'
import { compileLinearPattern } from './linear-pattern.ts'
import { createMatchWriter } from './pattern-writer.ts'
import { toNumber } from './schema.ts'
import type { Schema } from './schema.ts'

/** No string is made longer than this. */
const longest = 200_000
/** Longer candidates are not tried against a pattern. */
const longestCandidate = 60
const mostAttempts = 80
/** What an attempt to match a pattern costs of the generation's budget; a further unit for each 100 characters. */
const attemptCost = 10

/** The first candidate that fits, otherwise a text of the schema's format, pattern and length; `variant` gives another. */
export function writeString(
  schema: Schema,
  candidates: readonly string[],
  facts: Facts,
  generation: Generation,
  variant: number,
  seed: string,
  about = '',
): string {
  const min = Math.min(longest, Math.ceil(toNumber(schema['minLength']) ?? 0))
  const max = toNumber(schema['maxLength']) ?? Infinity
  const { format, pattern } = schema
  if (typeof format === 'string') {
    const given =
      variant === 0 && copied.has(format)
        ? candidates.find((one) => copied.get(format)?.test(one) === true && acceptsString(schema, one))
        : undefined
    if (given !== undefined) return given
    const text = writeFormat(format, facts, variant, createRandom(`${seed}:${variant}`), about)
    const stretched = text === undefined ? undefined : stretchFormat(format, text, min)
    if (stretched !== undefined && acceptsString(schema, stretched)) return stretched
  }
  if (typeof pattern === 'string') {
    const isKnown = compileLinearPattern(pattern) !== null
    const fitting = candidates.find((text) => text.length < longestCandidate && acceptsString(schema, text))
    return variant === 0 && isKnown && fitting !== undefined
      ? fitting
      : writePattern(pattern, schema, min, seed, variant, generation)
  }
  const candidate = candidates.length > 0 ? (candidates[variant % candidates.length] as string) : 'text'
  const isEnough = variant === 0 || (variant < candidates.length && candidates.length > 1)
  return fit(isEnough ? candidate : `${candidate} ${variant + 1}`, min, max, variant)
}

/** The forms of values that a text gives as they are. */
const copied: ReadonlyMap<string, RegExp> = new Map([
  ['uuid', /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i],
  [
    'duration',
    /^P(?:\d{1,6}W|(?=[\dT])(?:\d{1,6}Y)?(?:\d{1,6}M)?(?:\d{1,6}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,6}S)?)?)$/,
  ],
])

/** Cuts or fills a text to the lengths, counted in characters as JSON Schema counts. */
function fit(text: string, min: number, max: number, variant: number): string {
  if (min <= 0 && text.length <= max) return text
  const characters = [...text]
  if (characters.length > max) {
    // Variants must differ even where their ends are cut off.
    const suffix = variant === 0 ? '' : variant.toString(36)
    if (max <= 0) return ''
    if (suffix.length >= max) return variant < 36 ** max ? suffix.padStart(max, '0').slice(0, max) : suffix.slice(-max)
    return (
      characters
        .slice(0, max - suffix.length)
        .join('')
        .trimEnd()
        .padEnd(max - suffix.length, 'x') + suffix
    )
  }
  if (characters.length >= min) return text
  const filler = text === '' ? 'text ' : `${text} `
  const filled = filler.repeat(Math.ceil(min / [...filler].length))
  const cut = [...filled].slice(0, min).join('')
  return cut.endsWith(' ') ? `${cut.slice(0, -1)}x` : cut
}

function writePattern(
  pattern: string,
  schema: Schema,
  min: number,
  seed: string,
  variant: number,
  generation: Generation,
): string {
  const write = createMatchWriter(pattern)
  if (write === null) return 'text'
  const isAnchored = /\$(?:\)|$)/.test(pattern.replaceAll('\\$', ''))
  let first = ''
  for (let attempt = 0; attempt < mostAttempts && generation.budget > 0; attempt++) {
    let text = write(createRandom(`${seed}:${variant}:${attempt}`), toExtra(attempt, min))
    if (!isAnchored && text.length < min) text += 'a'.repeat(min - text.length)
    generation.budget -= attemptCost * Math.sign(attempt) + Math.ceil(text.length / 100)
    if (attempt === 0) first = text
    if (acceptsString(schema, text)) return text
  }
  return first
}

/** Repetitions beyond the least number: few at first, then more, then as many as the least length takes. */
function toExtra(attempt: number, min: number): number {
  if (attempt < 30) return attempt % 10
  return attempt < 60 ? attempt * 2 : Math.max(0, Math.ceil(min / (attempt - 59)))
}

/** Lengthens texts of the formats that allow it. */
function stretchFormat(format: string, text: string, min: number): string {
  const missing = min - text.length
  if (missing <= 0) return text
  if (/email/.test(format) && missing <= 50) return `${'u'.repeat(missing)}${text}`
  if (/^(?:uri|url|iri)/.test(format) || format === 'regex' || /pointer/.test(format)) return text + 'a'.repeat(missing)
  if (format === 'date-time' && missing > 1) return text.replace('Z', `.${'0'.repeat(missing - 1)}Z`)
  return text
}
