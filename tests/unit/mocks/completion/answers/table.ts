/** Helpers for the tables of answers; `README.md` says how a row is written. */
import { expect, test } from 'vitest'
import { completeRequest, tool } from '../complete-request.ts'

export type Message = Readonly<Record<string, unknown>>
export type Schema = Readonly<Record<string, unknown>>

/** The calls, the JSON of the content, or a pattern of the text; a pattern also means that nothing is called. */
export type Expected =
  | { calls: readonly (readonly [name: string, args: unknown])[] }
  | { json: unknown }
  | { text: RegExp }

export type AnswerRow = readonly [
  about: string,
  messages: string | readonly Message[],
  request: Readonly<Record<string, unknown>>,
  expected: Expected,
]

export const text = { type: 'string' }
export const integer = { type: 'integer' }
export const number = { type: 'number' }
export const boolean = { type: 'boolean' }
export const date = { type: 'string', format: 'date' }
export const oneOf = (...values: string[]) => ({ type: 'string', enum: values })
export const described = (description: string) => ({ type: 'string', description })
export const listOf = (items: Schema) => ({ type: 'array', items })
export const user = (content: string): Message => ({ role: 'user', content })
export const system = (content: string): Message => ({ role: 'system', content })
export const assistant = (content: string): Message => ({ role: 'assistant', content })
export const called = (name: string, args: unknown, id = `${name}_0`): Message => ({
  role: 'assistant',
  content: '',
  reasoning_content: ' ',
  tool_calls: [{ id, type: 'function', function: { name, arguments: JSON.stringify(args) } }],
})
export const result = (content: string, id: string): Message => ({ role: 'tool', tool_call_id: id, content })

export const like = (pattern: RegExp): unknown => expect.stringMatching(pattern)
export const containing = (value: Record<string, unknown>): unknown => expect.objectContaining(value)

/** A schema of an object whose properties are all required. */
export function object(properties: Record<string, unknown>): Schema {
  return { type: 'object', properties, required: Object.keys(properties) }
}

/** A request that offers these tools. */
export function offering(...tools: unknown[]) {
  return { tools }
}

/** A request for JSON of this schema. */
export function structured(properties: Record<string, unknown>) {
  return {
    response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: object(properties) } },
  }
}

export const jsonObject = { response_format: { type: 'json_object' } }

export { tool }

/** One test a row. */
export function testAnswers(rows: readonly AnswerRow[]): void {
  test.each(rows)('%s', (_, messages, request, expected) => {
    const list = typeof messages === 'string' ? [user(messages)] : messages
    const choice = completeRequest({ model: 'kimi-k2.6', messages: list, ...request }).choices[0]
    const made = (choice?.toolCalls ?? []).map((call) => [call.name, JSON.parse(call.arguments) as unknown])
    if ('calls' in expected) return expect(made).toEqual(expected.calls)
    expect(made).toEqual([])
    const content = choice?.content ?? ''
    if ('text' in expected) expect(content).toMatch(expected.text)
    else expect(JSON.parse(content.replace(/^```json\n|\n```$/g, ''))).toEqual(expected.json)
  })
}
