/** Joins lines that a long word was broken over: base64 comes in lines of 64 or 76 characters (RFC 2045, RFC 7468), also in a JSON string. */

/** A text without such line breaks; `toSource` tells where one of its characters stands in the original text. */
export interface JoinedText {
  text: string
  toSource(at: number): number
}

/** A line end, or one that is escaped in JSON; what precedes it is skipped by `findStart`. */
const lineEnd = /\\[rn]|\n/g
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
  let start = 0
  let end = 0
  for (const match of text.matchAll(lineEnd)) {
    const first = findStart(text, match.index, end)
    // `\r\n` in a JSON string is two escapes, and one line break.
    if (first > end || end === 0) start = first
    end = match.index + match[0].length
    if (!brokenWord.test(text.slice(Math.max(0, start - 16), start)) || !wordStart.test(text[end] ?? '')) continue
    add(start)
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

/** Where the line end at `at` begins: further backslashes of a nested escape, or a carriage return, belong to it. */
function findStart(text: string, at: number, least: number): number {
  let start = at
  while (start > least && (text[start - 1] === '\\' || text[start - 1] === '\r')) start--
  return start
}
