/**
 * Finds a name that stands twice in one JSON object. `JSON.parse` hides it, so the raw text is scanned; it must be valid JSON.
 * One pass, and no allocation but the names: this runs over every chunk of a stream that never repeats itself.
 */

/** Objects with more names than this are looked up in a set. */
const few = 24

/** The first repeated name and its offset in the text; null when every name is unique. */
export function findDuplicateKey(text: string): { key: string; at: number } | null {
  /** The names of all open objects, the innermost last, and where those of each open bracket begin (−1: an array). */
  const names: string[] = []
  const begins: number[] = []
  let begin = -1
  let large: Set<string> | null = null
  let expectName = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) {
      const open = at + 1
      let escaped = false
      for (let next = text.charCodeAt(++at); next !== 34 && at < text.length; next = text.charCodeAt(++at)) {
        if (next === 92) {
          escaped = true
          at++
        }
      }
      if (!expectName) continue
      expectName = false
      const key = toKey(text.slice(open, at), escaped)
      if (names.length - begin > few) large ??= new Set(names.slice(begin))
      if (large === null ? names.includes(key, begin) : large.has(key)) return { key, at: open - 1 }
      large?.add(key)
      names.push(key)
    } else if (code === 44) expectName = begin >= 0
    else if (code === 123 || code === 91) {
      begins.push(begin)
      begin = code === 123 ? names.length : -1
      expectName = code === 123
      large = null
    } else if (code === 125 || code === 93) {
      if (begin >= 0) names.length = begin
      begin = begins.pop() ?? -1
      expectName = false
      large = null
    }
  }
  return null
}

/** Two spellings of one name are one name. */
function toKey(raw: string, escaped: boolean): string {
  return escaped ? (JSON.parse(`"${raw}"`) as string) : raw
}
