/** The names that results give, by their labels: *Clam Chowder* of `Special Soup: Clam Chowder` or `{"dessert": "Apple Pie"}`. */
import { isRecord } from '../request-view.ts'
import { parse } from '../tools/result-values.ts'
import { ownWordsOf } from '../tools/words.ts'

const longest = 20_000
const mostLabels = 200
const longestValue = 80
const line =
  /^[ \t]{0,12}(?:[-*•]\s)?(?:\*\*)?(\p{L}[\p{L}\d' _/-]{1,40}?)(?:\*\*)?\s?[:=]\s?(?:\*\*)?([^\n]{1,200})$/gmu

export interface Labelled {
  readonly label: string
  readonly value: string
}

/** The labels of a result with their values. */
export function readLabelled(text: string): Labelled[] {
  const found: Labelled[] = []
  const value = parse(text)
  if (value !== null) collect(value, found, 0)
  else
    for (const [, label = '', given = ''] of text.slice(0, longest).matchAll(line)) {
      if (found.length >= mostLabels) break
      found.push({ label, value: given.replace(/\s{0,4}(?:[,(;–-]\s[^\n]*)?$/, '').trim() })
    }
  return found.filter(({ value: one }) => one !== '' && one.length <= longestValue)
}

function collect(value: unknown, found: Labelled[], depth: number): void {
  if (depth > 3 || found.length >= mostLabels) return
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 50)) collect(item, found, depth + 1)
    return
  }
  if (!isRecord(value)) return
  for (const [label, item] of Object.entries(value)) {
    if (typeof item === 'string') found.push({ label, value: item })
    else if (typeof item === 'number') found.push({ label, value: String(item) })
    else collect(item, found, depth + 1)
  }
}

/** The value whose label has most words of the task; undefined where the task names none. */
export function findLabelledFor(task: string, results: readonly string[]): Labelled | undefined {
  const words = ownWordsOf(task)
  let best: (Labelled & { hits: number }) | undefined
  for (const text of results)
    for (const one of readLabelled(text)) {
      const own = [...ownWordsOf(one.label.replaceAll('_', ' '))].filter((word) => word.length > 2)
      const hits = own.filter((word) => words.has(word)).length
      if (hits > 0 && hits >= own.length / 2 && (best === undefined || hits > best.hits)) best = { ...one, hits }
    }
  return best
}
