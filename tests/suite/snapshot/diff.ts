/** The differences between shapes, of two targets or of two points in time, and what the spec says about each. */
import { findDocumented, isDocumentedHeader } from './documented.ts'
import { dependsOnCache } from './names.ts'
import { dependsOnLoad, describePath, findParent, type GroupShape, type PathShape, type Shapes } from './shape.ts'

export type DifferenceKind = 'group' | 'path' | 'types' | 'presence' | 'values' | 'media' | 'marks' | 'header'

export interface ShapeDifference {
  kind: DifferenceKind
  group: string
  /** JSON pointer, header name, or the empty string where the whole group is meant. */
  at: string
  /** One for each side, in order; null where it is absent. */
  cells: readonly (string | null)[]
  /** What the spec says: it has no such member (`unknown`), leaves it to the service (`optional`), or requires it. */
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

function diffGroup(group: string, sides: readonly GroupShape[]): ShapeDifference[] {
  const differences: ShapeDifference[] = []
  const push = (
    kind: DifferenceKind,
    at: string,
    cells: readonly (string | null)[],
    documented: ShapeDifference['documented'],
    byChance: boolean,
  ) => {
    if (new Set(cells).size > 1) differences.push({ kind, group, at, cells, documented, byChance })
  }
  push(
    'media',
    '',
    sides.map((one) => toCell(one.media)),
    'required',
    false,
  )
  for (const mark of namesOf(sides.map((one) => one.marks))) {
    const cells = sides.map((one) => (one.marks.includes(mark) ? 'sent' : null))
    push('marks', mark, cells, mark === '[DONE]' ? 'required' : 'unknown', mark === 'comment' || mark === 'retry')
  }
  for (const name of namesOf(sides.map((one) => [...one.headers.keys()]))) {
    const cells = sides.map((one) => (one.headers.has(name) ? 'sent' : null))
    const sometimes = sides.some((one) => one.headers.get(name) === true)
    push('header', name, cells, toHeaderStanding(name), sometimes || !isDocumentedHeader(name))
  }
  for (const path of namesOf(sides.map((one) => [...one.paths.keys()]))) {
    const found = sides.map((one) => one.paths.get(path) ?? null)
    const documented = findDocumented(group, path)
    const standing = documented === null ? 'unknown' : documented.required ? 'required' : 'optional'
    if (found.includes(null)) {
      const parent = findParent(path)
      // Members below a missing member, or in an array that was empty, are not differences of their own.
      if (parent !== null && sides.some((one, at) => found[at] === null && !couldHave(one, parent, path))) continue
      const chance =
        standing === 'optional' &&
        (path.endsWith('/*') || dependsOnCache(path) || found.every((one) => one === null || one.optional))
      push(
        'path',
        path,
        found.map((one) => one && describePath(one)),
        standing,
        chance,
      )
      continue
    }
    const seen = found as PathShape[]
    push(
      'types',
      path,
      seen.map((one) => one.types.join(' | ')),
      standing,
      false,
    )
    if (standing === 'required')
      push(
        'presence',
        path,
        seen.map((one) => (one.optional ? 'sometimes' : 'always')),
        standing,
        false,
      )
    const words = documented?.words ?? null
    const undocumented = seen.map((one) => one.values.filter((value) => words === null || !words.has(value)))
    push('values', path, undocumented.map(toCell), words === null ? standing : 'unknown', false)
    if (words !== null && new Set(undocumented.map(toCell)).size === 1)
      push(
        'values',
        path,
        seen.map((one) => toCell(one.values)),
        standing,
        true,
      )
  }
  return differences
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
