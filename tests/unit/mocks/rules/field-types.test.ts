import { describe, expect, it } from 'vitest'
import document from '../../../../openapi/generated/openapi.json' with { type: 'json' }
import { type FieldType, requestType } from '../../../../mocks/rules/field-types.ts'
import { call, refusalOf, tool, user } from './ask.ts'

const sentence = (path: string, expected: string, actual: string) =>
  `Invalid request: the \`${path}\` field in the request (expected type ${expected}) is illegal, and ${actual} is not acceptable`

const format = (schema: object) => ({ response_format: { type: 'json_schema', json_schema: schema } })

describe('a wrong JSON type', () => {
  it.each([
    // recorded or documented
    [{ reasoning_effort: 5 }, 'reasoning_effort', 'string', 'number'],
    [{ thinking: true }, 'thinking', 'object', 'bool'],
    [{ messages: [{ role: 'user', content: { text: 'x' } }] }, 'messages.content', '[]object', 'object'],
    [
      format({ name: 'w', strict: 'yes', schema: { type: 'object' } }),
      'response_format.json_schema.strict',
      'bool',
      '"yes"',
    ],
    [format({ name: 'w', schema: [] }), 'response_format.json_schema.schema', 'dict[string,interface]', 'array'],
    // by analogy
    [{ messages: {} }, 'messages', '[]object', 'object'],
    [{ messages: 'hi' }, 'messages', '[]object', '"hi"'],
    [{ messages: [user, 'hi'] }, 'messages', 'object', '"hi"'],
    [{ messages: [{ role: 7, content: 'x' }] }, 'messages.role', 'string', 'number'],
    [{ messages: [{ role: 'user', content: [5] }] }, 'messages.content', 'object', 'number'],
    [
      { messages: [{ role: 'user', content: [{ type: 'text', text: 5 }] }] },
      'messages.content.text',
      'string',
      'number',
    ],
    [{ messages: [{ ...user, tools: tool('x') }] }, 'messages.tools', '[]object', 'object'],
    [{ messages: [{ ...user, name: {} }] }, 'messages.name', 'string', 'object'],
    [{ messages: [{ ...user, partial: 1 }] }, 'messages.partial', 'bool', 'number'],
    [
      { messages: [{ role: 'assistant', tool_calls: [{ ...call('a'), function: { name: 'x', arguments: {} } }] }] },
      'messages.tool_calls.function.arguments',
      'string',
      'object',
    ],
    [{ temperature: 'hot' }, 'temperature', 'number', '"hot"'],
    [{ n: 1.5 }, 'n', 'integer', 'number'],
    [{ max_tokens: 2 ** 63 }, 'max_tokens', 'integer', 'number'],
    [{ max_tokens: '100' }, 'max_tokens', 'integer', '"100"'],
    [{ max_completion_tokens: [] }, 'max_completion_tokens', 'integer', 'array'],
    [{ stream: 'true' }, 'stream', 'bool', '"true"'],
    [{ stream_options: [] }, 'stream_options', 'object', 'array'],
    [{ stream_options: { include_usage: 1 } }, 'stream_options.include_usage', 'bool', 'number'],
    [{ stop: 5 }, 'stop', '[]string', 'number'],
    [{ stop: ['a', 5] }, 'stop', 'string', 'number'],
    [{ stop: ['a', null] }, 'stop', 'string', 'null'],
    [{ stream_options: { continuous_usage_stats: {} } }, 'stream_options.continuous_usage_stats', 'bool', 'object'],
    [{ stream_options: { include_internal_content: 'x' } }, 'stream_options.include_internal_content', 'bool', '"x"'],
    [{ tools: {} }, 'tools', '[]object', 'object'],
    [{ tools: ['x'] }, 'tools', 'object', '"x"'],
    [{ tools: [tool('x', 'y')] }, 'tools.function.parameters', 'dict[string,interface]', '"y"'],
    [{ tool_choice: 5 }, 'tool_choice', 'object', 'number'],
    [{ response_format: 'json_object' }, 'response_format', 'object', '"json_object"'],
    [{ logprobs: 1 }, 'logprobs', 'bool', 'number'],
    [{ top_logprobs: true }, 'top_logprobs', 'integer', 'bool'],
    [{ prompt_cache_key: 1 }, 'prompt_cache_key', 'string', 'number'],
    [{ prompt_cache_options: { ttl: 5 } }, 'prompt_cache_options.ttl', 'string', 'number'],
    [{ thinking: { type: 1 } }, 'thinking.type', 'string', 'number'],
  ])('%j is named with its path', (change, path, expected, actual) => {
    expect(refusalOf(change)).toBe(sentence(path, expected, actual))
  })

  it('is found in the order of the document', () => {
    expect(refusalOf({ stream: 1, n: 'x' })).toBe(sentence('stream', 'bool', 'number'))
  })

  it('names the kind of a long string instead of its text', () => {
    expect(refusalOf({ temperature: 'x'.repeat(101) })).toBe(sentence('temperature', 'number', 'string'))
  })

  it('treats null as a missing member everywhere', () => {
    const nulls = Object.fromEntries([...requestType.members!.keys()].map((key) => [key, null]))
    expect(refusalOf({ ...nulls, model: 'kimi-k3', messages: [user] })).toBeNull()
  })

  it.each([
    'seed',
    'top_k',
    'user',
    'service_tier',
    'store',
    'verbosity',
    'metadata',
    'parallel_tool_calls',
    'do_sample',
    'x',
  ])('is not checked for the unknown member %s', (name) => {
    for (const value of [1, 'a', true, null, {}, [], { deep: [{}] }]) expect(refusalOf({ [name]: value })).toBeNull()
  })

  it('is known for every documented member of the spec', () => {
    expect(listDocumented().filter((path) => !isInTable(path))).toEqual([])
  })
})

