/** Reads JSON that a person is editing: the value, or what is wrong and where. */

/** Why a text is not JSON; line and column count from 1, the offset from 0. */
export interface JsonProblem {
  message: string
  line: number
  column: number
  offset: number
}

/** The value of a text, or the problem that keeps it from being read. */
export function readJson(text: string): { value: unknown } | { problem: JsonProblem } {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    const offset = findOffset(text)
    return { problem: { message: toMessage(text, offset), ...toPlace(text, offset), offset } }
  }
}

/** Line and column of an offset. */
function toPlace(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

/** White space, then one token: a mark, a string without the control characters that JSON forbids, or a number or constant. */
const token =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\0-\x1f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y
const inString = /[ \t\r\n]*"(?:[^"\\\0-\x1f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*/y

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end'

/**
 * The offset of the first character that cannot continue the JSON before it. The engines report positions in different ways, and some
 * not at all.
 */
function findOffset(text: string): number {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  token.lastIndex = 0
  for (;;) {
    const from = token.lastIndex
    const match = token.exec(text)
    if (!match) return findLexicalOffset(text, from)
    const [, mark, string] = match
    const at = token.lastIndex - match[0].trimStart().length
    if (mark === undefined || mark === '{' || mark === '[') {
      if (expected === 'name' || expected === 'name or }') {
        if (string === undefined) return at
        expected = ':'
        continue
      }
      if (expected !== 'value' && expected !== 'value or ]') return at
      if (mark !== undefined) open.push(mark)
      expected = mark === undefined ? ', or end' : mark === '{' ? 'name or }' : 'value or ]'
      continue
    }
    const inside = open.at(-1)
    if (mark === ':') {
      if (expected !== ':') return at
      expected = 'value'
    } else if (mark === ',') {
      if (expected !== ', or end' || inside === undefined) return at
      expected = inside === '{' ? 'name' : 'value'
    } else {
      const closes = mark === '}' ? '{' : '['
      const empty = mark === '}' ? 'name or }' : 'value or ]'
      if (inside !== closes || (expected !== ', or end' && expected !== empty)) return at
      open.pop()
      expected = ', or end'
    }
  }
}

/** Where the token that starts here breaks off: inside a string its first wrong character, elsewhere its first character. */
function findLexicalOffset(text: string, from: number): number {
  inString.lastIndex = from
  if (inString.test(text)) return inString.lastIndex
  const spaces = /[ \t\r\n]*/y
  spaces.lastIndex = from
  spaces.test(text)
  return spaces.lastIndex
}

function toMessage(text: string, offset: number): string {
  if (text.trim() === '') return 'The text is empty. Write a JSON object.'
  if (offset >= text.trimEnd().length) return 'The JSON ends too early: a bracket or a quote is not closed.'
  const rest = text.slice(offset, offset + 8)
  if (/^[}\]]/.test(rest) && /,\s*$/.test(text.slice(0, offset))) return 'Remove the comma before this bracket.'
  if (rest.startsWith("'")) return 'JSON requires double quotes.'
  if (rest.startsWith('//') || rest.startsWith('/*')) return 'JSON has no comments.'
  if (rest.charCodeAt(0) < 32) return String.raw`A line break in a string is written \n, a tab \t.`
  if (rest.startsWith('\\')) return String.raw`A backslash in a string is written \\.`
  return `Unexpected ${JSON.stringify([...rest][0])}.`
}
