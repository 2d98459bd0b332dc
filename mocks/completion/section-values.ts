/** Values of a text in sections: a heading and lines with dashes, as in a resume, for the lists of a schema. */
import { keysOf } from './find-key.ts'
import { isRecord } from './request-view.ts'
import { resolveDefinition } from './unions.ts'

type Schema = Readonly<Record<string, unknown>>

interface Entry {
  readonly first: string
  readonly further: string[]
}

const longest = 8000
const bullet = /^([ \t]{0,12})[-*•][ \t]{1,4}(\S.*)$/
const heading = /^(?:#{1,4} )?(\p{Lu}[\p{L} &/]{2,40}?)[ \t]?:?$/u
const namesEntry =
  /^(?:workshop|club|team|store|place|hospital|publisher|label|studio|school|university|institution|college|company|employer|organi[sz]ation|name|title|project|language|skill)/i
const namesDegree = /^(?:degree|major|field)/i
const degree = /\b(?:B\.?\s?[AS]c?|M\.?\s?[AS]c?|Ph\.?\s?D|MBA|Bachelor|Master|Diploma|Degree|Associate)\b/i

/** The lists whose names are headings of the text; none for other texts. */
export function readSections(text: string, schema: Schema): Record<string, unknown> {
  if (text.length > longest || !/^[ \t]{0,12}[-*•]/m.test(text)) return {}
  const properties = isRecord(schema['properties']) ? schema['properties'] : {}
  const sections = splitSections(text)
  if (sections.size === 0) return {}
  const found: Record<string, unknown> = {}
  for (const [key, list] of Object.entries(properties)) {
    const entries = sections.get(toHeading(key))
    if (entries === undefined || !isRecord(list) || list['type'] !== 'array') continue
    const item = resolveDefinition(list['items'], schema)
    if (item['type'] === 'string' && item['enum'] === undefined) found[key] = entries.map(({ first }) => first)
    else if (isRecord(item['properties'])) {
      const members = item['properties']
      found[key] = entries.map((entry) => readEntry(entry, members))
    }
  }
  return found
}

function toHeading(key: string): string {
  return key
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
}

/** The entries under each heading that is followed by lines with dashes. */
function splitSections(text: string): ReadonlyMap<string, Entry[]> {
  const sections = new Map<string, Entry[]>()
  let name = ''
  let entries: Entry[] = []
  let depth = -1
  for (const line of text.split('\n')) {
    const item = bullet.exec(line)
    const head = item === null ? heading.exec(line.trim())?.[1] : undefined
    if (head !== undefined) {
      name = head.toLowerCase()
      entries = []
      depth = -1
    } else if (item !== null && name !== '') {
      const [, indent = '', said = ''] = item
      if (depth < 0) depth = indent.length
      if (indent.length <= depth) entries.push({ first: said.trim(), further: [] })
      else entries.at(-1)?.further.push(said.trim())
      sections.set(name, entries)
    }
  }
  return sections
}

/** The members of an entry: its first line is its name, the others are a degree, a year, and texts. */
function readEntry({ first, further }: Entry, members: Schema): Record<string, unknown> {
  const lines = [...further]
  const row: Record<string, unknown> = {}
  const take = (at: number): string | undefined => (at < 0 ? undefined : lines.splice(at, 1)[0])
  const keys = keysOf(members)
  const isNumber = (key: string): boolean => /"(?:integer|number)"/.test(JSON.stringify(members[key]))
  for (const key of keys.filter(isNumber)) {
    const said = take(lines.findIndex((line) => /^\D{0,20}\d{1,4}\D{0,20}$/.test(line))) ?? first
    const value = /(?:19|20)\d\d|\d{1,4}/.exec(said)?.[0]
    row[key] = value === undefined ? null : Number(value)
  }
  for (const key of keys.filter((one) => namesDegree.test(one)))
    row[key] = take(lines.findIndex((line) => degree.test(line))) ?? null
  const open = keys.filter((key) => row[key] === undefined)
  const parts = lines.length === 0 ? splitEntry(first) : []
  const [position, place] = [open.find((key) => isPosition.test(key)), open.find((key) => isPlace.test(key))]
  if (parts.length > 1 && position !== undefined && place !== undefined) {
    row[position] = parts[0]
    row[place] = parts[1]
    return Object.fromEntries(keys.map((key) => [key, row[key] ?? toEmpty(members[key])]))
  }
  // Without a usual name, the first text names the entry that further lines describe.
  const main = open.find((key) => namesEntry.test(key)) ?? (lines.length > 0 ? open[0] : undefined)
  if (main !== undefined) row[main] = first
  for (const key of keys) if (row[key] === undefined) row[key] = (main === undefined ? first : take(0)) ?? null
  return Object.fromEntries(keys.map((key) => [key, row[key] ?? toEmpty(members[key])]))
}

const isPosition = /^(?:title|job_?title|position|role|degree|course|subject)$/i
const isPlace = /^(?:company|employer|organi[sz]ation|school|university|institution|workplace)$/i

/** `Data Analyst, Fjord Lines (2019-2022)`, `Cook at Old Mill, 2014`: the position and the place without the years. */
function splitEntry(text: string): string[] {
  return text
    .replace(/\s?\([^()]{4,30}\)\s*$|,\s(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|present|now))?\s*$/i, '')
    .split(/,\s|\sat\s|\s[-–|]\s/)
    .map((part) => part.trim())
}

function toEmpty(schema: unknown): unknown {
  return isRecord(schema) && schema['type'] === 'string' ? '' : null
}
