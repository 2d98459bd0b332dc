/** Finds JSON objects and JSON Schemas that are written out in a prompt. */
import { isRecord } from './request-view.ts'

export interface FoundObject {
  value: Record<string, unknown>
  start: number
  end: number
}

const longestText = 200_000
const mostObjects = 40

/** Every JSON object of a text that is not inside another one, in order. */
export function findObjects(text: string): FoundObject[] {
  const found: FoundObject[] = []
  const sample = text.slice(0, longestText)
  for (let start = sample.indexOf('{'), tries = 0; start >= 0 && tries < mostObjects; tries++) {
    const end = findEnd(sample, start)
    const value = end < 0 ? undefined : parse(sample.slice(start, end))
    if (isRecord(value)) found.push({ value, start, end })
    start = sample.indexOf('{', isRecord(value) ? end : start + 1)
  }
  return found
}

/** The last JSON Schema of a text: earlier ones are examples. Wrappers such as `{"name": …, "schema": …}` are opened. */
export function findSchema(text: string): Record<string, unknown> | null {
  for (const { value } of findObjects(text).toReversed()) {
    const schema = toSchema(value)
    if (schema !== null) return schema
  }
  return null
}

/** The text without its JSON objects, because their words are not facts. */
export function withoutObjects(text: string): string {
  let rest = ''
  let at = 0
  for (const { start, end } of findObjects(text)) {
    rest += `${text.slice(at, start)} `
    at = end
  }
  return rest + text.slice(at)
}

/** The text with sentences that stand in quotes as they are: `Ann is 40` is to be read, not a value. */
export function withoutQuotes(text: string): string {
  if (!/["'\u0060]/.test(text)) return text
  return text.replaceAll(
    /(?<![\p{L}\d])(["'\u0060])([^"'\u0060\n]{1,400}\s(?:is|are|was|were|has|lives)\s[^"'\u0060\n]{1,400})\1(?![\p{L}\d])/gu,
    '$2',
  )
}

/** The two explanations of JSON Schema that LangChain puts before the schema. */
const explanation =
  /(?:You must format your output as a JSON value that adheres|The output should be formatted as a JSON instance that conforms)[\s\S]{0,6000}?\u0060{3}[a-z]{0,10}\n[\s\S]{0,40000}?\u0060{3}/gi

export function withoutExplanation(text: string): string {
  return text.includes('well-formatted instance') ? text.replaceAll(explanation, ' ') : text
}

/** The text without the sentences that ask for the form of the answer, because their words are not facts. */
export function withoutFormRequests(text: string): string {
  const plain = withoutQuotes(text.replaceAll(/\u0060\u0060\u0060[a-z]{0,10}/g, ' '))
  const kept = plain
    .split(/(?<=[.!?]\s|[。！？\n])/)
    .map((sentence) => (aboutForm.test(sentence) ? afterColon(sentence) : sentence))
  return kept.join('').trim() === '' ? plain : kept.join('')
}

/** `Create a JSON object from this passage: Larch is …`: the passage begins in the sentence that asks for the form. */
function afterColon(sentence: string): string {
  const rest =
    /\b(?:passage|text|sentence|message|paragraph|review|information|input)\s?:\s+(\S[\s\S]*)$/i.exec(sentence)?.[1] ??
    ''
  // `Parse "Kickoff with Nora" into JSON`.
  const quoted = /["“]([^"”\n]{1,2000}\s[^"”\n]{1,2000}\s[^"”\n]{1,2000})["”]/.exec(sentence)?.[1] ?? ''
  return rest === '' ? quoted : aboutForm.test(rest) ? '' : rest
}

const aboutForm = /\b(?:json|schema|markdown|code ?block|code snippet|json_schema)\b|JSON_SCHEMA/i

function toSchema(value: Record<string, unknown>): Record<string, unknown> | null {
  for (const key of ['schema', 'json_schema', 'parameters', 'input_schema'])
    if (isRecord(value[key])) {
      const inner = toSchema(value[key])
      if (inner !== null) return inner
    }
  const { type, properties, items } = value
  const isObject =
    isRecord(properties) && Object.values(properties).every((item) => isRecord(item) || typeof item === 'boolean')
  const isReference =
    ['$ref', 'anyOf', 'oneOf', 'allOf'].some((key) => value[key] !== undefined) && isRecord(value['$defs'])
  const isList = type === 'array' && isRecord(items)
  return isObject || isReference || isList || (type === 'object' && value['additionalProperties'] !== undefined)
    ? value
    : null
}

/** The position after the bracket that closes the one at `start`; -1 if there is none. */
function findEnd(text: string, start: number): number {
  let depth = 0
  for (let i = start; i < text.length; i++) {
    const character = text[i]
    if (character === '"') {
      for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === '\\') i++
    } else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return i + 1
  }
  return -1
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // These are braces of code or of an outline.
    return undefined
  }
}
