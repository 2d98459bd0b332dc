/** Arrays: tuples, lengths, unique items, items that must be contained. */
import { canonical } from './accepts.ts'
import type { Place, Run } from './run.ts'
import { toList, toNumber } from './schema.ts'
import type { Schema } from './schema.ts'

/** No array is made longer than this. */
const longest = 10_000

/** An array for a flat schema. */
export function writeArray(flat: Schema, place: Place, run: Run): unknown[] {
  const tuple = toList(Array.isArray(flat['items']) ? flat['items'] : flat['prefixItems'])
  const rest = Array.isArray(flat['items']) ? flat['additionalItems'] : flat['items']
  const contained = flat['contains'] === undefined ? 0 : Math.max(0, toNumber(flat['minContains']) ?? 1)
  const min = Math.max(Math.ceil(toNumber(flat['minItems']) ?? 0), contained)
  const max = Math.floor(toNumber(flat['maxItems']) ?? Infinity)
  const length = Math.min(longest, Math.max(min, Math.min(max, wishedLength(tuple, rest, place, run))))
  const items: unknown[] = []
  const seen = new Set<string>()
  const unique = flat['uniqueItems'] === true
  for (let i = 0; i < length && run.left > 0; i++) {
    const isTuple = i < tuple.length
    if (!isTuple && rest === false) break
    let schema = isTuple ? tuple[i] : (rest ?? true)
    if (i < contained) schema = { allOf: [schema, flat['contains']] }
    const item = place.variant + (isTuple ? 0 : i)
    for (let attempt = 0; attempt < (unique ? length + 40 : 1); attempt++) {
      const value = run.generate(schema, {
        name: toItemName(place.name),
        description: place.description,
        depth: place.depth + 1,
        variant: item + attempt,
      })
      const text = unique ? canonical(value) : ''
      if (unique && seen.has(text)) continue
      seen.add(text)
      items.push(value)
      break
    }
  }
  return items
}

/** One item, or one for each place the message names; none where an item could only be endless. */
function wishedLength(tuple: readonly unknown[], rest: unknown, place: Place, run: Run): number {
  if (tuple.length > 0) return tuple.every((item) => run.ends(item) < Infinity) ? tuple.length : 0
  if (rest === false || run.ends(rest ?? true) === Infinity || place.depth > 5) return 0
  if (place.depth >= 3 && run.ends(rest ?? true) > 1) return 0
  return /cit(?:y|ies)|locations|places/i.test(place.name) ? Math.max(1, Math.min(20, run.hints.places.length)) : 1
}

/** `cities` → `city`, so that items find the same words as a single property would. */
function toItemName(name: string): string {
  if (/ies$/i.test(name)) return `${name.slice(0, -3)}y`
  return /[^s]s$/i.test(name) ? name.slice(0, -1) : name
}
