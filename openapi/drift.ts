/** Finds members of an answer that the spec does not document. Such drift is reported; it is no violation. */
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
  collect(body, [shape], '', found)
  return [...found]
}

function collect(value: unknown, candidates: readonly Shape[], path: string, found: Set<string>): void {
  if (value === null || typeof value !== 'object') return
  const known = candidates.flatMap(expand)
  // a shape without a list of members (free JSON) documents everything below it
  if (known.length === 0 || known.includes(0)) return
  const listed = known.filter((shape) => typeof shape === 'object')
  if (Array.isArray(value)) {
    const items = listed.flatMap(({ i }) => (i === undefined ? [] : [i]))
    if (items.length > 0) for (const item of value) collect(item, items, `${path}/*`, found)
    return
  }
  const members = listed.flatMap(({ m }) => (m === undefined ? [] : [m]))
  if (members.length === 0) return
  for (const [key, member] of Object.entries(value)) {
    const shapesOfMember = members.flatMap((list) => (Object.hasOwn(list, key) ? [list[key] ?? 0] : []))
    const memberPath = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (shapesOfMember.length === 0) found.add(memberPath)
    else collect(member, shapesOfMember, memberPath, found)
  }
}

/** A shape and its alternatives, references resolved. */
function expand(shape: Shape): Shape[] {
  if (typeof shape === 'string') return expand(shapes[shape] ?? 0)
  if (shape === 0 || shape.a === undefined) return [shape]
  return [shape, ...shape.a.flatMap(expand)]
}