/** Members that Moonshot's rules demand of vendors; the API itself is not known to read them. */
const vendorOnly = ['stream_options.include_internal_content', 'stream_options.continuous_usage_stats']

type Schema = {
  $ref?: string
  properties?: Record<string, Schema>
  items?: Schema
  oneOf?: Schema[]
  anyOf?: Schema[]
  allOf?: Schema[]
}

function listDocumented(): string[] {
  const schemas = document.components.schemas as unknown as Record<string, Schema>
  const found = new Set<string>()
  const walk = (schema: Schema, path: string, seen: readonly Schema[]) => {
    if (seen.includes(schema)) return
    const open = [...seen, schema]
    if (schema.$ref) return walk(schemas[schema.$ref.split('/').at(-1)!]!, path, open)
    for (const branch of [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])])
      walk(branch, path, open)
    if (schema.items) walk(schema.items, path, open)
    if (path.endsWith('parameters') || path.endsWith('schema')) return
    for (const [name, inner] of Object.entries(schema.properties ?? {})) {
      const here = path === '' ? name : `${path}.${name}`
      found.add(here)
      walk(inner, here, open)
    }
  }
  walk(schemas['ChatCompletionRequest']!, '', [])
  expect(found.size).toBeGreaterThan(50)
  return [...found]
}

/** Members that the chat page does not document and that the service ignores, whatever their value is (recorded 2026-09-02). */
const ignored = new Set([
  'seed',
  'user',
  'top_k',
  'metadata',
  'store',
  'service_tier',
  'parallel_tool_calls',
  'verbosity',
  'repetition_penalty',
  'do_sample',
  'partial_mode',
])

function isInTable(path: string): boolean {
  if (vendorOnly.includes(path) || ignored.has(path)) return true
  let type: FieldType | undefined = requestType
  for (const name of path.split('.')) {
    while (type?.items) type = type.items
    type = type?.members?.get(name)
  }
  return type !== undefined
}
