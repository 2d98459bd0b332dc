/** Joins lines that a long word was broken over: base64 comes in lines of 64 or 76 characters (RFC 2045, RFC 7468), also in a JSON string. */

/** A text without such line breaks; `toSource` tells where one of its characters stands in the original text. */
export interface JoinedText {
  text: string
  toSource(at: number): number
}

/** The lookbehind lets a run of backslashes be tried at its first one only, which keeps the time linear. */
const lineBreak = /(?<!\\)(?:\\+[rn])+|\r?\n/g
/** The end of a line that a word was broken at: shorter words are ordinary text. */
const brokenWord = /[A-Za-z0-9+/_-]{16}$/
const wordStart = /^[A-Za-z0-9+/_-]/

/** The joined text, or null where no line ends in the middle of a long word. */
export function joinLines(text: string): JoinedText | null {
  const parts: string[] = []
  /** For each part, where it begins in the joined text and in the original one. */
  const begins: { joined: number; source: number }[] = []
  let from = 0
  let length = 0
  const add = (to: number) => {
    parts.push(text.slice(from, to))
    begins.push({ joined: length, source: from })
    length += to - from
  }
  for (const match of text.matchAll(lineBreak)) {
    const end = match.index + match[0].length
    if (!brokenWord.test(text.slice(Math.max(0, match.index - 16), match.index)) || !wordStart.test(text[end] ?? ''))
      continue
    add(match.index)
    from = end
  }
  if (parts.length === 0) return null
  add(text.length)
  return {
    text: parts.join(''),
    toSource(at) {
      let low = 0
      for (let high = begins.length; high - low > 1;) {
        const middle = (low + high) >> 1
        if (begins[middle]!.joined <= at) low = middle
        else high = middle
      }
      return begins[low]!.source + at - begins[low]!.joined
    },
  }
}
