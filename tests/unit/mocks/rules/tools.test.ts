import { describe, expect, it } from 'vitest'
import { refusalOf, tool } from './ask.ts'

const off = { thinking: { type: 'disabled' } }
const nameFault =
  'Invalid request: function name is invalid, must start with a letter and can contain letters, numbers, underscores, and dashes'
const typeFault = (type: string) =>
  `Invalid request: unknown tool type: ${type}, currently only function and plugin are supported`

const format = (json_schema: unknown) => ({ type: 'json_schema', json_schema })

describe('tools', () => {
  it.each([
    [[tool('1weather')], nameFault],
    [[tool('21st_builder')], nameFault],
    [[tool('get weather')], nameFault],
    [[tool('get.weather')], nameFault],
    [[tool('-x')], nameFault],
    [[tool('')], nameFault],
    [[tool('天气')], nameFault],
    [[tool('a'.repeat(257))], nameFault],
    [[{ type: 'function' }], nameFault],
    [[{ type: 'function', function: null }], nameFault],
    [[{ type: 'custom', name: 'apply_patch' }], typeFault('custom')],
    [[{ type: 'plugin', name: 'x' }], typeFault('plugin')],
    [[{ function: { name: 'x' } }], typeFault('')],
    [[null], typeFault('')],
    [[tool('ok'), { type: 'web_search' }], typeFault('web_search')],
    [[tool('dup'), tool('dup')], 'function name dup is duplicated'],
    [[tool('x', { properties: {} })], 'tools.function.parameters.type is required and must be "object"'],
    [[tool('x', { type: 'string' })], 'tools.function.parameters.type is required and must be "object"'],
    [
      [tool('x', { type: 'object', properties: { source: { enum: ['d'] } } })],
      "Invalid request: tools.function.parameters is not a valid moonshot flavored json schema, details: <At path 'properties.source': type is not defined>",
    ],
    [
      [{ type: 'builtin_function', function: { name: '$nothing' } }],
      'Invalid request: unknown builtin function: $nothing',
    ],
  ])('%j are refused', (tools, text) => {
    expect(refusalOf({ tools })).toBe(text)
  })

  it('more than 128 are refused', () => {
    const tools = Array.from({ length: 129 }, (_, i) => tool(`t${i}`))
    expect(refusalOf({ tools })).toContain('maximum length 128, but got an array with length 129')
    expect(refusalOf({ tools: tools.slice(1) })).toBeNull()
  })

  it.each([
    [[tool('x')]],
    [[tool('_search-2')]],
    [[tool('a'.repeat(256))]],
    [[{ type: 'function', function: { name: 'x' } }]],
    [[tool('x', {})]],
    [[tool('x', null)]],
    [
      [
        {
          type: 'function',
          function: { name: 'x', strict: false, parameters: { type: 'object', properties: { a: { enum: [1] } } } },
        },
      ],
    ],
    [[{ type: 'builtin_function', function: { name: '$web_search' } }]],
    [[]],
  ])('%j are accepted', (tools) => {
    expect(refusalOf({ tools })).toBeNull()
  })
})

describe('tool_choice', () => {
  it.each([undefined, null, '', 'auto', 'none'])(
    '%j is accepted with and without tools and thinking',
    (tool_choice) => {
      for (const change of [{}, { tools: [tool('x')] }, off]) expect(refusalOf({ ...change, tool_choice })).toBeNull()
    },
  )

  const named = { type: 'function', function: { name: 'x' } }
  const tools = [tool('x')]
  const required = "tool_choice 'required' is incompatible with thinking enabled"
  const specified = "tool_choice 'specified' is incompatible with thinking enabled"

  it.each([
    [{ model: 'kimi-k2.5', tools, tool_choice: 'required' }, required],
    [{ model: 'kimi-k2.6', tools, tool_choice: 'required' }, required],
    [{ model: 'kimi-k2.7-code', tools, tool_choice: 'required' }, required],
    [{ tools, tool_choice: named }, specified],
    [{ model: 'kimi-k2.6', tools, tool_choice: named }, specified],
    [{ tool_choice: named }, specified],
    [{ tools, tool_choice: 'bogus' }, specified],
    [{ tools, tool_choice: 'AUTO' }, specified],
    [{ ...off, tools, tool_choice: 'bogus' }, 'Invalid request: unknown tool_choice strategy: bogus'],
    [{ tool_choice: 'required' }, "Invalid request: tool_choice 'required' needs tools"],
    [{ tools: [], tool_choice: 'required' }, "Invalid request: tool_choice 'required' needs tools"],
    [{ ...off, tool_choice: 'required' }, "Invalid request: tool_choice 'required' needs tools"],
    [{ model: 'kimi-k2.6', tool_choice: 'required' }, "Invalid request: tool_choice 'required' needs tools"],
  ])('%j is refused', (change, text) => {
    expect(refusalOf(change)).toBe(text)
  })

  it.each([
    [{ tools, tool_choice: 'required' }],
    [{ ...off, tools, tool_choice: 'required' }],
    [{ model: 'kimi-k2.6', ...off, tools, tool_choice: 'required' }],
    [{ ...off, tools, tool_choice: named }],
    [{ ...off, tool_choice: named }],
    [{ reasoning_effort: 'none', tools, tool_choice: named }],
    [{ model: 'moonshot-v1-8k', tools, tool_choice: named }],
  ])('%j is accepted', (change) => {
    expect(refusalOf(change)).toBeNull()
  })
})

describe('response_format', () => {
  const schema = { type: 'object', properties: { a: { type: 'string' } } }
  it.each([
    [{ type: 'bogus' }, 'response_format.type'],
    [{}, 'response_format.type'],
    [{ type: 'json_schema' }, 'response_format.json_schema is required'],
    [format(null), 'response_format.json_schema is required'],
    [format({ schema }), 'response_format.json_schema.name is required'],
    [format({ name: '', schema }), 'response_format.json_schema.name is required'],
    [format({ name: 'w' }), 'response_format.json_schema.schema must not be empty'],
    [format({ name: 'w', schema: {} }), 'response_format.json_schema.schema must not be empty'],
    [
      format({
        name: 'w',
        schema: { type: 'object', properties: { pair: { type: 'array', items: [{ type: 'string' }] } } },
      }),
      "Invalid request: response_format.json_schema is not a valid moonshot flavored json schema, details: <At path 'properties.pair.items': items must be an object>",
    ],
  ])('%j is refused', (response_format, words) => {
    expect(refusalOf({ response_format })).toContain(words)
  })

  it.each([
    [{ type: 'text' }],
    [{ type: 'json_object' }],
    [format({ name: 'w', schema })],
    [format({ name: 'w', strict: true, schema })],
    [format({ name: 'w', strict: false, schema: { type: 'object', properties: { a: { enum: [1] } } } })],
    [null],
  ])('%j is accepted', (response_format) => {
    expect(refusalOf({ response_format })).toBeNull()
  })
})
