import { describe, expect, test } from 'vitest'
import { previewRequest } from '../../../../scripts/workbench/preview.ts'
import { applyEdits } from '../../../../scripts/workbench/preview-fixes.ts'

const user = { role: 'user', content: 'Hello!' }
const preview = (body: unknown) => previewRequest({ body })

describe('the preview of a request', () => {
  test('is empty for a request that the API answers', () => {
    expect(preview({ model: 'kimi-k2.6', messages: [user], temperature: 1 })).toEqual({ refusals: [], ignored: [] })
  })

  test('names every refusal with the words of the API, a source and a fix', () => {
    const { refusals } = preview({
      model: 'kimi-k2.6',
      messages: [user],
      temperature: 0.6,
      top_p: 0.5,
      stop: ['1', '2', '3', '4', '5', '6'],
    })
    expect(refusals.map(({ message }) => message)).toEqual([
      'invalid temperature: only 1 is allowed for this model',
      'invalid top_p: only 0.95 is allowed for this model',
      'Invalid request: stop array too long. Expected an array with maximum length 5, but got an array with length 6 instead',
    ])
    expect(refusals[0]).toMatchObject({
      status: 400,
      type: 'invalid_request_error',
      level: 'recorded',
      source: { url: expect.stringContaining('leandromineti/ai-assisted-coding') as string },
      fixes: [{ label: 'Remove temperature', edits: [{ path: ['temperature'] }] }],
    })
    expect(refusals[1]!.fixes).toEqual([{ label: 'Remove top_p', edits: [{ path: ['top_p'] }] }])
  })

  test('answers a retired model with 404 and still applies the rules of its own row', () => {
    const { refusals } = preview({ model: 'moonshot-v1-8k', messages: [user], temperature: 1.5 })
    expect(refusals.map(({ status, rule }) => [status, rule])).toEqual([
      [404, 'model'],
      [400, 'sampling'],
    ])
    expect(refusals[1]!.message).toBe('temperature must not be greater than 1.000000')
    expect(refusals[0]!.fixes[0]!.label).toBe('Use kimi-k2.6')
  })

  test('says which members the service ignores, and the documented member that is near', () => {
    expect(preview({ model: 'kimi-k3', messages: [user], temprature: 0, seed: 1 }).ignored).toEqual([
      { name: 'temprature', nearest: 'temperature' },
    ])
  })

  test.each([
    [undefined, 'empty'],
    [[1], 'JSON object'],
    ['x', 'JSON object'],
  ])('refuses the body %j', (body, word) => {
    expect(preview(body).refusals).toMatchObject([{ rule: 'body', message: expect.stringContaining(word) as string }])
  })
})

const call = { id: 'a_0', type: 'function', function: { name: 'a', arguments: '{}' } }
const tool = (name: string, parameters: object = { type: 'object', properties: {} }) => ({
  type: 'function',
  function: { name, parameters },
})

test.each<[id: string, body: object, source: string]>([
  ['model', { model: 'gpt-4o' }, 'vercel'],
  ['field types', { temperature: 'hot' }, 'QuantumNous'],
  ['logprobs', { logprobs: true }, 'leandromineti'],
  ['logprobs', { logit_bias: { 1: 2 } }, 'QuantumNous'],
  ['thinking', { model: 'kimi-k2.7-code', thinking: { type: 'disabled' } }, 'vercel'],
  ['tool_choice', { tools: [tool('a')], tool_choice: 'required' }, 'vercel'],
  ['tool_choice', { tools: [tool('a')], tool_choice: { type: 'function', function: { name: 'a' } } }, 'QuantumNous'],
  ['max_tokens', { max_tokens: 900_000 }, ''],
  ['response_format', { response_format: { type: 'xml' } }, ''],
  ['tools', { tools: [tool('a'), tool('a')] }, 'platform.kimi'],
  ['tools', { tools: [tool('a', { type: 'string' })] }, '14790897'],
  ['tools', { tools: [tool('a', { type: 'object', properties: { b: {} } }), tool('1')] }, ''],
  ['messages', { messages: [] }, ''],
  ['messages.role', { messages: [{ role: 'developer', content: 'x' }, user] }, 'earendil-works'],
  ['messages.content', { messages: [{ role: 'user', content: '' }, user] }, 'AstrBot'],
  [
    'messages.content.type',
    { messages: [{ role: 'user', content: [{ type: 'file' }, { type: 'text', text: 'a' }] }] },
    'lm15',
  ],
  ['messages.partial', { messages: [{ ...user, partial: true }, user] }, 'platform.kimi.ai/docs/api/partial'],
  [
    'messages.tool_calls',
    { messages: [user, { role: 'assistant', reasoning_content: ' ', tool_calls: [call] }] },
    'kimi-cli',
  ],
  ['messages.tool_calls', { messages: [user, { role: 'tool', tool_call_id: 'b', content: '1' }] }, ''],
  [
    'messages.reasoning_content',
    {
      messages: [user, { role: 'assistant', tool_calls: [call] }, { role: 'tool', tool_call_id: 'a_0', content: '1' }],
    },
    'picoclaw',
  ],
])('the first fix of %s in %j is accepted', (rule, members, source) => {
  let body: Readonly<Record<string, unknown>> = { model: 'kimi-k2.6', messages: [user], ...members }
  const { refusals } = preview(body)
  expect(refusals[0]).toMatchObject({ rule })
  expect(refusals[0]!.source.url ?? '').toContain(source)
  for (const { fixes } of refusals) {
    expect(fixes).not.toEqual([])
    body = applyEdits(body, fixes[0]!.edits)
  }
  expect(preview(body).refusals).toEqual([])
})
