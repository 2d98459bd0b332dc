/**
 * JSON strings as Go's encoder writes them: `<`, `>` and `&` escaped, as well as U+2028 and U+2029
 * (recorded in error bodies, facts README 10; the encoder of answers is taken to be the same one).
 */

const needsEscape = /[<>&\u2028\u2029]/
const escapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** A JSON string literal; a lone surrogate becomes U+FFFD, so the bytes are always UTF-8. */
export function quote(text: string): string {
  const json = JSON.stringify(text.isWellFormed() ? text : text.toWellFormed())
  return needsEscape.test(json)
    ? json.replace(/[<>&\u2028\u2029]/g, (character) => escapes[character] ?? character)
    : json
}
