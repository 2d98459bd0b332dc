/** JSON from strangers: parsed without throwing, and refused where it nests so deep that walking it would break us. */

/** Deeper than any body of this API; recursive code is safe up to here. */
export const maximumDepth = 512

export interface ParsedJson {
  json: unknown
  /** `deep` where the nesting passes the limit; such text is not parsed. */
  fault: null | 'syntax' | 'deep'
  /** What the parser says. */
  reason: string
}

/** Parses text; never throws. */
export function parseJson(text: string): ParsedJson {
  if (nestsTooDeep(text)) return { json: undefined, fault: 'deep', reason: `nested deeper than ${maximumDepth} levels` }
  try {
    return { json: JSON.parse(text), fault: null, reason: '' }
  } catch (error) {
    return { json: undefined, fault: 'syntax', reason: toReason(error as Error) }
  }
}

/** Whether brackets nest deeper than the limit; text too short to do so is not looked at. */
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

/** Opening brackets, counted with the engine's own search and no further than needed. */
function countOpening(text: string): number {
  let count = 0
  for (const bracket of ['[', '{'])
    for (let at = text.indexOf(bracket); at >= 0 && count <= maximumDepth; at = text.indexOf(bracket, at + 1)) count++
  return count
}

function closeString(text: string, open: number): number {
  let at = open
  for (;;) {
    at = text.indexOf('"', at + 1)
    if (at < 0) return text.length
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === 92) slashes++
    if (slashes % 2 === 0) return at
  }
}

/** The parser quotes the text around the fault; a recording may hold secrets, so only the place is kept. */
function toReason(error: Error): string {
  const place = / at position (\d+)/.exec(error.message)
  return place
    ? `a syntax error at character ${place[1]}`
    : /end of JSON/.test(error.message)
      ? 'it ends too early'
      : 'a syntax error'
}
