/** The shape of an answer: the paths of its members with their types, the same for a body and for the chunks of a stream. */
import { isObject } from '../../../../tests/suite/judge/index.ts'
import type { ExchangeView } from '../state/exchange.ts'
import { toRowMark } from './marks.ts'

/** Events of a stream that are read for its shape. */
const mostEvents = 2_000
const mostDepth = 12

/** One member that two shapes do not share. */
export interface ShapeDifference {
  path: string
  /** Its types on each side; null if it is absent. */
  left: string | null
  right: string | null
}

/** Types by path: `choices[].delta.content` → `string, null`. */
export function toShape(view: ExchangeView): Map<string, string> {
  const types = new Map<string, Set<string>>()
  if (view.isStream) {
    for (const row of view.rows.slice(0, mostEvents)) {
      const { from, to } = toRowMark(view, row.number)
      const value = parse(view.body.text(from, to))
      if (value !== undefined) add(types, '', value, 0)
    }
  } else if (view.json !== undefined) add(types, '', view.json, 0)
  return new Map([...types].map(([path, names]) => [path, [...names].sort().join(', ')]))
}

/** What differs, in the order of the paths. */
export function compareShapes(
  left: ReadonlyMap<string, string>,
  right: ReadonlyMap<string, string>,
): ShapeDifference[] {
  const paths = [...new Set([...left.keys(), ...right.keys()])].sort()
  return paths
    .map((path) => ({ path, left: left.get(path) ?? null, right: right.get(path) ?? null }))
    .filter((one) => one.left !== one.right)
}

function add(types: Map<string, Set<string>>, path: string, value: unknown, depth: number): void {
  if (path !== '') {
    const names = types.get(path) ?? new Set()
    types.set(path, names.add(Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value))
  }
  if (depth > mostDepth) return
  if (Array.isArray(value)) for (const item of value) add(types, `${path}[]`, item, depth + 1)
  else if (isObject(value))
    for (const [name, member] of Object.entries(value))
      add(types, path === '' ? name : `${path}.${name}`, member, depth + 1)
}

function parse(event: string): unknown {
  try {
    return JSON.parse(event.replace(/^data: ?/, ''))
  } catch {
    return undefined
  }
}
