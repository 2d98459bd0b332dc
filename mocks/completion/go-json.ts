/** Writes JSON strings as Go's encoder does: it escapes `<`, `>`, `&`, U+2028 and U+2029. Recorded error bodies and answers have these escapes. */

const escapedCharacters = /[<>&\u2028\u2029]/
const escapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** A JSON string literal. A lone surrogate becomes U+FFFD, so the bytes are always valid UTF-8. */
export function quote(text: string): string {
  const json = JSON.stringify(text.isWellFormed() ? text : text.toWellFormed())
  return escapedCharacters.test(json)
    ? json.replace(/[<>&\u2028\u2029]/g, (character) => escapes[character] ?? character)
    : json
}
