/** Counts how many subschemas a validator visits for one value, before it starts. */
import { decodePercent } from '../../../../openapi/decode-percent.ts'

const lists = ['allOf', 'anyOf', 'oneOf'] as const
const singles = ['not', 'if', 'then', 'else'] as const

type Schema = Readonly<Record<string, unknown>>

/**
 * The most subschemas of the document that apply to one value, those behind references counted each time; infinite where a schema
 * refers to itself for the same value. Takes time linear in the size of the document.
 */
export function countVisits(root: object): number {
  const counts = new Map<object, number>()
  let most = 0

  function count(value: unknown): number {
    if (!isSchema(value)) return 1
    const known = counts.get(value)
    if (known !== undefined) return known
    // A schema that is met again while it is counted applies to the same value without end.
    counts.set(value, Infinity)
    let sum = 1
    if (typeof value['$ref'] === 'string') sum += count(resolve(root, value['$ref']))
    for (const name of lists) if (Array.isArray(value[name])) for (const one of value[name]) sum += count(one)
    for (const name of singles) if (value[name] !== undefined) sum += count(value[name])
    counts.set(value, sum)
    return sum
  }

  const waiting: unknown[] = [root]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value !== 'object' || value === null) continue
    most = Math.max(most, Array.isArray(value) ? 0 : count(value))
    for (const member of Object.values(value)) waiting.push(member)
  }
  return most
}

/** The target of a reference within the document. Others do not compile. */
function resolve(root: object, reference: string): unknown {
  if (!reference.startsWith('#')) return undefined
  let at: unknown = root
  for (const part of reference.slice(1).split('/').slice(1)) {
    const name = decodePercent(part).replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined
    at = (at as Schema)[name]
  }
  return at
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
