/** Texts within their lengths, patterns and formats. */
import { createRandom } from '../../state/clock.ts'
import { acceptsString } from './accepts.ts'
import { writeFormat } from './formats.ts'
import type { Hints } from './hints.ts'
import { compileLinearPattern } from './linear-pattern.ts'
import { createMatchWriter } from './pattern-writer.ts'
import { toNumber } from './schema.ts'
import type { Schema } from './schema.ts'

/** No request makes the mock write more than this in one string. */
const longest = 200_000

/** The first wish that fits, else a text of the schema's format, pattern and length; `variant` gives another. */
export function writeString(
  schema: Schema,
  wishes: readonly string[],
  hints: Hints,
  variant: number,
  seed: string,
): string {
  const min = Math.min(longest, Math.ceil(toNumber(schema['minLength']) ?? 0))
  const max = toNumber(schema['maxLength']) ?? Infinity
  const random = createRandom(`${seed}:${variant}`)
  const format =
    typeof schema['format'] === 'string' ? writeFormat(schema['format'], hints, variant, random) : undefined
  const pattern = typeof schema['pattern'] === 'string' ? schema['pattern'] : undefined
  if (format !== undefined) {
    const long = stretchFormat(String(schema['format']), format, min)
    if (acceptsString(schema, long)) return long
  }
  if (pattern !== undefined) {
    const safe = compileLinearPattern(pattern) !== null
    if (variant === 0 && safe)
      for (const wish of wishes) if (wish.length < 60 && acceptsString(schema, wish)) return wish
    return writePattern(pattern, schema, min, seed, variant)
  }
  const wish = wishes.length > 0 ? (wishes[variant % wishes.length] as string) : 'text'
  const text = variant === 0 || (variant < wishes.length && wishes.length > 1) ? wish : `${wish} ${variant + 1}`
  return fit(text, min, max, variant)
}

/** Cuts or fills a text to the lengths, counted in characters as JSON Schema counts. */
function fit(text: string, min: number, max: number, variant: number): string {
  const characters = [...text]
  if (characters.length > max) {
    // Variants must stay apart even when their ends are cut off.
    const mark = variant === 0 ? '' : variant.toString(36)
    if (max <= 0) return ''
    if (mark.length >= max) return variant < 36 ** max ? mark.padStart(max, '0').slice(0, max) : mark.slice(-max)
    return (
      characters
        .slice(0, max - mark.length)
        .join('')
        .trimEnd()
        .padEnd(max - mark.length, 'x') + mark
    )
  }
  if (characters.length >= min) return text
  const filler = text === '' ? 'text ' : `${text} `
  const filled = filler.repeat(Math.ceil(min / [...filler].length))
  const cut = [...filled].slice(0, min).join('')
  return cut.endsWith(' ') ? `${cut.slice(0, -1)}x` : cut
}

function writePattern(pattern: string, schema: Schema, min: number, seed: string, variant: number): string {
  const write = createMatchWriter(pattern)
  if (write === null) return 'text'
  const anchored = /\$(?:\)|$)/.test(pattern.replaceAll('\\$', ''))
  let best = ''
  for (let attempt = 0; attempt < 80; attempt++) {
    const random = createRandom(`${seed}:${variant}:${attempt}`)
    const extra =
      attempt < 30 ? attempt % 10 : attempt < 60 ? attempt * 2 : Math.max(0, Math.ceil(min / (attempt - 59)))
    let text = write(random, extra)
    if (!anchored && text.length < min) text += 'a'.repeat(min - text.length)
    if (attempt === 0) best = text
    if (acceptsString(schema, text)) return text
  }
  return best
}

/** Longer texts of the formats that can grow. */
function stretchFormat(format: string, text: string, min: number): string {
  const missing = min - text.length
  if (missing <= 0) return text
  if (/email/.test(format) && missing <= 50) return `${'u'.repeat(missing)}${text}`
  if (/^(?:uri|url|iri)/.test(format) || format === 'regex' || /pointer/.test(format)) return text + 'a'.repeat(missing)
  if (format === 'date-time' && missing > 1) return text.replace('Z', `.${'0'.repeat(missing - 1)}Z`)
  return text
}
