/** Streams: the order of chunks, their increments, escapes, and the acceptance rules for vendors (MoonshotAI/K2-Vendor-Verifier). */
import { expect, test } from 'vitest'
import type { RequestLike } from '../../../../mocks/completion/types.ts'
import { findWordEnd, toIncrements } from '../../../../mocks/completion/increments.ts'
import { toAnswer } from '../../../../mocks/completion/to-answer.ts'
import { toChunks } from '../../../../mocks/completion/to-chunks.ts'
import { completeRequest, weather } from './complete-request.ts'

interface Chunk {
  id: string
  choices: {
    index: number
    delta: Record<string, unknown>
    finish_reason: string | null
    usage?: unknown
    logprobs?: { content: { token: string; bytes: number[]; top_logprobs: unknown[] }[] }
  }[]
  usage?: unknown
}

function stream(request: RequestLike, includeUsage = false): Chunk[] {
  return toChunks(completeRequest(request), { includeUsage }).map((text) => JSON.parse(text) as Chunk)
}

function join(chunks: readonly Chunk[], key: 'content' | 'reasoning_content'): string {
  return chunks.map((chunk) => chunk.choices[0]?.delta[key] ?? '').join('')
}

test.each([
  ['text', { messages: [{ role: 'user', content: 'Tell me about recursion' }] }],
  [
    'Chinese and emoji',
    { messages: [{ role: 'user', content: 'Reply with exactly: 你好，世界 👨‍👩‍👧 🇨🇳🇫🇷 e\u0301 👍🏽!' }] },
  ],
  [
    'an answer without thinking',
    { model: 'kimi-k2.5', messages: [{ role: 'user', content: 'hi' }], thinking: { type: 'disabled' } },
  ],
])('a stream joined is the answer: %s', (_, request) => {
  const whole = JSON.parse(toAnswer(completeRequest(request))) as {
    choices: { message: { content: string; reasoning_content?: string } }[]
  }
  const chunks = stream(request)
  expect(join(chunks, 'content')).toBe(whole.choices[0]?.message.content)
  expect(join(chunks, 'reasoning_content')).toBe(whole.choices[0]?.message.reasoning_content ?? '')
})

test("arguments joined are the answer's arguments", () => {
  const request = { messages: [{ role: 'user', content: 'weather in Paris and London' }], tools: [weather] }
  const byIndex: string[] = ['', '']
  for (const chunk of stream(request))
    for (const item of (chunk.choices[0]?.delta['tool_calls'] ?? []) as {
      index: number
      function: { arguments: string }
    }[])
      byIndex[item.index] += item.function.arguments
  expect(byIndex).toEqual(completeRequest(request).choices[0]?.toolCalls.map((item) => item.arguments))
})

test('thinking ends with an empty increment, on K2.5 also without thinking', () => {
  const off = stream({
    model: 'kimi-k2.5',
    messages: [{ role: 'user', content: 'hi' }],
    thinking: { type: 'disabled' },
  })
  expect(off[1]?.choices[0]?.delta).toEqual({ reasoning_content: '' })
  expect(off.at(-1)?.choices[0]?.usage).toMatchObject({ completion_tokens_details: { reasoning_tokens: 1 } })
  expect(
    join(stream({ messages: [{ role: 'user', content: 'hi' }], thinking: { type: 'disabled' } }), 'reasoning_content'),
  ).toBe('')
  expect(
    stream({ messages: [{ role: 'user', content: 'hi' }], thinking: { type: 'disabled' } }).some(
      (chunk) => 'reasoning_content' in (chunk.choices[0]?.delta ?? {}),
    ),
  ).toBe(false)
})

