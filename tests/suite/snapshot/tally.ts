/** Counts members, types, values and headers of one group of answers; the tallies of several cases can be added. */
import { findDocumented } from './documented.ts'
import { toStep, toWord, vocabularies } from './names.ts'
import { findParent, toLastName, type GroupShape, type JsonType } from './shape.ts'

interface Seen {
  count: number
  /** How many of them were objects. */
  objects: number
  types: Set<JsonType>
  words: Set<string>
}

/** One group of answers of one case. */
export interface Tally {
  answers: number
  media: Set<string>
  marks: Set<string>
  headers: Map<string, number>
  paths: Map<string, Seen>
}

/** More paths than any answer of this API has; further paths of a body are not counted. */
const maxPaths = 2_000

export function createTally(): Tally {
  return { answers: 0, media: new Set(), marks: new Set(), headers: new Map(), paths: new Map() }
}

/** Counts one JSON value: a body, or the payload of one event. */
export function countValue(tally: Tally, value: unknown, group: string, path = ''): void {
  let seen = tally.paths.get(path)
  if (!seen) {
    if (tally.paths.size >= maxPaths) return void tally.marks.add('too-many-paths')
    seen = { count: 0, objects: 0, types: new Set(), words: new Set() }
    tally.paths.set(path, seen)
  }
  seen.count++
  seen.types.add(toType(value))
  if (Array.isArray(value)) for (const item of value) countValue(tally, item, group, `${path}/*`)
  else if (typeof value === 'object' && value !== null) {
    seen.objects++
    for (const [name, member] of Object.entries(value)) countValue(tally, member, group, `${path}/${toStep(name)}`)
  } else if (typeof value === 'string' && isVocabulary(group, path)) seen.words.add(toWord(value))
}

/** The shape of several tallies of one group together. */
export function toShape(tallies: ReadonlyMap<string, Tally>, group: string): GroupShape {
  const sum = createTally()
  for (const tally of tallies.values()) addTally(sum, tally)
  const paths = [...sum.paths].sort(byName).map(([path, { count, types, words }]) => {
    const around = sum.paths.get(findParent(path) ?? '')
    const optional = path !== '' && !path.endsWith('/*') && count < (around?.objects ?? 0)
    return [path, { types: toTypes(types, group, path), optional, values: [...words].sort() }] as const
  })
  return {
    cases: [...tallies.keys()].sort(),
    media: [...sum.media].sort(),
    marks: [...sum.marks].sort(),
    headers: new Map([...sum.headers].sort(byName).map(([name, count]) => [name, count < sum.answers])),
    paths: new Map(paths),
  }
}

function addTally(sum: Tally, more: Tally): void {
  sum.answers += more.answers
  for (const one of more.media) sum.media.add(one)
  for (const one of more.marks) sum.marks.add(one)
  for (const [name, count] of more.headers) sum.headers.set(name, (sum.headers.get(name) ?? 0) + count)
  for (const [path, seen] of more.paths) {
    const known = sum.paths.get(path)
    sum.paths.set(path, {
      count: seen.count + (known?.count ?? 0),
      objects: seen.objects + (known?.objects ?? 0),
      types: new Set([...seen.types, ...(known?.types ?? [])]),
      words: new Set([...seen.words, ...(known?.words ?? [])]),
    })
  }
}

/** An integer counts as a number if fractions were also seen or are documented. */
function toTypes(types: ReadonlySet<JsonType>, group: string, path: string): JsonType[] {
  const fractions =
    types.has('number') || (types.has('integer') && (findDocumented(group, path)?.types?.has('number') ?? false))
  return [...new Set([...types].map((type) => (type === 'integer' && fractions ? 'number' : type)))].sort()
}

function toType(value: unknown): JsonType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value as JsonType
}

/** Cache of `isVocabulary`, which is called for every string of a body. */
const vocabularyCache = new Map<string, boolean>()

/** Whether the values at this path are part of the protocol. */
function isVocabulary(group: string, path: string): boolean {
  if (vocabularies.has(toLastName(path))) return true
  const key = `${group}\n${path}`
  const before = vocabularyCache.get(key)
  if (before !== undefined) return before
  const found = findDocumented(group, path)?.words != null
  if (vocabularyCache.size < 10_000) vocabularyCache.set(key, found)
  return found
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}
