/**
 * Tells a tag or control token that a text names from one that a server left in it. A left one begins or ends a text, a line or a
 * sentence; a named one has words around it, stands in parentheses, emphasis, a table or a list, or has no thought between its tags.
 */

const beforeName = /(?:[\p{L}\p{N},，#][ \t]|[(（[*_/~]|\|[ \t]{0,2})$/u
const mark = String.raw`[.,;:!?)\]。，、；：！？）*_~/]|[ \t]{0,2}\|`
const afterName = new RegExp(String.raw`^(?:${mark}|[ \t](?:[\p{Ll}\p{Lo}(]|(?:Tag|Token|Element|Block|Marker)))`, 'u')
const afterToolName = new RegExp(`^(?:${mark})`)
const listMark = /(?:^|\n)[ \t]{0,4}(?:[-*+]|\d{1,2}[.)])[ \t]$/
const afterListed = /^(?:[ \t]*(?:\n|$)|[:,;]| (?:[-–—=]|\p{Ll}|\p{Lo}))/u
const han = /\p{sc=Han}/u
/** The closing tag of a thought is searched for in this many characters. */
const maxThought = 4000

/** Whether the text names what stands from `at` to `end`. */
export function isMentioned(text: string, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, at - 8), at)
  const after = text.slice(end, end + 8)
  if (beforeName.test(before) && afterName.test(after)) return true
  if (listMark.test(before) && afterListed.test(after)) return true
  return han.test(before.slice(-1)) && han.test(after.slice(0, 1)) && !/[<◁[]\//.test(text.slice(end, end + maxThought))
}

/** Whether the text names a control token of tool calls; a left one may have a word after it. */
export function isToolMentioned(text: string, at: number, end: number): boolean {
  return beforeName.test(text.slice(Math.max(0, at - 8), at)) && afterToolName.test(text.slice(end, end + 4))
}

/** A closing tag, and what stands before it where that is no thought: marks, the classes of a regular expression, or “and”. */
const emptyPair =
  /^((?:[^\p{L}\p{N}<◁[]|\[(?!\/)|\\[sSdDwW]){0,40}|[ \t]{0,2}(?:and|or|to|und|oder|et|ou|y|和|与|、)[ \t]{0,2})(?:<\/[^<>\s]{1,40}>|◁\/think▷|\[\/THINK\])/u

/** An example of one line, and its closing tag. */
const example = /^[^\n<]{0,80}<\/[^<>\s]{1,40}>/

/**
 * Where a pair of tags ends that has no thought in it, such as `<think>…</think>` in an explanation, or that is an example within a line
 * after a sentence that names the tag; -1 where there is a thought, or where only white space stands between tags that no sentence names.
 */
export function findPairEnd(text: string, at: number, end: number, mentioned: boolean): number {
  const before = text.slice(Math.max(0, at - 8), at)
  const shown = mentioned && !/\n[ \t]*$/.test(before) ? example.exec(text.slice(end, end + 130)) : null
  if (shown !== null) return end + shown[0].length
  const found = emptyPair.exec(text.slice(end, end + 100))
  if (found === null) return -1
  return found[1]!.trim() !== '' || beforeName.test(before) ? end + found[0].length : -1
}
