/** Finds private keys in PEM (RFC 7468), also cut off, in one line, and as base64 of the whole file. */
import type { Edit } from './edits.ts'
import { redactedMark } from './mark.ts'

/** The first line of a private key; a form encodes its blanks as `+`. */
const begin = /-----BEGIN[ +](?:[A-Z0-9]{1,12}[ +]){0,3}PRIVATE[ +]KEY(?:[ +]BLOCK)?-----/g
/**
 * What ends the lines of the key, which may have escaped line ends and the header fields of RFC 1421: two hyphens begin the last line.
 * Searching for the end needs no backtracking; a repeated alternative for the lines would exceed the stack of V8 for a long text.
 */
const contentEnd = /--|[^A-Za-z0-9+/=\s\\:,-]/g
/** Prose that mentions the first line has no word this long after it. */
const keyWord = /[A-Za-z0-9+/=]{16}/

/** `-----BEGIN` in base64, and what follows it. */
const encoded = /LS0tLS1CRUdJTi[A-Za-z0-9+/_-]*={0,2}/g

/** Adds an edit for the content of each private key; its first and last line stay. */
export function findPrivateKeys(text: string, edits: Edit[]): void {
  if (text.includes('-----BEGIN'))
    for (const match of text.matchAll(begin)) {
      const start = match.index + match[0].length
      contentEnd.lastIndex = start
      const lines = text.slice(start, contentEnd.exec(text)?.index)
      if (!keyWord.test(lines)) continue
      // The line ends around the content stay, so that the file keeps its form.
      edits.push({
        start: start + findFirstCharacter(lines),
        end: start + findLastCharacter(lines),
        text: redactedMark,
      })
    }
}

/** Adds an edit for each private key that stands in a text as base64. */
export function findEncodedPrivateKeys(text: string, edits: Edit[]): void {
  if (!text.includes('LS0tLS1CRUdJTi')) return
  for (const match of text.matchAll(encoded)) {
    const [whole] = match
    const head = whole.slice(0, Math.min(80, whole.length - (whole.length % 4)))
    if (!/^-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY/.test(toText(head))) continue
    edits.push({ start: match.index, end: match.index + whole.length, text: redactedMark })
  }
}

/** The text of whole groups of base64, in either alphabet. */
function toText(groups: string): string {
  return atob(groups.replaceAll('-', '+').replaceAll('_', '/'))
}

/** Where the content begins: after blanks and line ends, which may be escaped. */
function findFirstCharacter(lines: string): number {
  let start = 0
  for (;;) {
    let next = start
    while (lines[next] === '\\') next++
    if (next > start && /^[nr]/.test(lines[next] ?? '')) start = next + 1
    else if (/^\s/.test(lines[start] ?? '')) start++
    else return start
  }
}

/** Where the content ends: before line ends, blanks and the backslash and letter of an escaped line end. */
function findLastCharacter(lines: string): number {
  let end = lines.length
  for (;;) {
    if (end > 0 && /\s/.test(lines[end - 1]!)) end--
    else if (end > 1 && /[nr]/.test(lines[end - 1]!) && lines[end - 2] === '\\') {
      end -= 2
      while (end > 0 && lines[end - 1] === '\\') end--
    } else return end
  }
}
