/** Says what is wrong with a text that should be JSON, precisely enough to mend the server that wrote it. */
import { parseJson } from '../../../../openapi/bounded-json.ts'

/** `undefined` when the text does not parse, or nests beyond reason. */
export function parse(text: string): unknown {
  return parseJson(text).json
}

/** The end of the first complete object or array of a text; -1 when there is none. */
function findFirstEnd(text: string): number {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (quoted) {
      if (sign === '\\') at++
      else if (sign === '"') quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === '{' || sign === '[') depth++
    else if (sign === '}' || sign === ']') {
      depth--
      if (depth <= 0) return at + 1
    }
  }
  return -1
}

/** Why the text is no JSON, as the end of a sentence that begins with what the text is. */
export function explain(text: string): string {
  const end = findFirstEnd(text)
  if (end > 0 && text.slice(end).trim() !== '') {
    const first = parse(text.slice(0, end))
    const rest = parse(text.slice(end))
    if (first !== undefined && rest !== undefined) {
      if (text.slice(0, end).trim() === '{}') return 'begin with a `{}` placeholder that the real text follows'
      return JSON.stringify(first) === JSON.stringify(rest) ? 'are sent twice in full' : 'are two JSON texts in a row'
    }
  }
  return explainSign(text)
}

function explainSign(text: string): string {
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (quoted && sign < ' ') return `hold a raw control character (${toCode(sign)}) inside a string`
    if (!quoted && sign === '\\') return 'hold a backslash escape outside any string'
    if (quoted && sign === '\\') at++
    else if (sign === '"') quoted = !quoted
  }
  if (/^\s*[{[]/.test(text) && findFirstEnd(text) < 0) return 'end in the middle'
  if (/'\s*:|:\s*'|\b(None|True|False)\b/.test(text)) return 'are written in another language’s notation'
  return 'do not parse as JSON'
}

function toCode(sign: string): string {
  return `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
