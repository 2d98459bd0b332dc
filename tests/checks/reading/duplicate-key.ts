/** Finds a name that stands twice in one JSON object. `JSON.parse` hides it, so the raw text is scanned; it must be valid JSON. */

const quote = 34
const backslash = 92

/** The first repeated name and its offset in the text; null when every name is unique. */
export function findDuplicateKey(text: string): { key: string; at: number } | null {
  const open: (Set<string> | null)[] = []
  let names: Set<string> | null = null
  let expectName = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      const end = findStringEnd(text, at)
      if (expectName && names) {
        const key = toKey(text.slice(at + 1, end))
        if (names.has(key)) return { key, at }
        names.add(key)
        expectName = false
      }
      at = end
    } else if (code === 0x7b) {
      open.push(names)
      names = new Set()
      expectName = true
    } else if (code === 0x5b) {
      open.push(names)
      names = null
      expectName = false
    } else if (code === 0x7d || code === 0x5d) {
      names = open.pop() ?? null
      expectName = false
    } else if (code === 0x2c) expectName = names !== null
  }
  return null
}

/** The place of the closing quote. */
function findStringEnd(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === backslash) slashes++
    if (slashes % 2 === 0) return at
  }
  return text.length
}

/** Two spellings of one name are one name. */
function toKey(raw: string): string {
  return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw
}
