/** Replacements in a text as a list, so that the reads of a body can be moved along with it. */

/** `text` stands for the characters from `start` to `end`. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** The text after its edits, which are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let at = 0
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text)
    at = edit.end
  }
  parts.push(text.slice(at))
  return parts.join('')
}

/**
 * The edits that made `cleaned` of `text`, where every one put `mark` in place of something. Where a mark could stand for
 * more than one stretch the shortest is taken: it decides only to which read a byte beside a secret is counted.
 */
export function findEdits(text: string, cleaned: string, mark: string): Edit[] {
  const kept = cleaned.split(mark)
  const edits: Edit[] = []
  let at = kept[0]!.length
  for (const [index, part] of kept.entries()) {
    if (index === 0) continue
    const found = index === kept.length - 1 ? text.length - part.length : text.indexOf(part, at)
    if (found < at) throw new Error('the redactor replaced something with another mark')
    edits.push({ start: at, end: found, text: mark })
    at = found + part.length
  }
  return edits
}

/** Where the ends of reads, counted in bytes, come to lie; a read that ends inside a replacement gets the whole of it. */
export function moveEnds(
  ends: readonly number[],
  text: string,
  edits: readonly Edit[],
  encoding: 'utf8' | 'latin1',
): number[] {
  const moved: number[] = []
  let at = 0
  let byte = 0
  let shift = 0
  let next = 0
  for (const edit of edits) {
    const start = byte + Buffer.byteLength(text.slice(at, edit.start), encoding)
    const end = start + Buffer.byteLength(text.slice(edit.start, edit.end), encoding)
    const size = Buffer.byteLength(edit.text, encoding)
    for (; next < ends.length && ends[next]! <= start; next++) moved.push(ends[next]! + shift)
    for (; next < ends.length && ends[next]! < end; next++) moved.push(start + shift + size)
    shift += size - (end - start)
    at = edit.end
    byte = end
  }
  for (; next < ends.length; next++) moved.push(ends[next]! + shift)
  return moved
}
