/** Reads TypeScript definitions in a prompt as a JSON Schema: `interface Order { items: Item[]; note?: string }` (TypeChat). */
import { hasCues, needs } from './cues.ts'

type Schema = Record<string, unknown>

const cues = needs('interface type', '{')
const longest = 40_000
const declared = /\b(?:interface|type)\s+[A-Z]\w{0,60}/
const wantedType = /\b(?:of type|type|interface|matching|conforms? to)\s["'\u0060]([A-Z]\w{0,60})["'\u0060]/
const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"[^"\n]*"|'[^'\n]*'|[A-Za-z_$][\w$]*|-?\d+(?:\.\d+)?|=>|[{}[\]()<>:;,|&?=]/y
const space = /\s+/y
const deepest = 20

/** The schema of the type that a text asks for, with the others as definitions; null if it defines none. */
export function findTypeScriptSchema(text: string): Schema | null {
  if (text.length > longest || !hasCues(cues, text) || !declared.test(text)) return null
  const definitions = readDefinitions(text)
  const names = Object.keys(definitions)
  if (names.length === 0) return null
  const wanted = wantedType.exec(text)?.[1] ?? ''
  const used = JSON.stringify(definitions)
  const root =
    (Object.hasOwn(definitions, wanted) ? wanted : undefined) ??
    names.find((name) => !used.includes(`"#/$defs/${name}"`)) ??
    (names.at(-1) as string)
  return { ...(definitions[root] as Schema), $defs: definitions }
}

/** The text without its fenced definitions, whose words are not facts. */
export function withoutDefinitions(text: string): string {
  if (!declared.test(text)) return text
  return text
    .split('\u0060\u0060\u0060')
    .filter((part, index) => index % 2 === 0 || !declared.test(part))
    .join('\n')
}

