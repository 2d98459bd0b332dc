/** Reads the output format of a BAML prompt as a JSON Schema: `Answer in JSON using this schema:` and a type with comments. */
import { guard } from './cues.ts'
import { isRecord } from './request-view.ts'
import { readTypeAt } from './typescript-schema.ts'

type Schema = Record<string, unknown>

const longest = 40_000
const lead = guard(
  /\b(?:Answer|Respond|Reply|Return|Output)\b[^\n:]{0,60}\b(?:(?:this|these|following) schemas?|as an?|with an?|JSON Array)\b[^\n:]{0,40}:\s{0,4}(?=[{['"A-Za-z])/i,
)
/** An enum that stands before the format, with its values in lines. */
const listedEnum = /(?:^|\n)([A-Z]\w{0,60})\n-{3,20}\n((?:[ \t]{0,4}-[ \t][^\n]{1,300}(?:\n|$)){1,60})/g

/** The schema that follows the lead, and the text without both; null if a text has none. */
export function findBamlSchema(text: string): { schema: Schema; rest: string } | null {
  const found = text.length > longest ? null : lead.exec(text)
  if (found === null) return null
  const from = found.index + found[0].length
  // This is JSON, whose keys are in quotes.
  if (/^\{\s{0,40}["}]/.test(text.slice(from, from + 60))) return null
  const read = readTypeAt(text, from)
  if (read === null || !isComposed(read.schema)) return null
  const enums = readEnums(text)
  const schema = withEnums(read.schema, enums) as Schema
  return { schema, rest: `${text.slice(0, found.index)}\n${text.slice(read.end)}`.replaceAll(listedEnum, '\n') }
}

/** Whether a type has a structure; `Answer as a: string` is a plain text. */
function isComposed(schema: Schema): boolean {
  const { anyOf } = schema
  return (
    schema['type'] === 'object' ||
    schema['type'] === 'array' ||
    (Array.isArray(anyOf) && anyOf.every((branch) => isRecord(branch) && isComposed(branch)))
  )
}

function readEnums(text: string): ReadonlyMap<string, Schema> {
  const enums = new Map<string, Schema>()
  for (const [, name = '', lines = ''] of text.matchAll(listedEnum)) {
    const values = lines
      .trim()
      .split('\n')
      .map((line) => line.replace(/^\s*-\s/, ''))
    const described = values.filter((value) => value.includes(': ')).join('\n')
    enums.set(name, {
      enum: values.map((value) => value.split(': ', 1)[0]?.trim()),
      ...(described === '' ? {} : { description: described }),
    })
  }
  return enums
}

/** The schema with the enums in place of their names. */
function withEnums(value: unknown, enums: ReadonlyMap<string, Schema>): unknown {
  if (Array.isArray(value)) return value.map((one) => withEnums(one, enums))
  if (!isRecord(value)) return value
  const { $ref } = value
  if (typeof $ref === 'string') return enums.get($ref.slice('#/$defs/'.length)) ?? { type: 'string' }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withEnums(one, enums)]))
}
