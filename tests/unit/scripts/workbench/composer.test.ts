import { CompletionContext } from '@codemirror/autocomplete'
import { json } from '@codemirror/lang-json'
import { EditorState } from '@codemirror/state'
import { describe, expect, test, vi } from 'vitest'
import { completeFrom } from '../../../../scripts/workbench/page/composer/editor/complete.ts'
import { findProblems } from '../../../../scripts/workbench/page/composer/editor/problems.ts'
import type { SchemaName } from '../../../../scripts/workbench/page/composer/editor/schemas.ts'
import { describeDataUrl, toSizeText } from '../../../../scripts/workbench/page/composer/media.ts'
import { readPrefer, writePrefer } from '../../../../scripts/workbench/page/composer/prefer-header.ts'
import { withoutSecrets } from '../../../../scripts/workbench/page/state/without-secrets.ts'

// The module of the media imports the toast, which needs a page.
vi.mock('../../../../scripts/workbench/page/ui/toast.tsx', () => ({ notify: () => {} }))

const createState = (doc: string) => EditorState.create({ doc, extensions: [json()] })

/** The labels of the completions at `|`. */
function complete(text: string, schema: SchemaName = 'chat-request', explicit = true): string[] {
  const pos = text.indexOf('|')
  const state = createState(text.replace('|', ''))
  const result = completeFrom(schema)(new CompletionContext(state, pos, explicit))
  return result === null ? [] : result.options.map(({ label }) => label)
}

describe('the completion of the JSON editor', () => {
  test.each([
    ['members of the body', '{"|"}', '"response_format"'],
    ['members of a message by its role', '{"messages": [{"role": "assistant", "|": 1}]}', '"reasoning_content"'],
    ['the values of an enumeration', '{"thinking": {"type": "|"}}', '"disabled"'],
    ['roles', '{"messages": [{"role": "|"}]}', '"tool"'],
    ['models', '{"model": "|"}', '"kimi-k2.6"'],
    ['the formats of the answer', '{"response_format": {"type": "|"}}', '"json_schema"'],
    ['members of a tool', '{"tools": [{"type": "function", "function": {"|": 1}}]}', '"parameters"'],
  ])('offers %s', (_, text, label) => {
    expect(complete(text)).toContain(label)
  })

  test('offers of a message only what its role takes', () => {
    expect(complete('{"messages": [{"role": "user", "|": 1}]}')).not.toContain('"tool_call_id"')
    expect(complete('{"messages": [{"role": "tool", "|": 1}]}')).toContain('"tool_call_id"')
  })

  test('offers the keywords of JSON Schema at any depth', () => {
    expect(complete('{"properties": {"a": {"items": {"|": 1}}}}', 'tool-parameters')).toContain('"enum"')
    expect(complete('{"properties": {"a": {"type": "|"}}}', 'tool-parameters')).toContain('"integer"')
  })

  test('offers nothing in a text', () => {
    expect(complete('{"messages": [{"role": "user", "content": "|"}]}')).toEqual([])
  })
})

describe('the problems of the JSON editor', () => {
  const list = (text: string) =>
    findProblems(createState(text), 'chat-request').map(({ from, to, message }) => [text.slice(from, to), message])

  test('are none for a chat request', () => {
    expect(list('{"model": "kimi-k3", "messages": [{"role": "user", "content": "a"}]}')).toEqual([])
  })

  test('mark the value that breaks the schema', () => {
    const found = list('{"model": "kimi-k3", "messages": [{"role": "user", "content": 7}], "stream": "yes"}')
    expect(found).toContainEqual(['7', expect.stringContaining('messages.0.content')])
    expect(found).toContainEqual(['"yes"', expect.stringContaining('stream')])
  })

  test('mark the object that lacks a member', () => {
    expect(list('{"model": "kimi-k3"}')).toEqual([['{', expect.stringMatching(/^The body: .*messages/)]])
  })

  test('mark the place at which the text is not JSON', () => {
    expect(list('{"model": tru}')).toEqual([['t', 'Unexpected "t".']])
  })
})

test.each([
  ['example=rate_limit_reached_error.rpm; times=2', { example: 'rate_limit_reached_error.rpm', times: '2' }],
  ['fault=stream-cut, wait=1.5', { fault: 'stream-cut', wait: '1.5' }],
  ['code=429', { code: '429' }],
  ['', {}],
])('the header %j is read and written back', (header, fields) => {
  const read = readPrefer(header)
  expect(read).toEqual({ example: '', fault: '', code: '', wait: '', times: '', ...fields })
  expect(writePrefer(read)).toBe(header)
})

test('preferences that are not of the mock are left out', () => {
  expect(writePrefer(readPrefer('respond-async, example="a.b"'))).toBe('example=a.b')
})

test('a data URL is described by its type and the size of the file', () => {
  const url = `data:image/png;base64,${Buffer.alloc(1000, 1).toString('base64')}`
  expect(describeDataUrl(url)).toEqual({ type: 'image/png', bytes: 1000 })
  expect(describeDataUrl('ms://file-1')).toBeNull()
  expect([999, 1000, 2_500_000].map(toSizeText)).toEqual(['999 B', '1.0 kB', '2.5 MB'])
})

describe('a request without its secrets', () => {
  const request = {
    method: 'POST',
    path: '/v1/chat/completions',
    headers: { Authorization: 'Bearer abc', 'X-Api-Key': 'abc', Prefer: 'wait=1', 'X-Note': 'my sk-canary1234567890' },
    body: {
      model: 'kimi-k3',
      messages: [{ role: 'user', content: 'key is sk-canary1234567890, word is correct-horse' }],
      max_tokens: 10,
      prompt_cache_key: 'session-1',
      metadata: { password: 'hunter2', count: 1 },
    },
  } as const

  test('has neither secret headers nor keys in texts, and keeps everything else', () => {
    const kept = withoutSecrets(request, ['correct-horse', null])
    const text = JSON.stringify(kept)
    for (const secret of ['sk-canary', 'correct-horse', 'hunter2', 'Bearer', 'abc']) expect(text).not.toContain(secret)
    expect(kept.headers).toHaveProperty('Prefer', 'wait=1')
    expect(kept.body).toMatchObject({
      model: 'kimi-k3',
      max_tokens: 10,
      prompt_cache_key: 'session-1',
      metadata: { count: 1 },
    })
  })

  test('is the same if it has none', () => {
    const plain = {
      ...request,
      headers: { Prefer: 'wait=1' },
      body: { model: 'kimi-k3', tools: [{ function: { parameters: { properties: { token: { type: 'string' } } } } }] },
    }
    expect(withoutSecrets(plain)).toEqual(plain)
  })
})