test('pieces are never cut inside a character', () => {
  const text = 'a👨‍👩‍👧b 🇨🇳🇫🇷 e\u0301\u0301 👍🏽 你好世界 ，。 1234567 ***bold*** \r\n\tx 한국어 日本語 \u200d\u200d'
  const segments = new Set(
    [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map((item) => item.index),
  )
  let position = 0
  for (const piece of toIncrements(text)) {
    expect(segments.has(position)).toBe(true)
    position += piece.length
  }
  expect(position).toBe(text.length)
})

test.each(['', ' ', '\ud83d', '\ude00', 'a\ud83d', '\u200d', '  \n '])('pieces of odd text %j join to it', (text) => {
  expect(toIncrements(text).join('')).toBe(text)
  if (text !== '') expect(findWordEnd(text, 0)).toBeGreaterThan(0)
})

test('angle brackets and ampersands are escaped as Go escapes them', () => {
  const completion = completeRequest({ messages: [{ role: 'user', content: 'Reply with exactly: "a < b && c > d"' }] })
  expect(toAnswer(completion)).toContain('"content":"a \\u003c b \\u0026\\u0026 c \\u003e d"')
  expect(toChunks(completion, { includeUsage: false }).join('')).not.toMatch(/[<>&]/)
})

test('a lone surrogate is sent as U+FFFD', () => {
  const completion = completeRequest({ messages: [{ role: 'user', content: 'Reply with exactly: "x\ud83dy"' }] })
  expect(
    (JSON.parse(toAnswer(completion)) as { choices: { message: { content: string } }[] }).choices[0]?.message.content,
  ).toBe('x\ufffdy')
})

test('usage is in the last chunk, and in a chunk of its own with include_usage', () => {
  const chunks = stream({ messages: [{ role: 'user', content: 'hi' }] }, true)
  const summary = chunks.at(-1)
  const finish = chunks.at(-2)
  expect(summary?.choices).toEqual([])
  expect(finish?.choices[0]).toMatchObject({ delta: {}, finish_reason: 'stop' })
  expect(summary?.usage).toEqual(finish?.choices[0]?.usage)
  expect(chunks.slice(0, -2).every((chunk) => chunk.usage === undefined && chunk.choices[0]?.usage === undefined)).toBe(
    true,
  )
})

test('the vendor profile has every counter, also where it is 0', () => {
  const completion = completeRequest(
    { model: 'moonshot-v1-8k', messages: [{ role: 'user', content: 'hi' }] },
    { profile: 'vendor' },
  )
  expect(completion.usage).toMatchObject({
    completion_tokens_details: { reasoning_tokens: 0 },
    prompt_tokens_details: { cached_tokens: 0 },
  })
})

test('vendor extras: token ids on increments, usage on every chunk', () => {
  const completion = completeRequest({ messages: [{ role: 'user', content: 'hi' }] }, { profile: 'vendor' })
  const chunks = toChunks(completion, { includeUsage: true, includeInternalContent: true, continuousUsage: true }).map(
    (text) => JSON.parse(text) as Chunk,
  )
  expect(chunks.every((chunk) => chunk.usage !== undefined)).toBe(true)
  const increments = chunks.filter(
    (chunk) => chunk.choices[0]?.delta['content'] || chunk.choices[0]?.delta['reasoning_content'],
  )
  expect(increments.length).toBeGreaterThan(2)
  for (const chunk of increments)
    expect(chunk.choices[0]?.delta['internal_content']).toMatchObject({ token_ids: expect.any(Array) as unknown })
})

test('logprobs are beside the content and join to it', () => {
  const chunks = stream({
    messages: [{ role: 'user', content: 'Reply with exactly: 你好 hello 👍🏽 world' }],
    logprobs: true,
    top_logprobs: 3,
  })
  const told = chunks.flatMap((chunk) => chunk.choices[0]?.logprobs?.content ?? [])
  expect(told.map((token) => token.token).join('')).toBe('你好 hello 👍🏽 world')
  for (const token of told) {
    expect(token.top_logprobs).toHaveLength(3)
    expect(token.bytes).toEqual([...new TextEncoder().encode(token.token)])
  }
})

test('n candidates have an index and usage each', () => {
  const chunks = stream({ model: 'moonshot-v1-8k', messages: [{ role: 'user', content: 'Tell me a story' }], n: 3 })
  expect(
    chunks.filter((chunk) => chunk.choices[0]?.finish_reason === 'stop').map((chunk) => chunk.choices[0]?.index),
  ).toEqual([0, 1, 2])
  expect(chunks.every((chunk) => chunk.choices.length === 1)).toBe(true)
})

test('ids begin with the time and differ within a mock', () => {
  const ids = Array.from(
    { length: 3000 },
    (_, sequence) => completeRequest({ messages: [{ role: 'user', content: 'hi' }] }, { sequence }).id,
  )
  expect(new Set(ids).size).toBe(3000)
  for (const id of ids.slice(0, 5)) expect(id).toMatch(/^chatcmpl-6a9753f5[0-9a-f]{16}$/)
})
