/**
 * Answers and chunks have the shape of complete first-party recordings: the same keys in the same order, the same kinds of values.
 * Texts, counts and ids differ.
 */
import { expect, test } from 'vitest'
import type { CompletionContext, RequestLike } from '../../../../mocks/completion/types.ts'
import { toAnswer } from '../../../../mocks/completion/to-answer.ts'
import { toChunks } from '../../../../mocks/completion/to-chunks.ts'
import { isThere, readText } from '../../../recorded/folder.ts'
import { completeRequest, tool } from './complete-request.ts'

const hello = [{ role: 'user', content: 'Reply with exactly one word: hello' }]
const hit = { cachedTokens: (_: string, tokens: number) => tokens }
const ping = tool('ping', 'Ping', {})
const image = {
  role: 'user',
  content: [
    { type: 'text', text: 'Reply with exactly: IMAGE_OK' },
    { type: 'image_url', image_url: { url: 'ms://file' } },
  ],
}

test.skipIf(!isThere).each<[string, RequestLike, Partial<CompletionContext>]>([
  ['mineti-200-effort-low.http', { messages: hello, reasoning_effort: 'low' }, {}],
  ['mineti-200-top-k-cached.http', { messages: hello, top_k: 3 }, hit],
  ['mineti-200-stream-options-without-stream.http', { messages: hello, max_tokens: 8 }, {}],
  [
    'mineti-200-service-tier-length-mid-content.http',
    { messages: [{ role: 'user', content: 'Count from 1 to 500' }], max_tokens: 120 },
    hit,
  ],
  [
    'vercel-k26-image-nothinking-cached.json',
    { model: 'kimi-k2.6', messages: [image], thinking: { type: 'disabled' } },
    { cachedTokens: () => 6 },
  ],
  [
    'vercel-k26-length-in-reasoning.json',
    { model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Call the ping tool.' }], tools: [ping], max_tokens: 16 },
    {},
  ],
  [
    'vercel-k27code-tool-call.json',
    { model: 'kimi-k2.7-code', messages: [{ role: 'user', content: 'Call the ping tool.' }], tools: [ping] },
    {},
  ],
  [
    'vercel-k3-json-object.json',
    { messages: [{ role: 'user', content: 'Output the empty JSON object' }], response_format: { type: 'json_object' } },
    hit,
  ],
  ['vercel-v1-8k-structured.json', { model: 'moonshot-v1-8k', messages: hello }, {}],
])('%s', (file, request, given) => {
  const recorded = readBody(readText(file))
  expect(toShape(toAnswer(completeRequest(request, given)))).toBe(toShape(recorded))
})

const count = [{ role: 'user', content: 'Count from 1 to 9' }]

test.skipIf(!isThere).each<[string, RequestLike, Partial<CompletionContext>]>([
  ['vercel-k3-stream-thinking.jsonl', { messages: hello }, hit],
  ['vercel-v1-8k-stream.jsonl', { model: 'moonshot-v1-8k', messages: count }, {}],
  [
    'oriveo-k25-builtin-web-search-leg1.sse',
    {
      model: 'kimi-k2.5',
      messages: [{ role: 'user', content: 'What is the latest news?' }],
      tools: [{ type: 'builtin_function', function: { name: '$web_search' } }],
      stream_options: {},
    },
    {},
  ],
  ['kimicli-k2-turbo-last-chunk.json', { model: 'kimi-k2-turbo-preview', messages: hello, stream_options: {} }, hit],
])('%s', (file, request, given) => {
  const recorded = readText(file)
    .split('\n')
    .map((line) => line.replace(/^data: /, ''))
    .filter((line) => line.startsWith('{'))
  const chunks = toChunks(completeRequest(request, given), { includeUsage: request['stream_options'] === undefined })
  const shapes = (list: readonly string[]): string[] => [...new Set(list.map(toShape))]
  if (file.includes('last-chunk')) expect(toShape(chunks.at(-1) ?? '')).toBe(toShape(recorded[0] ?? ''))
  else expect(shapes(chunks)).toEqual(shapes(recorded))
})

function readBody(text: string): string {
  return text.startsWith('HTTP/') ? (text.split(/\r?\n\r?\n/)[1] ?? '') : text
}

/** Keys in order with the kinds of their values; words with a meaning of their own stay. */
function toShape(json: string): string {
  return JSON.stringify(JSON.parse(json), (key, value: unknown) => {
    if (key === 'object' || key === 'role' || key === 'type' || key === 'finish_reason') return value
    if (key === 'model') return 'model'
    if (key === 'id') return typeof value === 'string' && value.startsWith('chatcmpl-') ? 'chatcmpl' : value
    if (typeof value === 'number') return 0
    return typeof value === 'string' && value !== '' && !['ping_0', 'ping', '$web_search'].includes(value)
      ? 'text'
      : value
  })
    .replaceAll(/"t-web_search-[0-9a-f]{12}"/g, '"t-web_search"')
    .replaceAll(/"system_fingerprint":"[^"]*"/g, '"system_fingerprint":"fpv0"')
}
