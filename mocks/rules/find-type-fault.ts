/**
 * The generated sentence about a wrong JSON type. Facts: `kimi-chat-api.md` §2.1 (recorded for `reasoning_effort`,
 * `messages.content`, `thinking`, `response_format.json_schema.strict`). Array indexes are not shown in the path.
 */
import type { Refusal } from '../request/reply.ts'
import { type FieldType, type JsonKind, requestType } from './field-types.ts'
import { refuse } from './rule.ts'
import { texts } from './texts.ts'

/** The first member, in the order of the document, whose JSON type is not the documented one. */
export function findTypeFault(body: Readonly<Record<string, unknown>>): Refusal | null {
  const fault = walkMembers(body, requestType)
  if (!fault) return null
  return refuse(texts.wrongType.build(fault.path, fault.type.name, describe(fault.value, kindOf(fault.value))))
}

/** What is wrong where; the path grows on the way back, so that a right request pays for none. */
interface Fault {
  path: string
  type: FieldType
  value: unknown
}

function walk(value: unknown, type: FieldType): Fault | null {
  if (value === null || value === undefined) return null
  const kind = kindOf(value)
  if (!type.accepts.includes(kind) || (type.whole && !Number.isInteger(value))) return { path: '', type, value }
  if (kind === 'object') return type.members ? walkMembers(value as Record<string, unknown>, type) : null
  if (kind === 'array' && type.items) {
    for (const item of value as unknown[]) {
      const fault = walk(item, type.items)
      if (fault) return fault
    }
  }
  return null
}

function walkMembers(value: Readonly<Record<string, unknown>>, type: FieldType): Fault | null {
  for (const key in value) {
    const member = type.members?.get(key)
    const fault = member && walk(value[key], member)
    if (fault) return { ...fault, path: fault.path === '' ? key : `${key}.${fault.path}` }
  }
  return null
}

function kindOf(value: unknown): JsonKind {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'object') return Array.isArray(value) ? 'array' : 'object'
  return typeof value === 'boolean' ? 'bool' : 'number'
}

/** Strings are quoted in the one recording that has one (`"yes" is not acceptable`); a long one is only named (unverified). */
function describe(value: unknown, kind: JsonKind): string {
  return kind === 'string' && (value as string).length <= 100 ? JSON.stringify(value) : kind
}
