/** Parses JSON of unknown origin without throwing. JSON that is nested too deep for recursive code is refused. */

/** Deeper than any body of this API, and safe for recursive code. */
export const maximumDepth = 512

export interface ParsedJson {
  json: unknown
  /** `deep` when the nesting exceeds the limit; such text is not parsed. */
  problem: null | 'syntax' | 'deep'
  /** What is wrong, in words; empty when nothing is. */
  reason: string
}

/** Parses text; never throws. `depth` is how deep its brackets nest, where the caller has counted it. */
export function parseJson(text: string, depth?: number): ParsedJson {
  if (depth === undefined ? nestsTooDeep(text) : depth > maximumDepth)
    return { json: undefined, problem: 'deep', reason: `nested deeper than ${maximumDepth} levels` }
  try {
    return { json: JSON.parse(text), problem: null, reason: '' }
  } catch (error) {
    return { json: undefined, problem: 'syntax', reason: toReason(error as Error) }
  }
}

/** Whether brackets nest deeper than the limit. */
function nestsTooDeep(text: string): boolean {
  if (text.length <= maximumDepth || countOpening(text) <= maximumDepth) return false
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) at = closeString(text, at)
    else if (code === 91 || code === 123) {
      if (++depth > maximumDepth) return true
    } else if (code === 93 || code === 125) depth--
  }
  return false
}

/** Counts opening brackets with `indexOf`, which is faster than a loop over characters, up to the limit. */
function countOpening(text: string): number {
  let count = 0
  for (const bracket of ['[', '{'])
    for (let at = text.indexOf(bracket); at >= 0 && count <= maximumDepth; at = text.indexOf(bracket, at + 1)) count++
  return count
}

/** The position of the quote that ends the string. A loop, because JSON in a string has an escaped quote every few characters. */
function closeString(text: string, open: number): number {
  let at = open + 1
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 92) at++
    else if (code === 34) break
  }
  return at
}

/** Keeps only the position of a syntax error: the parser's message quotes the text, which may hold secrets. */
function toReason(error: Error): string {
  const place = / at position (\d+)/.exec(error.message)
  return place
    ? `a syntax error at character ${place[1]}`
    : /end of JSON/.test(error.message)
      ? 'it ends too early'
      : 'a syntax error'
}
