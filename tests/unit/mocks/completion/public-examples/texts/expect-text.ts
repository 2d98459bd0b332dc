/** What the expectations of texts have in common: words, numbers, labels, forms of verse, JSON and fields between markers. */
import { Ajv } from 'ajv'
import type { PublicExample } from '../example.ts'
import type { Value } from './requests.ts'

type Accepts = PublicExample['accepts']

const ajv = new Ajv({ strict: false, validateFormats: false })

/** An expectation of the content alone. */
export const reads =
  (holds: (content: string) => boolean): Accepts =>
  ({ content }) =>
    holds(content)

/** The expectation of a row, which also refuses the last turn of the request as an answer. */
export function refuseEcho({ request, accepts }: PublicExample): Accepts {
  const { content } = (request.messages as { content: unknown }[]).at(-1)!
  const asked = typeof content === 'string' ? content.trim() : ''
  return (answer) => {
    const isEcho = answer.content.trim() === asked || (asked.length > 60 && answer.content.includes(asked))
    return !isEcho && accepts(answer)
  }
}

/** The good answer of a row whose content is JSON. */
export const asJson = (value: unknown) => ({ content: JSON.stringify(value) })

/** The same in a code block. */
export const asBlock = (value: unknown) => ({ content: `\`\`\`json\n${JSON.stringify(value)}\n\`\`\`` })

/** The words and numbers of a text, in lower case. */
export function toWords(content: string): string[] {
  return content.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Whether one of the terms stands in the text; it may be the beginning of a longer word: `walk` stands in "walking". */
export function has(content: string, ...terms: string[]): boolean {
  const all = ` ${toWords(content).join(' ')}`
  return terms.some((term) => all.includes(` ${toWords(term).join(' ')}`))
}

/** Whether each of the terms stands in the text. */
export const hasAll = (content: string, ...terms: string[]) => terms.every((term) => has(content, term))

/** The content has one of the terms, or each of the groups of terms has one in it. */
export function says(...terms: (string | string[])[]): Accepts {
  const groups = terms.filter((term) => typeof term !== 'string')
  const single = terms.filter((term) => typeof term === 'string')
  return reads(
    (content) => (single.length === 0 || has(content, ...single)) && groups.every((group) => has(content, ...group)),
  )
}

/** A text of at least so many words in which one of the terms stands; without terms, any text of that length. */
export function about(least: number, ...terms: string[]): Accepts {
  return reads((content) => toWords(content).length >= least && (terms.length === 0 || has(content, ...terms)))
}

/** The numbers of a text: `1,250.5` is 1250.5. */
export function toNumbers(content: string): number[] {
  return (content.replaceAll('−', '-').match(/-?\d[\d,]*(?:\.\d+)?/g) ?? []).map((one) =>
    Number(one.replaceAll(',', '')),
  )
}

/** Whether a number or a fraction of the text, which may be one of LaTeX, has the value. */
export function isSolution(content: string, value: number): boolean {
  const plain = content
    .replaceAll(/\\[dt]?frac\{(\d+)\}\{(\d+)\}/g, '$1/$2')
    .replaceAll('−', '-')
    .replaceAll(' ', '')
  const parts = plain.match(/-?\d+(?:\.\d+)?(?:\/\d+)?/g) ?? []
  return parts.some((part) => {
    const [numerator, denominator = '1'] = part.split('/')
    return Math.abs(Number(numerator) / Number(denominator) - value) < 1e-9
  })
}

/** The lines that are not blank. */
export const toLines = (content: string) => content.split('\n').filter((line) => line.trim() !== '')

/** Three lines, or their parts between slashes. */
export const isHaiku = (content: string) =>
  toWords(content).length >= 6 && (toLines(content).length >= 3 || content.split('/').length >= 3)

/** A name stands in the text: quoted or marked, with a capital inside a sentence, or as a short text of its own. */
export function hasName(content: string): boolean {
  const isShort = toWords(content).length <= 5 && /^\P{L}{0,9}\p{Lu}\p{Ll}{2}/u.test(content)
  return isShort || /["“*_«]\p{Lu}\p{L}/u.test(content) || /[\p{Ll},:] \p{Lu}\p{Ll}{2}/u.test(content)
}

/** Of the labels, which are single words, only a right one stands in the text. */
export function label(labels: readonly string[], ...right: string[]): Accepts {
  return reads((content) => {
    const given = labels.filter((one) => toWords(content).includes(one.toLowerCase()))
    return given.length === 1 && right.includes(given[0]!)
  })
}

function tryParse(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

/** The JSON of a text: all of it, the code block, or what stands from the first bracket to the last. */
function findJson(content: string): unknown {
  const block = content.split('```')[1]?.replace(/^json/, '')
  const start = content.search(/[{[]/)
  const end = Math.max(content.lastIndexOf('}'), content.lastIndexOf(']'))
  const parts = [content, block ?? '', content.slice(Math.max(start, 0), end + 1)]
  return parts.map(tryParse).find((value) => value !== undefined)
}

function holdsFor<S extends object>(value: unknown, schema: S, holds: (value: Value<S>) => boolean): boolean {
  return value !== undefined && ajv.validate(schema, value) && holds(value as Value<S>)
}

/** The content is JSON and nothing else, valid under the schema, and the value holds what is asked. */
export function json<const S extends object>(schema: S, holds: (value: Value<S>) => boolean): Accepts {
  return reads((content) => holdsFor(tryParse(content), schema, holds))
}

/** The same where the library finds the JSON in a text or a code block. */
export function someJson<const S extends object>(schema: S, holds: (value: Value<S>) => boolean): Accepts {
  return reads((content) => holdsFor(findJson(content), schema, holds))
}

/** The text of a library's field: from its marker to the next one. */
function toField(content: string, name: string): string {
  const start = content.split(`[[ ## ${name} ## ]]`)[1] ?? ''
  return start.split('[[ ##')[0]!.trim()
}

/** Every field has a text, and the texts hold what is asked. */
export function fields<const N extends string>(
  names: readonly N[],
  holds: (texts: Record<N, string>) => boolean,
): Accepts {
  return reads((content) => {
    const texts = Object.fromEntries(names.map((name) => [name, toField(content, name)])) as Record<N, string>
    return names.every((name) => texts[name] !== '') && holds(texts)
  })
}
