import { describe, expect, it } from 'vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { loadDocument } from '../../../openapi/document.ts'
import { validators } from '../../../openapi/validator.ts'

type Node = Readonly<Record<string, unknown>>

/** Every object of the document with its JSON pointer, examples and evidence left out. */
function* walk(node: unknown, path = ''): Generator<[string, Node]> {
  if (typeof node !== 'object' || node === null) return
  if (!Array.isArray(node)) yield [path, node as Node]
  for (const [key, value] of Object.entries(node))
    if (!key.startsWith('x-') && key !== 'examples') yield* walk(value, `${path}/${key}`)
}

const versions = ['3.1', '3.2'] as const

describe('the published document', () => {
  it.each(versions)('has no type list and no schema that is true or false (OpenAPI %s)', (openapi) => {
    const found = [...walk(loadDocument({ openapi }))].flatMap(([path, node]) => {
      const inProperties =
        path.endsWith('/properties') && Object.values(node).some((value) => typeof value === 'boolean')
      return Array.isArray(node['type']) || inProperties ? [path] : []
    })
    expect(found).toEqual([])
  })

  it.each(versions)('says which version it is (OpenAPI %s)', (openapi) => {
    expect(loadDocument({ openapi })['openapi']).toBe(`${openapi}.0`)
  })

  it('describes the events of a stream, in 3.2 as items', () => {
    const event = { $ref: '#/components/schemas/ChatCompletionEvent' }
    const contentOf = (openapi: '3.1' | '3.2') =>
      [...walk(loadDocument({ openapi }))]
        .filter(([path]) => path.endsWith('/text/event-stream'))
        .map(([, node]) => node)
    expect(contentOf('3.1')).toEqual([expect.objectContaining({ schema: event })])
    expect(contentOf('3.2')).toEqual([expect.objectContaining({ itemSchema: event })])
    expect(contentOf('3.2')[0]).not.toHaveProperty('schema')
  })

  it.each(versions)('describes the data of an event as JSON unless it is [DONE] (OpenAPI %s)', (openapi) => {
    const data = [...walk(loadDocument({ openapi }))].find(([path]) =>
      path.endsWith('/ChatCompletionEvent/properties/data'),
    )?.[1]
    expect(data).toMatchObject({ type: 'string', if: { const: '[DONE]' } })
    expect(data?.['else']).toEqual({
      contentMediaType: 'application/json',
      contentSchema: { $ref: '#/components/schemas/ChatCompletionChunk' },
    })
    expect(data).not.toHaveProperty('contentSchema')
  })

  it('describes every operation, tag and member', () => {
    const document = loadDocument() as { tags: Node[]; paths: Record<string, Record<string, Node>>; components: Node }
    const bare = [
      ...document.tags.filter((tag) => tag['description'] === undefined),
      ...Object.values(document.paths)
        .flatMap((item) => Object.values(item))
        .filter((operation) => 'operationId' in operation && operation['description'] === undefined),
    ]
    const members = [...walk(document.components, '')].filter(
      ([path, node]) =>
        /\/properties\/[^/]+$/.test(path) && !/\/(if|then)\//.test(path) && node['description'] === undefined,
    )
    expect([...bare, ...members.map(([path]) => path)]).toEqual([])
  })
})

describe('a published schema', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(JSON.parse(JSON.stringify(loadDocument())) as object, 'document')
  const accepts = (name: string, value: unknown) =>
    ajv.validate({ $ref: `document#/components/schemas/${name}` }, value)

  const user = { role: 'user', content: 'Hi' }
  const called = { id: 'a:0', type: 'function', function: { name: 'a', arguments: '{}' } }
  const request = (members: object) => ({ model: 'kimi-k2.6', messages: [user], ...members })
  it.each([
    [{}, true],
    [{ messages: [{ role: 'user', content: [{ type: 'image_url', image_url: 'ms://file' }] }] }, true],
    [{ messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'ms://file' } }] }] }, true],
    [{ messages: [{ role: 'user', content: [{ type: 'image_url', image_url: 5 }] }] }, false],
    [{ messages: [{ role: 'user', content: { text: 'Hi' } }] }, false],
    [{ messages: [{ role: 'assistant', content: 'Hello.', tool_calls: null }] }, true],
    [{ messages: [{ role: 'assistant', content: null, tool_calls: null }] }, false],
    [{ messages: [{ role: 'assistant', content: '', partial: true }] }, true],
    [{ messages: [{ role: 'assistant', content: [], tool_calls: [called] }] }, true],
    [{ messages: [{ role: 'user', content: [] }] }, false],
    [{ messages: [{ role: 'system' }] }, false],
    [{ messages: [{ role: 'system', tools: [] }] }, false],
    [{ messages: [{ role: 'system', content: 'Hi', tools: null }] }, true],
    [{ messages: [{ role: 'system', tools: [{ type: 'function', function: { name: 'f' } }] }] }, true],
    [{ stop: 'a' }, true],
    [{ stop: ['a', 'b'] }, true],
    [{ stop: ['1', '2', '3', '4', '5', '6'] }, false],
    [{ stop: 5 }, false],
    [{ tool_choice: null }, true],
    [{ tool_choice: '' }, true],
    [{ tool_choice: 'any' }, false],
    [{ tool_choice: { type: 'function', function: { name: 'f' } } }, true],
    [{ thinking: null }, true],
    [{ thinking: { type: 'disabled', keep: null } }, true],
    [{ thinking: { type: 'off' } }, false],
    [{ temperature: null, n: 1.5 }, false],
    [{ logit_bias: {} }, false],
  ])('judges %j as the built-in validator does', (members, expected) => {
    expect(accepts('ChatCompletionRequest', request(members))).toBe(expected)
    expect(validators.request('createChatCompletion', request(members)).length === 0).toBe(expected)
  })
})
