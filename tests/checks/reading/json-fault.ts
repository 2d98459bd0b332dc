/** Says what is the matter with a text that is not JSON, in the words of somebody who has seen it before. */

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
  const reason = findReason(text)
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
  if (/end of JSON|Unterminated/i.test(reason)) return 'breaks off before the JSON is complete'
  if (/control character/i.test(reason)) return 'holds a raw control character inside a string'
  return 'is not JSON'
}

/** The parser's words, without the excerpt some of them carry. */
export function findReason(text: string): string {
  try {
    JSON.parse(text)
    return 'nothing'
  } catch (error) {
    return error instanceof SyntaxError ? error.message.replace(/, ?(\.\.\.)?".*$/s, '').slice(0, 120) : 'not JSON'
  }
}

/** What follows a complete JSON text; null when there is no complete one. */
function findRest(text: string): string | null {
  try {
    JSON.parse(text)
  } catch (error) {
    const at = /after JSON at position (\d+)/.exec((error as Error).message)
    if (at) return text.slice(Number(at[1]))
  }
  return null
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
