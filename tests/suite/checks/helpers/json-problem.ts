/** Names what is wrong with a text that should be JSON, precisely enough to fix the server that wrote it. */
import { parseJson } from '../../../../openapi/bounded-json.ts'
import type { Arrival, Subject } from '../../judge/index.ts'
import { isFramedStream } from './answer.ts'

/** Longer texts are not analysed; the message then has the parser's reason. */
const maxAnalysed = 1_000_000

/** What is wrong with a payload that does not parse, as the end of a sentence that begins with "the body" or "the event". */
export function findJsonProblem(text: string): string {
  const start = text.slice(0, 200).trimStart()
  if (start === '') return 'is empty'
  if (start.startsWith('\uFEFF') || text.startsWith('\uFEFF')) return 'begins with a byte-order mark'
  if (/^["'[\s]*done["'\]\s.!;]*$/i.test(start)) return 'is another spelling of `[DONE]`'
  if (start.startsWith('data:')) return 'begins with a second `data:` prefix'
  if (start.startsWith('<')) return 'is markup, not JSON'
  if (!/^[[{"]/.test(start))
    return /^-?(NaN|Infinity)\b/.test(start) ? 'holds NaN or Infinity' : 'is plain text, not JSON'
  const { problem, reason } = parseJson(text)
  if (problem === 'deep') return `is JSON ${reason}`
  if (text.length > maxAnalysed) return `is not JSON (${reason})`
  const rest = findRest(text)
  if (rest !== null) {
    if (/\[DONE\]/.test(rest)) return 'has `[DONE]` right after the JSON'
    return /^[\s,]*(?:data:\s*)?[{[]/.test(rest)
      ? 'is more than one JSON text: the blank line between events is missing'
      : 'has text after the JSON'
  }
  if (parsesWithout(text, /-?\b(?:NaN|Infinity|nan|inf)\b/g)) return 'holds NaN or Infinity, which JSON does not know'
  if (/^\s*[[{]\s*'/.test(text) || parsesWithout(text, /\b(?:None|True|False)\b/g))
    return 'is written in another notation than JSON (single quotes, None, True)'
  const words = toParserMessage(text)
  if (/end of JSON|Unterminated/i.test(words) || isAtEnd(words, text)) return brokenOff
  if (/control character/i.test(words)) return 'holds a raw control character inside a string'
  return 'is not JSON'
}

const brokenOff = 'breaks off before the JSON is complete'

/** Whether a stream ends within the data of this event: stream-termination reports it, and what else is missing follows from it. */
export function isBrokenOff(subject: Subject, { event, json, done }: Arrival): boolean {
  if (event.terminated || done || json !== undefined || !isFramedStream(subject)) return false
  return '[DONE]'.startsWith(event.data) || findJsonProblem(event.data) === brokenOff
}

/** What follows a complete JSON text; null when there is no complete one. */
function findRest(text: string): string | null {
  const at = /after JSON at position (\d+)/.exec(toParserMessage(text))
  return at ? text.slice(Number(at[1])) : null
}

/** Whether the parser failed where the text ends. */
function isAtEnd(words: string, text: string): boolean {
  const at = /at position (\d+)/.exec(words)
  return at !== null && Number(at[1]) >= text.length
}

/** The message of `JSON.parse`. It quotes the text, so reports do not show it. */
function toParserMessage(text: string): string {
  try {
    JSON.parse(text)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

/** Whether the text parses once these words, outside strings, are replaced by null. */
function parsesWithout(text: string, words: RegExp): boolean {
  const pattern = new RegExp(`"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"|${words.source}`, 'g')
  let found = false
  const repaired = text.replace(pattern, (match) => {
    if (match.startsWith('"')) return match
    found = true
    return 'null'
  })
  if (!found) return false
  try {
    JSON.parse(repaired)
    return true
  } catch {
    return false
  }
}

/** The offset after the first complete object or array of a text; -1 when there is none. */
function findFirstEnd(text: string): number {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (quoted) {
      if (character === '\\') at++
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') {
      depth--
      if (depth <= 0) return at + 1
    }
  }
  return -1
}

/** What is wrong with an argument or content text, as the end of a sentence that begins with "the arguments" or "its text would". */
export function explainText(text: string): string {
  const end = findFirstEnd(text)
  if (end > 0 && text.slice(end).trim() !== '') {
    const first = parseJson(text.slice(0, end)).json
    const rest = parseJson(text.slice(end)).json
    if (first !== undefined && rest !== undefined) {
      if (text.slice(0, end).trim() === '{}') return 'begin with a `{}` placeholder that the real text follows'
      return JSON.stringify(first) === JSON.stringify(rest) ? 'are sent twice in full' : 'are two JSON texts in a row'
    }
  }
  return explainCharacters(text)
}

function explainCharacters(text: string): string {
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (quoted && character < ' ') return `hold a raw control character (${toCode(character)}) inside a string`
    if (!quoted && character === '\\') return 'hold a backslash escape outside any string'
    if (quoted && character === '\\') at++
    else if (character === '"') quoted = !quoted
  }
  if (/^\s*[{[]/.test(text) && findFirstEnd(text) < 0) return 'end in the middle'
  if (/'\s*:|:\s*'|\b(None|True|False)\b/.test(text)) return 'are written in another language’s notation'
  return 'do not parse as JSON'
}

function toCode(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
