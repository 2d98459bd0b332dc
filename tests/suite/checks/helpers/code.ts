/**
 * Removes code from a text, so that checks for control tokens and tags do not report examples: an answer may explain a chat
 * template in a fenced block, and a call may write a source file that handles one.
 */

/** Stands for removed code; a tag after it does not open the text. */
const removed = '`…`'

/** Backticks in a row, or the tildes of a fence. */
interface Run {
  at: number
  end: number
  /** Backticks or tildes; a run of tildes counts only as a fence. */
  tilde: boolean
  length: number
  /** At the start of a line, apart from white space, `>` and list marks. */
  first: boolean
  /** Whether a fence may end here: at the start of a line, and no language follows. */
  closing: boolean
  /** Number of the paragraph: an inline span does not continue after an empty line. */
  paragraph: number
  /** The next run of the same length. */
  same: Run | null
}

/**
 * Replaces fenced blocks and inline code spans that are closed. `truncated`: the text was cut, so that its last fence may have
 * lost its end and is removed as well. Unclosed code stays, because a server may have left it there with its markup.
 */
export function removeCode(text: string, truncated = false): string {
  if (!text.includes('`') && !text.includes('~~~')) return text
  const runs = findRuns(text)
  let out = ''
  let from = 0
  /** Fences at least this long are not closed in the rest of the text. */
  let unclosed = Infinity
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at]!
    if (run.at < from) continue
    let end: Run | null = null
    if (run.first && run.length >= 3 && run.length < unclosed) {
      end = findFenceEnd(runs, at)
      if (end === null && !run.tilde) unclosed = run.length
    }
    if (end === null && !run.tilde && run.same !== null)
      if (run.length >= 3 || run.same.paragraph === run.paragraph) end = run.same
    if (end === null && truncated && run.first && run.length >= 3) return out + text.slice(from, run.at) + removed
    if (end === null) continue
    out += text.slice(from, run.at) + removed
    from = end.end
  }
  return out + text.slice(from)
}

function findFenceEnd(runs: readonly Run[], at: number): Run | null {
  const start = runs[at]!
  for (let next = at + 1; next < runs.length; next++) {
    const run = runs[next]!
    if (run.closing && run.tilde === start.tilde && run.length >= start.length) return run
  }
  return null
}

function findRuns(text: string): Run[] {
  const runs: Run[] = []
  let paragraph = 0
  let at = 0
  for (const line of text.split('\n')) {
    if (line.trim() === '') paragraph++
    for (const match of line.matchAll(/`+|~{3}~*/g)) {
      const [sign] = match
      const first = match.index <= 40 && /^[\s>]*(?:(?:[-*+]|\d{1,3}[.)])\s+)?$/.test(line.slice(0, match.index))
      const tilde = sign.startsWith('~')
      if (tilde && !first) continue
      const start = at + match.index
      const closing = first && !/^\w/.test(line.slice(match.index + sign.length))
      const length = sign.length
      runs.push({ at: start, end: start + length, tilde, length, first, closing, paragraph, same: null })
    }
    at += line.length + 1
  }
  const nearest = new Map<number, Run>()
  for (const run of runs.toReversed()) {
    if (run.tilde) continue
    run.same = nearest.get(run.length) ?? null
    nearest.set(run.length, run)
  }
  return runs
}

/** A string literal of one line, after a character that may stand before one, with an optional prefix such as `f`. */
const literal =
  /(?<=^|[\s([{=,:+!&|?<>;])[a-zA-Z]{0,2}(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\\n]|\\.)*`)/gm

/** A line that is a comment, and a comment after code. */
const commentLine = /^[ \t]*(?:\/\/|#|--|\/?\*|<!--|;)/
const commentAfterCode = /[ \t](?:\/\/|#)[ \t]/

/** Replaces string literals and comments of a source file. A text of one line is not a file, and stays. */
export function removeLiterals(text: string): string {
  const lines = text.trim()
  return lines.includes('\n') ? removeComments(text).replaceAll(literal, removed) : text
}

/** The last line keeps its comment: a token that a server left is at the end. */
function removeComments(text: string): string {
  const lines = text.split('\n')
  const last = lines.pop() ?? ''
  const code = lines.map((line) => {
    if (commentLine.test(line)) return ''
    const at = line.search(commentAfterCode)
    return at < 0 ? line : line.slice(0, at)
  })
  return [...code, last].join('\n')
}
