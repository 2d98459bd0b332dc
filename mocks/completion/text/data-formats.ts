/** Answers in other formats of data than JSON: YAML, CSV, XML with given tags, and dates in the form of strftime. */
import { toText } from '../../common/index.ts'
import { guard } from '../cues.ts'
import { isRecord } from '../request-view.ts'

const fence = '\u0060\u0060\u0060'
const yaml =
  /\b(?:in|as|into|valid|using|formatted as an?|a|output(?:ting)?|return|only) (?:valid )?ya?ml\b|\bya?ml (?:format|instance|output|object|document|block|code)/i
const csv = /\b(?:in|as|into|valid|using|formatted as) (?:a )?csv\b|\bcsv (?:format|with|output|row)/i

/** The format that a prompt wants in place of JSON. */
export function findDataFormat(prompt: string): 'yaml' | 'csv' | null {
  if (yaml.test(prompt)) return 'yaml'
  return csv.test(prompt) && !/\bjson\b/i.test(prompt) ? 'csv' : null
}

/** A value in a format, in a fenced block where the prompt wants one. */
export function toDataFormat(value: unknown, format: 'yaml' | 'csv', prompt: string): string {
  const text = format === 'yaml' ? toYaml(value, '').trim() : toCsv(value)
  const isFenced =
    /\b(?:backticks|code ?block|fenced)\b|\u0060\u0060\u0060ya?ml/i.test(prompt) &&
    !/\b(?:no|without|not) [^.\n]{0,30}(?:backticks|code ?block|fence)/i.test(prompt)
  return isFenced ? `${fence}${format}\n${text}\n${fence}` : text
}

function toYaml(value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []'
    return value
      .map(
        (item) => `\n${indent}-${isPlain(item) ? ` ${toScalar(item)}` : ` ${toYaml(item, `${indent}  `).trimStart()}`}`,
      )
      .join('')
  }
  if (!isRecord(value)) return ` ${toScalar(value)}`
  const members = Object.entries(value)
  if (members.length === 0) return ' {}'
  return members
    .map(
      ([key, member]) =>
        `\n${indent}${key}:${isPlain(member) ? ` ${toScalar(member)}` : toYaml(member, `${indent}  `)}`,
    )
    .join('')
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

/** A text that YAML would read as another type, or as a sign, is quoted. */
function toScalar(value: unknown): string {
  if (typeof value !== 'string') return toText(value)
  const isSafe =
    /^[\p{L}(][^:#\n"'[\]{}&*!|>%@\u0060]*$/u.test(value) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value) &&
    !/\s$/.test(value)
  return isSafe ? value : JSON.stringify(value)
}

function toCsv(value: unknown): string {
  const rows = Array.isArray(value) ? value : isRecord(value) ? [findRows(value) ?? value].flat() : [value]
  const records = rows.filter((row) => isRecord(row))
  const keys = [...new Set(records.flatMap((row) => Object.keys(row)))]
  return [keys, ...records.map((row) => keys.map((key) => row[key]))].map((row) => row.map(toCell).join(',')).join('\n')
}

function findRows(value: Record<string, unknown>): unknown[] | undefined {
  const members = Object.values(value)
  const [only] = members
  return members.length === 1 && Array.isArray(only) && only.every((row) => isRecord(row)) ? only : undefined
}

function toCell(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? '')
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const tagList = guard(
  /\boutput tags\b[^[\n]{0,40}\n?[\s\u0060]{0,8}\[\s{0,3}((?:['"][\w-]{1,40}['"](?:,\s{0,3})?){1,30})\]/i,
)

/** An XML document with the tags that the parser of LangChain lists. */
export function findXml(text: string, topic: string): string | null {
  const listed = tagList.exec(text)?.[1]
  if (listed === undefined) return null
  const [root = 'answer', ...rest] = Array.from(listed.matchAll(/[\w-]+/g), ([name]) => name)
  const content = topic.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  if (rest.length === 0) return `<${root}>${content}</${root}>`
  const members = rest.map((name, index) => `  <${name}>${index === 0 ? content : name}</${name}>`)
  return [`<${root}>`, ...members, `</${root}>`].join('\n')
}

const dateForm = guard(
  /\bmatch(?:es|ing)? the (?:following )?(?:pattern|format)\s?:?\s?["'\u0060](%[^"'\u0060\n]{1,60})["'\u0060]/i,
)
const events: readonly (readonly [about: RegExp, date: string])[] = [
  [/\bmoon landing\b|\blanded on the moon\b|\bapollo 11\b/i, '1969-07-20T20:17:40'],
  [/\bbitcoin\b/i, '2009-01-03T18:15:05'],
  [/\bberlin wall\b[^?]*\bf[ae]ll?\b|\bfall of the berlin wall\b/i, '1989-11-09T00:00:00'],
  [/\btitanic\b/i, '1912-04-15T02:20:00'],
  [/\bdeclaration of independence\b|\b(?:united states|usa|america)\b[^?]*\bindependen/i, '1776-07-04T00:00:00'],
  [/\bworld war (?:ii|2|two)\b[^?]*\bend|\bend of world war (?:ii|2|two)\b/i, '1945-09-02T00:00:00'],
  [/\bworld war (?:i|1|one)\b[^?]*\bend/i, '1918-11-11T00:00:00'],
]

/** A date in the form that a prompt gives for strftime: that of a well-known event, else that of the text, else the current one. */
export function findFormattedDate(text: string, nowSeconds: number): string | null {
  const form = dateForm.exec(text)?.[1]
  if (form === undefined) return null
  const question = text.replace(/\bexamples?\s?:[^\n]*/gi, ' ')
  const known = events.find(([about]) => about.test(question))?.[1] ?? /\b\d{4}-\d\d-\d\d\b/.exec(question)?.[0]
  const date =
    known === undefined
      ? new Date(nowSeconds * 1000)
      : new Date(known.includes('T') ? `${known}Z` : `${known}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return null
  const iso = date.toISOString()
  const parts: Readonly<Record<string, string>> = {
    Y: iso.slice(0, 4),
    m: iso.slice(5, 7),
    d: iso.slice(8, 10),
    H: iso.slice(11, 13),
    M: iso.slice(14, 16),
    S: iso.slice(17, 19),
    f: '000000',
    y: iso.slice(2, 4),
    z: '+0000',
    Z: 'UTC',
  }
  return form.replaceAll(/%([A-Za-z])/g, (whole, letter: string) => parts[letter] ?? whole)
}
