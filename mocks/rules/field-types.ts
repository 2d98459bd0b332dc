/**
 * The JSON type of every documented request member, and the sentence that the API generates for a wrong one.
 * Recorded type names: `string`, `bool`, `object`, `[]object`, `dict[string,interface]`; `number`, `integer` and `[]string` as
 * expected types follow by analogy (unverified). A union has the name of its richer form: `[]object` for `messages.content`.
 */
import type { Refusal } from '../reply/index.ts'
import { defineMessage, refuse } from './rule.ts'

export type JsonKind = 'string' | 'number' | 'bool' | 'object' | 'array' | 'null'

export interface FieldType {
  /** The name in `(expected type …)`. */
  name: string
  accepts: readonly JsonKind[]
  integer?: true
  members?: ReadonlyMap<string, FieldType>
  items?: FieldType
  /** Elements may not be null (unverified). Without this member a rule checks them. */
  refusesNullItems?: true
}

export const fieldTypeMessages = {
  wrongType: defineMessage(
    {
      level: 'recorded',
      source: 'QuantumNous/new-api',
      note: 'Recorded for reasoning_effort, messages.content, thinking and response_format.json_schema.strict; array indexes are not part of the path.',
    },
    (path: string, expected: string, actual: string) =>
      `Invalid request: the \`${path}\` field in the request (expected type ${expected}) is illegal, and ${actual} is not acceptable`,
  ),
}

const text: FieldType = { name: 'string', accepts: ['string'] }
const flag: FieldType = { name: 'bool', accepts: ['bool'] }
const number: FieldType = { name: 'number', accepts: ['number'] }
const integer: FieldType = { name: 'integer', accepts: ['number'], integer: true }
const dict: FieldType = { name: 'dict[string,interface]', accepts: ['object'] }

function record(members: Record<string, FieldType>): FieldType {
  return { name: 'object', accepts: ['object'], members: new Map(Object.entries(members)) }
}

function listOf(items: FieldType): FieldType {
  return { name: `[]${items.name}`, accepts: ['array'], items }
}

/** Also accepts a string in place of the richer form. */
function orText(type: FieldType): FieldType {
  return { ...type, accepts: ['string', ...type.accepts] }
}

const mediaUrl = orText(record({ url: text }))

const tool = record({
  type: text,
  function: record({ name: text, description: text, parameters: dict, strict: flag }),
})

const message = record({
  role: text,
  content: orText(listOf(record({ type: text, text, image_url: mediaUrl, video_url: mediaUrl }))),
  name: text,
  partial: flag,
  reasoning_content: text,
  tool_call_id: text,
  tool_calls: listOf(
    record({ index: integer, id: text, type: text, function: record({ name: text, arguments: text }) }),
  ),
  tools: listOf(tool),
})

/** The request body. A member outside this table is accepted with any value (recorded: leandromineti/ai-assisted-coding). */
export const requestType: FieldType = record({
  model: text,
  messages: listOf(message),
  max_tokens: integer,
  max_completion_tokens: integer,
  temperature: number,
  top_p: number,
  n: integer,
  presence_penalty: number,
  frequency_penalty: number,
  stop: orText({ ...listOf(text), refusesNullItems: true }),
  response_format: record({
    type: text,
    json_schema: record({ name: text, description: text, strict: flag, schema: dict }),
  }),
  stream: flag,
  // The last two are those of Moonshot's suite for vendors (MoonshotAI/Kimi-Vendor-Verifier).
  stream_options: record({ include_usage: flag, include_internal_content: flag, continuous_usage_stats: flag }),
  tools: listOf(tool),
  tool_choice: orText(record({ type: text, function: record({ name: text }) })),
  thinking: record({ type: text, keep: text, effort: text }),
  reasoning_effort: text,
  logprobs: flag,
  top_logprobs: integer,
  logit_bias: dict,
  prediction: record({
    type: text,
    content: orText(listOf(record({ type: text, text }))),
  }),
  prompt_cache_key: text,
  prompt_cache_options: record({ mode: text, ttl: text }),
  safety_identifier: text,
})

/** Refuses the first member, in document order, whose JSON type is not the documented one. */
export function findWrongType(body: Readonly<Record<string, unknown>>): Refusal | null {
  const found = findInMembers(body, requestType)
  return found && refuseType(found.path, found.type.name, found.value)
}

/** The refusal of one member's type. */
export function refuseType(path: string, expected: string, value: unknown): Refusal {
  return refuse(fieldTypeMessages.wrongType.build(path, expected, describeValue(value)))
}

/** A value of the wrong type. The path is built on the way back, so that valid requests cost nothing. */
interface Mismatch {
  path: string
  type: FieldType
  value: unknown
}

function findMismatch(value: unknown, type: FieldType): Mismatch | null {
  if (value === null || value === undefined) return null
  const kind = kindOf(value)
  if (!type.accepts.includes(kind) || (type.integer && !isInt64(value as number))) return { path: '', type, value }
  if (kind === 'object') return type.members ? findInMembers(value as Record<string, unknown>, type) : null
  if (kind === 'array' && type.items) {
    for (const item of value as unknown[]) {
      const found =
        item === null && type.refusesNullItems
          ? { path: '', type: type.items, value: item }
          : findMismatch(item, type.items)
      if (found) return found
    }
  }
  return null
}

function findInMembers(value: Readonly<Record<string, unknown>>, type: FieldType): Mismatch | null {
  for (const key in value) {
    const member = type.members?.get(key)
    const found = member && findMismatch(value[key], member)
    if (found) return { ...found, path: found.path === '' ? key : `${key}.${found.path}` }
  }
  return null
}

/** The service reads integers into 64 bits (its errors are those of Go; unverified). */
function isInt64(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 63
}

function kindOf(value: unknown): JsonKind {
  if (typeof value === 'string') return 'string'
  if (value === null) return 'null'
  if (typeof value === 'object') return Array.isArray(value) ? 'array' : 'object'
  return typeof value === 'boolean' ? 'bool' : 'number'
}

/** A value in a message. The only recording with a string quotes it (`"yes" is not acceptable`); a long one is named `string` (unverified). */
function describeValue(value: unknown): string {
  return typeof value === 'string' && value.length <= 100 ? JSON.stringify(value) : kindOf(value)
}
