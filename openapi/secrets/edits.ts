/** Replacements in a text, kept as a list so that the positions of other things in the text can be moved along with it. */

/** `text` replaces the characters from `start` up to `end`. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** Applies edits that are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text
  const parts: string[] = []
  let at = 0
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text)
    at = edit.end
  }
  parts.push(text.slice(at))
  return parts.join('')
}

/** Sorts edits and joins those that overlap; the joined edit has the text of the one that starts first, or of the longer one. */
export function mergeEdits(edits: readonly Edit[]): Edit[] {
  const sorted = edits.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const merged: Edit[] = []
  for (const edit of sorted) {
    const last = merged.at(-1)
    if (last === undefined || edit.start >= last.end) merged.push({ ...edit })
    else if (edit.end > last.end) last.end = edit.end
  }
  return merged
}