/** Every definition that can be read, by its name. */
function readDefinitions(text: string): Record<string, Schema> {
  const found = new Map<string, Schema>()
  for (const match of text.matchAll(
    /\b(?:interface|type)\s+([A-Z]\w{0,60})(?:\s+extends\s+(\w{1,60}))?\s*=?\s*(?=[{"'|A-Z(]|string|number|boolean)/g,
  )) {
    const reader = createReader(text, match.index + match[0].length)
    const schema = readType(reader, 0)
    if (schema !== null) found.set(match[1] as string, withBase(schema, found.get(match[2] ?? '')))
  }
  // A name without a definition may be anything.
  return Object.fromEntries([...found].map(([name, schema]) => [name, withKnown(schema, found) as Schema]))
}

/** An interface with the members of the one that it extends. */
function withBase(schema: Schema, base: Schema | undefined): Schema {
  if (base === undefined || schema['type'] !== 'object' || base['type'] !== 'object') return schema
  const required = [base['required'], schema['required']].flatMap((one) =>
    Array.isArray(one) ? (one as unknown[]) : [],
  )
  return {
    ...schema,
    properties: { ...(base['properties'] as Schema), ...(schema['properties'] as Schema) },
    required: [...new Set(required)],
  }
}

/** The type that is written at a position of a text, with the definitions before it, and where it ends; null if none can be read. */
export function readTypeAt(text: string, start: number): { schema: Schema; end: number } | null {
  const reader = createReader(text, start)
  const schema = readType(reader, 0)
  return schema === null ? null : { schema, end: reader.position() }
}

interface Reader {
  /** Where the tokens that were taken end. */
  position: () => number
  /** The next token that is not a comment, '' at the end. */
  peek: () => string
  take: () => string
  /** The comment before the next token, or behind it on its line. */
  comment: () => string
}

function createReader(text: string, start: number): Reader {
  let at = start
  let note = ''
  let next: string | null = null
  const read = (): string => {
    for (;;) {
      space.lastIndex = at
      if (space.test(text)) at = space.lastIndex
      token.lastIndex = at
      const found = token.exec(text)?.[0]
      if (found === undefined) return ''
      at = token.lastIndex
      if (!found.startsWith('//') && !found.startsWith('/*')) return found
      note = found.replaceAll(/^\/[/*]+|\*+\/$/g, '').trim()
    }
  }
  const peek = (): string => (next ??= read())
  let taken = start
  return {
    position: () => taken,
    peek,
    take: () => {
      const found = peek()
      next = null
      taken = at
      return found
    },
    comment: () => {
      const behind = /^[ \t]*\/\/[ \t]*([^\n]*)/.exec(text.slice(at, at + 300))?.[1]
      const said = behind ?? note
      note = ''
      return said
    },
  }
}

function readType(reader: Reader, depth: number): Schema | null {
  if (depth > deepest) return null
  const branches: Schema[] = []
  if (reader.peek() === '|') reader.take()
  for (;;) {
    const one = readSingle(reader, depth)
    if (one === null) return null
    branches.push(one)
    // BAML writes `string or null`.
    if (reader.peek() !== '|' && reader.peek() !== 'or') break
    reader.take()
  }
  const values = branches.map((branch) => branch['const'])
  if (branches.length > 1 && values.every((value) => value !== undefined)) return { enum: values }
  return branches.length === 1 ? (branches[0] as Schema) : { anyOf: branches }
}

function readSingle(reader: Reader, depth: number): Schema | null {
  let schema = readPlain(reader, depth)
  while (schema !== null && reader.peek() === '[') {
    reader.take()
    if (reader.take() !== ']') return null
    schema = { type: 'array', items: schema }
  }
  return schema
}

const plain: Readonly<Record<string, Schema>> = {
  string: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  null: { type: 'null' },
  undefined: { type: 'null' },
  Date: { type: 'string', format: 'date-time' },
  int: { type: 'integer' },
  float: { type: 'number' },
  bool: { type: 'boolean' },
}

function readPlain(reader: Reader, depth: number): Schema | null {
  const word = reader.take()
  if (word === '{') return readObject(reader, depth)
  if (word === '(') {
    const inner = readType(reader, depth + 1)
    return reader.take() === ')' ? inner : null
  }
  if (word === '[') {
    const item = readType(reader, depth + 1)
    if (reader.peek() === ',') reader.take()
    return item !== null && reader.take() === ']' ? { type: 'array', items: item } : null
  }
  if (/^["']/.test(word)) return { const: word.slice(1, -1) }
  if (/^-?\d/.test(word)) return { const: Number(word) }
  if (word === 'true' || word === 'false') return { const: word === 'true' }
  if (Object.hasOwn(plain, word)) return { ...plain[word] }
  if (!/^[A-Za-z_$]/.test(word)) return null
  if (reader.peek() !== '<') return word === 'any' || word === 'unknown' ? {} : { $ref: `#/$defs/${word}` }
  reader.take()
  const inner = readType(reader, depth + 1)
  if (/^(?:map|Map|Record)$/.test(word) && reader.peek() === ',') {
    reader.take()
    const values = readType(reader, depth + 1)
    return values !== null && reader.take() === '>' ? { type: 'object', additionalProperties: values } : null
  }
  if (inner === null || reader.take() !== '>') return null
  return word.endsWith('Array') ? { type: 'array', items: inner } : inner
}

function readObject(reader: Reader, depth: number): Schema | null {
  const properties: Schema = {}
  const required: string[] = []
  while (reader.peek() !== '}') {
    const name = reader.take().replaceAll(/^["']|["']$/g, '')
    const description = reader.comment()
    if (!/^[A-Za-z_$][\w$-]*$/.test(name)) return null
    const isOptional = reader.peek() === '?'
    if (isOptional) reader.take()
    if (reader.take() !== ':') return null
    const schema = readType(reader, depth + 1)
    if (schema === null) return null
    if (/^[;,]$/.test(reader.peek())) reader.take()
    properties[name] = description === '' ? schema : { ...schema, description }
    if (!isOptional) required.push(name)
  }
  reader.take()
  return { type: 'object', properties, required }
}

/** The schema with references to known definitions only. */
function withKnown(value: unknown, known: ReadonlyMap<string, Schema>): unknown {
  if (Array.isArray(value)) return value.map((item) => withKnown(item, known))
  if (typeof value !== 'object' || value === null) return value
  const { $ref } = value as Schema
  if (typeof $ref === 'string' && !known.has($ref.slice('#/$defs/'.length))) return {}
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withKnown(item, known)]))
}
