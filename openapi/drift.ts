/** Finds members of an answer that the spec does not document. Such drift is reported; it is not a violation. */
import { findResponseSchema } from './document.ts'
import { shapes } from './generated/shapes.ts'
import type { Shape } from './generated/shapes.ts'
import type { OperationId } from './types.ts'

/**
 * The paths of undocumented members of an answer, each once, with `*` for array indexes.
 * @example findDrift('createChatCompletion', 'chunk', body) // e.g. a member matched_stop of every choice, named once
 */
export function findDrift(operationId: OperationId, status: number | 'chunk', body: unknown): string[] {
  const name = status === 'chunk' ? 'ChatCompletionChunk' : findResponseSchema(operationId, status)
  const fallback = typeof status === 'number' && status >= 400 ? 'ErrorEnvelope' : null
  const shape = name ?? fallback
  if (shape === null) return []
  const found = new Set<string>()
  collect(body, merge([shape]), '', found)
  return [...found]
}

/** Alternatives of one place as a whole: the documented members, and the items of an array. Null where any JSON is documented. */
type Place = null | {
  readonly members: ReadonlyMap<string, readonly Shape[]> | null
  readonly items: readonly Shape[]
}

/** Merged alternatives by their shapes; as many as the spec has places. */
const places = new Map<string, Place>()
const numbers = new Map<Shape, number>()

function collect(value: unknown, place: Place, path: string, found: Set<string>): void {
  if (value === null || typeof value !== 'object' || place === null) return
  if (Array.isArray(value)) {
    if (place.items.length === 0) return
    const items = merge(place.items)
    for (const item of value) collect(item, items, `${path}/*`, found)
    return
  }
  if (place.members === null) return
  for (const [key, member] of Object.entries(value)) {
    const shapesOfMember = place.members.get(key)
    if (shapesOfMember && !isObject(member)) continue
    const memberPath = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (shapesOfMember) collect(member, merge(shapesOfMember), memberPath, found)
    else found.add(memberPath)
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** What the alternatives document together; computed once for the same shapes, because every chunk of every stream asks for it. */
function merge(candidates: readonly Shape[]): Place {
  const key = candidates.map(toNumber).join(' ')
  let place = places.get(key)
  if (place === undefined) {
    place = toPlace(candidates.flatMap(expand))
    places.set(key, place)
  }
  return place
}

function toPlace(known: readonly Shape[]): Place {
  // A shape without a list of members (free JSON) documents everything below it.
  if (known.length === 0 || known.includes(0)) return null
  const listed = known.filter((shape) => typeof shape === 'object')
  const lists = listed.flatMap(({ m }) => (m === undefined ? [] : [m]))
  const members = new Map<string, Shape[]>()
  for (const list of lists)
    for (const [name, shape] of Object.entries(list)) members.set(name, [...(members.get(name) ?? []), shape])
  const items = listed.flatMap(({ i }) => (i === undefined ? [] : [i]))
  return { members: lists.length === 0 ? null : members, items }
}

function toNumber(shape: Shape): number {
  const known = numbers.get(shape)
  if (known !== undefined) return known
  numbers.set(shape, numbers.size)
  return numbers.size - 1
}

/** A shape and its alternatives, references resolved. */
function expand(shape: Shape): Shape[] {
  if (typeof shape === 'string') return expand(shapes[shape] ?? 0)
  if (shape === 0 || shape.a === undefined) return [shape]
  return [shape, ...shape.a.flatMap(expand)]
}
