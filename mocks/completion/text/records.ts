/** Writes records that a text lists as CSV, or as a table in Markdown: `- name: Ann, age: 30`, `Ann (30)`. */
import { guard } from '../cues.ts'

const asksForTable = guard(/\bmarkdown\b[^.\n]{0,20}\btable\b|\btable\b[^.\n]{0,20}\bmarkdown\b/i)
const asksForCsv = guard(/\bcsv\b/i)
const line = /^[ \t]{0,8}(?:[-*•]|\d{1,3}[.)])?[ \t]{0,4}(\S[^\n]*)$/gm
const member = /^\s*["']?([\p{L}_][\p{L}\d _-]{0,30}?)["']?\s?[:=]\s?(.{1,200}?)\s*$/u
/** `the columns Name and Age`. */
const columns =
  /\bcolumns?\s(?:are\s|named\s|called\s|for\s)?:?\s?["'\u0060]?([\p{L}_][\p{L}\d_]{0,30})["'\u0060]?((?:(?:\s?,\s?(?:and\s)?|\sand\s)["'\u0060]?[\p{L}_][\p{L}\d_]{0,30}["'\u0060]?){1,12})/iu
/** `Ann (30)`. */
const inBrackets = /(\p{Lu}[\p{L}'’-]{0,30}(?:\s\p{Lu}[\p{L}'’-]{0,30}){0,3})\s\(([^()\n]{1,60})\)/gu
const longest = 8000
const mostRows = 500

interface Records {
  readonly keys: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The records in the form that a text asks for; null if it asks for none of the two, or lists no records. */
export function writeRecords(text: string): string | null {
  if (text.length > longest) return null
  const isTable = asksForTable.test(text)
  if (!isTable && !asksForCsv.test(text)) return null
  const found = readLines(text) ?? readBrackets(text) ?? readStated(text) ?? readPairs(text)
  if (found === null) return null
  const { keys, rows } = found
  if (!isTable) return [keys, ...rows].map((cells) => cells.map(toCell).join(',')).join('\n')
  return [toTableRow(keys), `|${' --- |'.repeat(keys.length)}`, ...rows.map(toTableRow)].join('\n')
}

/** Lines of members; all must have the same keys. */
function readLines(text: string): Records | null {
  let keys: string[] | null = null
  const rows: string[][] = []
  for (const match of text.matchAll(line)) {
    const parts = (match[1] as string).split(/\s?[,;]\s/).map((part) => member.exec(part))
    if (parts.length < 2 || parts.some((part) => part === null)) continue
    const names = parts.map((part) => part?.[1] ?? '')
    keys ??= names
    if (names.join('\n') !== keys.join('\n') || rows.length >= mostRows) return null
    rows.push(parts.map((part) => part?.[2] ?? ''))
  }
  return keys === null ? null : { keys, rows }
}

/** `the columns Name and Age for Ann (30) and Ben (41)`. */
function readBrackets(text: string): Records | null {
  const named = columns.exec(text)
  if (named === null) return null
  const keys = [named[1] as string, ...(named[2] as string).split(/\s?,\s?(?:and\s)?|\sand\s/)]
    .map((key) => key.replaceAll(/["'\u0060]/g, '').trim())
    .filter((key) => key !== '')
  const rows = Array.from(text.matchAll(inBrackets), ([, name = '', more = '']) => [name, ...more.split(/,\s?/)])
  return rows.length > 0 && rows.length <= mostRows && rows.every((row) => row.length === keys.length)
    ? { keys, rows }
    : null
}

const pair = /(\p{Lu}[\p{L}'’-]{1,30})\s([$€£]?\d[\d.]{0,12})(?=[,.;\n]|\sand\s|$)/gu

/** `the columns name and score for: Bea 91, Carl 77`. */
function readPairs(text: string): Records | null {
  const named = columns.exec(text)
  if (named === null) return null
  const keys = [named[1] as string, ...(named[2] as string).split(/\s?,\s?(?:and\s)?|\sand\s/)]
    .map((key) => key.replaceAll(/["'\u0060]/g, '').trim())
    .filter((key) => key !== '')
  const rows = Array.from(text.matchAll(pair), ([, name = '', value = '']) => [name, value.replace(/[.]$/, '')])
  return keys.length === 2 && rows.length > 1 && rows.length <= mostRows ? { keys, rows } : null
}

const stated =
  /(?:^|[:,.;]\s|\band\s)(\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}'’-]{1,30})?)\s(is|has|costs|weighs|scored|lives in|works as an?)\s([$€£]?[\p{L}\d][^,.;\n]{0,40}?)(?=[,.;\n]|\sand\s\p{Lu}|$)/gu
const secondColumns: Readonly<Record<string, string>> = {
  is: 'age',
  costs: 'price',
  weighs: 'weight',
  scored: 'score',
  'lives in': 'city',
  has: 'amount',
}

/** `Ada is 36, Linus is 54`: what several names have in one form. */
function readStated(text: string): Records | null {
  const found = [...text.matchAll(stated)].slice(0, mostRows)
  const verb = found[0]?.[2] ?? ''
  if (found.length < 2 || found.some((match) => match[2] !== verb)) return null
  const rows = found.map(([, name = '', , value = '']) => [name, value.replace(/ years? old$/, '')])
  const isNumeric = rows.every(([, value = '']) => /^[$€£]?\d/.test(value))
  const second = isNumeric || verb !== 'is' ? (secondColumns[verb] ?? 'job') : 'value'
  return { keys: ['name', second], rows }
}

function toTableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`
}

function toCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
