/** Says what is the matter with a text that is not JSON, in the words of somebody who has seen it before. */

import { parseJson } from '../../../../openapi/bounded-json.ts'

/** More text than this is not analysed; the parser's own words must do. */
const enough = 1_000_000

/** One sentence about a text that `JSON.parse` refuses. */
export function findJsonFault(text: string): string {
  const start = text.slice(0, 200).trimStart()
  if (start === '') return 'is empty'
  if (start.startsWith('\uFEFF') || text.startsWith('\uFEFF')) return 'begins with a byte-order mark'
  if (/^["'[\s]*done["'\]\s.!;]*$/i.test(start)) return 'is another spelling of `[DONE]`'
  if (start.startsWith('<')) return 'is markup, not JSON'
  if (!/^[[{"]/.test(start))
    return /^-?(NaN|Infinity)\b/.test(start) ? 'holds NaN or Infinity' : 'is plain text, not JSON'
  const { fault, reason } = parseJson(text)
  if (fault === 'deep') return `is JSON ${reason}`
  if (text.length > enough) return `is not JSON (${reason})`
  const rest = findRest(text)
  if (rest !== null) {
    if (/\[DONE\]/.test(rest)) return 'has `[DONE]` glued to the JSON'
    return /^[\s,]*(data:)?\s*[{[]/.test(rest)
      ? 'is more than one JSON text: the blank line between events is missing'
      : 'has text after the JSON'
  }
  if (isWithout(text, /-?\b(?:NaN|Infinity|nan|inf)\b/g)) return 'holds NaN or Infinity, which JSON does not know'
  if (/^\s*[[{]\s*'/.test(text) || isWithout(text, /\b(?:None|True|False)\b/g))
    return 'is written in another notation than JSON (single quotes, None, True)'
  const words = findWords(text)
  if (/end of JSON|Unterminated/i.test(words)) return 'breaks off before the JSON is complete'
  if (/control character/i.test(words)) return 'holds a raw control character inside a string'
  return 'is not JSON'
}

/** What follows a complete JSON text; null when there is no complete one. */
function findRest(text: string): string | null {
  const at = /after JSON at position (\d+)/.exec(findWords(text))
  return at ? text.slice(Number(at[1])) : null
}

/** The engine's own words; they quote the text, so they are not for reports. */
function findWords(text: string): string {
  try {
    JSON.parse(text)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

/** Whether the text parses once these words, outside strings, are taken for null. */
function isWithout(text: string, words: RegExp): boolean {
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
