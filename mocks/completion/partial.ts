/** Partial mode: the answer continues the last assistant message and does not repeat it (docs/api/partial). */
import type { ViewedMessage } from './request-view.ts'

/** The rest of an answer after the given beginning. */
export function continuePartial(partial: ViewedMessage, answer: string, chinese: boolean): string {
  const prefix = partial.text
  if (prefix === '') return answer
  if (answer.startsWith(prefix)) return answer.slice(prefix.length) || (chinese ? '。' : '.')
  const trimmed = prefix.trim()
  if (/^[[{]/.test(trimmed)) return closeJson(trimmed, answer)
  const overlap = findOverlap(prefix, answer)
  const rest = answer.slice(overlap)
  // A space where words would be joined otherwise.
  const space = overlap === 0 && /[\p{L}\p{N},.;:!?]$/u.test(prefix) && /^[A-Za-z\d]/.test(rest) ? ' ' : ''
  return space + rest
}

/** The rest of a JSON answer after the given beginning, which may have other white space. A beginning that differs otherwise is only closed. */
export function continueJson(partial: ViewedMessage, json: string): string {
  // The client may have written a code fence before the object; the object after it is continued.
  const prefix = partial.text.trim().replace(/^\u0060\u0060\u0060(?:json)?\s*/i, '')
  if (!/^[[{]/.test(prefix)) return json
  const begun = withoutSpaces(prefix)
  return json.startsWith(begun) ? json.slice(begun.length) : closeJson(prefix, 'value')
}

/** A JSON text, also an unfinished one, without the white space between its tokens. */
function withoutSpaces(json: string): string {
  return json.replaceAll(/("(?:[^"\\]|\\.)*"?)|\s+/g, (_, string: string | undefined) => string ?? '')
}

/** How many characters at the end of the prefix are also the beginning of the answer. */
function findOverlap(prefix: string, answer: string): number {
  for (let length = Math.min(prefix.length, answer.length, 400); length > 2; length--)
    if (prefix.endsWith(answer.slice(0, length))) return length
  return 0
}

/** The rest of a literal that the text ends in: `ue` after `tr`. */
function finishLiteral(prefix: string): string {
  const begun = /[a-z]+$/.exec(prefix)?.[0] ?? ''
  const literal = ['true', 'false', 'null'].find((word) => begun !== '' && word.startsWith(begun))
  return literal?.slice(begun.length) ?? ''
}

/** Completes the beginning of a JSON text: an open string, an unfinished literal, a missing value, open brackets. */
function closeJson(prefix: string, answer: string): string {
  const open: string[] = []
  let inString = false
  let expectsKey = false
  let isEscaping = false
  let last = ''
  for (let i = 0; i < prefix.length; i++) {
    const character = prefix.charAt(i)
    if (inString) {
      if (character === '\\') isEscaping = ++i === prefix.length
      else if (character === '"') inString = false
      continue
    }
    if (character.trim() === '') continue
    if (character === '"') inString = true
    else if (character === '{' || character === '[') open.push(character)
    else if (character === '}' || character === ']') open.pop()
    expectsKey = open.at(-1) === '{' && (character === '{' || character === ',' || (expectsKey && character === '"'))
    last = character
  }
  const text = JSON.stringify(answer.slice(0, 200)).slice(1, -1)
  let rest = ''
  if (inString) rest = (isEscaping ? '\\' : '') + (expectsKey ? `": "${text}"` : `${text}"`)
  else if (last === '{') rest = `"answer": "${text}"`
  else if (last === ',') rest = open.at(-1) === '{' ? ` "answer": "${text}"` : ` "${text}"`
  else if (last === ':') rest = ` "${text}"`
  else if (last === '[') rest = `"${text}"`
  else if (expectsKey && last === '"') rest = `: "${text}"`
  else rest = finishLiteral(prefix)
  for (let i = open.length - 1; i >= 0; i--) rest += open[i] === '{' ? '}' : ']'
  return rest
}
