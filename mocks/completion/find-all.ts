/**
 * Finds all matches of a global pattern, in their order. `matchAll` copies the pattern for each text, which takes longer than the search
 * in a short text. The pattern must not match an empty text.
 */
export function findAll(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) found.push(match)
  return found
}
