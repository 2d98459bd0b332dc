/** The differences between shapes, of two targets or of two points in time, and what the spec says about each. */
import { findDocumented, isDocumentedHeader } from './documented.ts'
import { dependsOnCache } from './names.ts'
import { dependsOnLoad, describePath, findParent, type GroupShape, type PathShape, type Shapes } from './shape.ts'

export type DifferenceKind = 'group' | 'path' | 'types' | 'presence' | 'values' | 'media' | 'marks' | 'header'

export interface ShapeDifference {
  kind: DifferenceKind
  group: string
  /** JSON pointer, header name, or the empty string for the whole group. */
  at: string
  /** One for each side, in order; null if it is absent. */
  cells: readonly (string | null)[]
  /** What the spec says: it does not have the member (`unknown`), allows it (`optional`), or requires it. */
  documented: 'unknown' | 'optional' | 'required'
  /** The spec allows both sides: an optional member, a value of its list, a header, or something that depends on the load. */
  byChance: boolean
}

/** All differences; members below a missing member are left out. */
export function diffShapes(sides: readonly Shapes[]): ShapeDifference[] {
  const groups = [...new Set(sides.flatMap((side) => [...side.keys()]))].sort()
  return groups.flatMap((group) => {
    const found = sides.map((side) => side.get(group) ?? null)
    if (found.includes(null)) {
      const cells = found.map((one) => (one === null ? null : `${one.paths.size} paths`))
      return [{ kind: 'group', group, at: '', cells, documented: 'optional', byChance: dependsOnLoad(group) } as const]
    }
    return diffGroup(group, found as GroupShape[])
  })
}

/** A possible difference of a group. It is a difference if the cells differ. */
type Row = Omit<ShapeDifference, 'group'>

function diffGroup(group: string, sides: readonly GroupShape[]): ShapeDifference[] {
  const paths = namesOf(sides.map((one) => [...one.paths.keys()]))
  const rows: Row[] = [
    { kind: 'media', at: '', cells: sides.map((one) => toCell(one.media)), documented: 'required', byChance: false },
    ...compareMarks(sides),
    ...compareHeaders(sides),
    ...paths.flatMap((path) => comparePath(group, path, sides)),
  ]
  return rows
    .filter(({ cells }) => new Set(cells).size > 1)
    .map(({ kind, at, cells, documented, byChance }) => ({ kind, group, at, cells, documented, byChance }))
}

function compareMarks(sides: readonly GroupShape[]): Row[] {
  return namesOf(sides.map((one) => one.marks)).map((mark) => ({
    kind: 'marks',
    at: mark,
    cells: sides.map((one) => (one.marks.includes(mark) ? 'sent' : null)),
    documented: mark === '[DONE]' ? 'required' : 'unknown',
    byChance: mark === 'comment' || mark === 'retry',
  }))
}

function compareHeaders(sides: readonly GroupShape[]): Row[] {
  return namesOf(sides.map((one) => [...one.headers.keys()])).map((name) => {
    const sometimes = sides.some((one) => one.headers.get(name) === true)
    return {
      kind: 'header',
      at: name,
      cells: sides.map((one) => (one.headers.has(name) ? 'sent' : null)),
      documented: toHeaderStanding(name),
      byChance: sometimes || !isDocumentedHeader(name),
    }
  })
}

/** What each side has at a path: whether it is present, its types, how often it is present, and its values. */
function comparePath(group: string, path: string, sides: readonly GroupShape[]): Row[] {
  const found = sides.map((one) => one.paths.get(path) ?? null)
  const documented = findDocumented(group, path)
  const required = documented?.required === true ? 'required' : 'optional'
  const standing = documented === null ? 'unknown' : required
  if (found.includes(null)) {
    const parent = findParent(path)
    // Members below a missing member, or in an array that was empty, are not differences of their own.
    if (parent !== null && sides.some((one, at) => found[at] === null && !couldHave(one, parent, path))) return []
    const byChance =
      standing === 'optional' &&
      (path.endsWith('/*') || dependsOnCache(path) || found.every((one) => one === null || one.optional))
    const cells = found.map((one) => one && describePath(one))
    return [{ kind: 'path', at: path, cells, documented: standing, byChance }]
  }
  const seen = found as PathShape[]
  const toRow = (kind: DifferenceKind, toCellOf: (one: PathShape) => string | null): Row => ({
    kind,
    at: path,
    cells: seen.map(toCellOf),
    documented: standing,
    byChance: false,
  })
  const rows = [toRow('types', (one) => one.types.join(' | '))]
  if (standing === 'required') rows.push(toRow('presence', (one) => (one.optional ? 'sometimes' : 'always')))
  const words = documented?.words ?? null
  const toUndocumented = (one: PathShape) => toCell(one.values.filter((value) => words === null || !words.has(value)))
  const values = toRow('values', toUndocumented)
  rows.push(words === null ? values : { ...values, documented: 'unknown' })
  // Both sides have the same values outside the spec's list: those of the list differ by chance.
  if (words !== null && new Set(values.cells).size === 1)
    rows.push({ ...toRow('values', (one) => toCell(one.values)), byChance: true })
  return rows
}

/** Whether this side could have the path: its parent is an object, or an array with members. */
function couldHave(side: GroupShape, parent: string, path: string): boolean {
  const around = side.paths.get(parent)
  if (!around) return false
  return path.endsWith('/*') ? around.types.includes('array') : around.types.includes('object')
}

function toHeaderStanding(name: string): ShapeDifference['documented'] {
  return isDocumentedHeader(name) || name === 'content-type' ? 'optional' : 'unknown'
}

function namesOf(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort()
}

function toCell(list: readonly string[]): string | null {
  return list.length === 0 ? null : list.join(', ')
}
