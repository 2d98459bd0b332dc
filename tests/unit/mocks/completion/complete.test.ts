/** Images, the builtin search, partial mode and the prefix cache. */
import { expect, test } from 'vitest'
import { createPrefixCache } from '../../../../mocks/completion/prefix-cache.ts'
import { readImage } from '../../../../mocks/completion/vision/image-size.ts'
import type { Completion } from '../../../../mocks/completion/types.ts'
import { completeRequest, say, weather } from './complete-request.ts'

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const images: [string, string, number, number][] = [
  ['PNG', '89504e470d0a1a0a 0000000d 49484452 00000280 000001e0 0806000000', 640, 480],
  ['GIF', '474946383961 0a00 1400 f00000', 10, 20],
  ['BMP', '424d 46000000 00000000 36000000 28000000 40000000 e0ffffff 0100 1800', 64, 32],
  ['JPEG', 'ffd8 ffe0 0010 4a46494600010100000100010000 ffc0 0011 08 0030 0040 03 011100 021101 031101', 64, 48],
  ['WebP', '52494646 24000000 57454250 56503858 0a000000 10000000 7f0000 3f0000 00000000', 128, 64],
  ['WebP', '52494646 24000000 57454250 5650384c 0d000000 2f 63c01800 0000000000000000', 100, 100],
  ['WebP', '52494646 24000000 57454250 56503820 18000000 300100 9d012a 2000 1000 0000', 32, 16],
]

test.each(images)('the size of a %s is read', (format, bytes, width, height) => {
  expect(readImage(hex(bytes))).toEqual({ format, width, height })
})

test.each(images)(
  'a %s is described with its real type and size, not with its declared media type',
  (format, bytes, width, height) => {
    const url = `data:image/png;base64,${Buffer.from(hex(bytes)).toString('base64')}`
    const content = [
      { type: 'image_url', image_url: { url } },
      { type: 'text', text: 'What is in this picture?' },
    ]
    const { choices, usage } = completeRequest({ messages: [{ role: 'user', content }] })
    expect(choices[0]?.content).toContain(`${width}×${height} ${format} image`)
    expect(usage.prompt_tokens).toBeGreaterThan(
      completeRequest({ messages: [{ role: 'user', content: 'What is in this picture?' }] }).usage.prompt_tokens,
    )
  },
)

test('bytes that are not an image and truncated images are read without an error', () => {
  expect(readImage(new Uint8Array(0))).toBeNull()
  expect(readImage(hex('3c737667'))).toBeNull()
  for (const [, bytes] of images)
    for (let length = 0; length < hex(bytes).length; length++) readImage(hex(bytes).subarray(0, length))
})

test('an uploaded image is looked up', () => {
  const content = [
    { type: 'image_url', image_url: 'ms://abc' },
    { type: 'text', text: '这是什么？' },
  ]
  const found = completeRequest(
    { messages: [{ role: 'user', content }] },
    { findFile: (id) => (id === 'abc' ? { bytes: hex(images[0]?.[1] ?? '') } : undefined) },
  )
  expect(found.choices[0]?.content).toContain('640×480 像素的 PNG 图片')
})

const panelCall = (id: string) => ({ id, type: 'function', function: { name: 'fetch_panel', arguments: '{}' } })

function askWithResult(result: unknown): Completion {
  return completeRequest({
    model: 'kimi-k2.6',
    messages: [
      { role: 'user', content: 'Call fetch_panel and describe the panel.' },
      { role: 'assistant', content: '', reasoning_content: ' ', tool_calls: [panelCall('a')] },
      { role: 'tool', tool_call_id: 'a', content: result },
    ],
  })
}

test.each([
  ['an image', [{ type: 'image_url', image_url: { url: 'data:image/png;base64,PNG' } }], /640×480 PNG image/],
  [
    'a text and an image',
    [
      { type: 'text', text: 'Panel A' },
      { type: 'image_url', image_url: { url: 'data:image/png;base64,PNG' } },
    ],
    /Panel A[\s\S]*640×480 PNG image/,
  ],
])('%s in a tool result is described and counted (lm15-dev/lm15-contract)', (_, parts, words) => {
  const png = Buffer.from(hex(images[0]?.[1] ?? '')).toString('base64')
  const content = JSON.parse(JSON.stringify(parts).replace('base64,PNG', `base64,${png}`)) as unknown
  const { choices, usage } = askWithResult(content)
  expect(choices[0]?.content).toMatch(words)
  expect(usage.prompt_tokens).toBeGreaterThan(askWithResult('').usage.prompt_tokens + 300)
})

const search = [{ type: 'builtin_function', function: { name: '$web_search' } }]

test('$web_search is called as recorded and answered in the second round', () => {
  const question = { role: 'user', content: 'What is the latest Kimi news?' }
  const first = completeRequest({ model: 'kimi-k2.5', messages: [question], tools: search })
  const made = first.choices[0]?.toolCalls[0]
  expect(first.fingerprint).toBeNull()
  expect(first.usage).toEqual({
    prompt_tokens: expect.any(Number) as number,
    completion_tokens: 1,
    total_tokens: first.usage.prompt_tokens + 1,
  })
  expect(made).toMatchObject({
    id: `t-web_search-${first.id.slice(9, 21)}`,
    type: 'builtin_function',
    name: '$web_search',
  })
  expect(made?.arguments).toMatch(
    /^\{"search_result":\{"search_id":"[0-9a-f]{8}6a9753f5[0-9a-f]{16}"\},"usage":\{"total_tokens":\d+\}\}$/,
  )
  const call = { id: made?.id, type: 'builtin_function', function: { name: made?.name, arguments: made?.arguments } }
  const messages = [
    question,
    { role: 'assistant', content: '', tool_calls: [call] },
    { role: 'tool', tool_call_id: made?.id, content: made?.arguments },
  ]
  const second = completeRequest({ model: 'kimi-k2.5', messages, tools: search })
  expect(second.choices[0]).toMatchObject({ toolCalls: [], finishReason: 'stop' })
  expect(second.usage.prompt_tokens).toBeGreaterThan(Number(/"total_tokens":(\d+)/.exec(made?.arguments ?? '')?.[1]))
})

test.each([
  ['Reply with exactly: The sky is blue', 'The sky', ' is blue'],
  ['Count from 1 to 5', '1, 2, ', '3, 4, 5'],
])('partial mode continues at the end of the text: %s', (text, prefix, rest) => {
  const messages = [
    { role: 'user', content: text },
    { role: 'assistant', content: prefix, partial: true },
  ]
  expect(completeRequest({ messages }).choices[0]?.content).toBe(rest)
})

test.each([
  ['required', 'required', ['get_weather']],
  ['a named tool', { type: 'function', function: { name: 'get_weather' } }, ['get_weather']],
  ['auto', 'auto', []],
  ['none', 'none', []],
])('a beginning is continued unless a call is demanded: tool_choice %s', (_, tool_choice, called) => {
  const messages = [
    { role: 'user', content: 'What is the weather in Oslo?' },
    { role: 'assistant', content: 'I will look', partial: true },
  ]
  const choice = completeRequest({ messages, tools: [weather], tool_choice }).choices[0]
  expect(choice?.toolCalls.map(({ name }) => name)).toEqual(called)
  expect(choice?.content === '').toBe(called.length > 0)
})

test.each(['{', '{"a": 1,', '{"a": "b', '{"a":', '{"list": [', '[{"x": "y"}, {'])(
  'partial mode completes JSON that was begun with %j',
  (prefix) => {
    const messages = [
      { role: 'user', content: 'Describe Beijing as an object' },
      { role: 'assistant', content: prefix, partial: true },
    ]
    const rest = completeRequest({ messages }).choices[0]?.content ?? ''
    expect(() => JSON.parse(prefix + rest) as unknown).not.toThrow()
  },
)

// Moonshot's page on partial mode shows it with a prefix of `{` and a prompt that asks for an object.
test.each([
  ['{', '{"city":"Beijing","country":'],
  ['{\n  "city": ', '{"city":"Beijing","country":'],
  ['{"city": "Beijing", ', '{"city":"Beijing","country":'],
  ['{"name": "', '{"name":'],
  ['\u0060\u0060\u0060json\n{', '{"city":"Beijing","country":'],
])('partial mode continues %j, with named keys and with json_object', (prefix, whole) => {
  const messages = [
    { role: 'user', content: 'Give JSON with keys city and country' },
    { role: 'assistant', content: prefix, partial: true },
  ]
  for (const more of [{}, { response_format: { type: 'json_object' } }]) {
    const rest = completeRequest({ messages, ...more }).choices[0]?.content ?? ''
    expect(JSON.stringify(JSON.parse((prefix + rest).replace(/^\u0060+json/, '')))).toContain(whole)
  }
})

test('a repeated prompt of 256 tokens or more is cached in steps of 256 (lm15-dev/lm15-contract)', () => {
  const cache = createPrefixCache()
  for (const [key, tokens, cached] of [
    ['a', 461, 256],
    ['b', 258, 256],
    ['c', 213, 213],
    ['d', 559, 512],
  ] as const) {
    expect(cache.cachedTokens(key, tokens)).toBe(0)
    expect(cache.cachedTokens(key, tokens)).toBe(cached)
  }
})

test('a short repeated prompt is cached as a whole, a shared beginning in steps of 256', () => {
  const cache = createPrefixCache()
  expect(cache.cachedTokens('a short prompt', 93)).toBe(0)
  expect(cache.cachedTokens('a short prompt', 93)).toBe(93)
  const long = 'x'.repeat(5000)
  expect(cache.cachedTokens(`${long}one`, 1250)).toBe(0)
  expect(cache.cachedTokens(`${long}two, and more`, 1300)).toBe(1024)
  expect(cache.cachedTokens(`y${long}`, 1250)).toBe(0)
})

test('prompts that differ in one character, wherever it is, are not taken for each other', () => {
  const cache = createPrefixCache()
  const text = 'abcdefg'.repeat(100)
  const prompts = ['b', '文', 'ā'].flatMap((other) =>
    Array.from(text, (_, at) => `${text.slice(0, at)}${other}${text.slice(at + 1)}`),
  )
  // `b` is in the text already.
  const different = [...new Set(prompts)]
  expect(different.filter((prompt) => cache.cachedTokens(prompt, 100) > 0)).toEqual([])
})

test('the prefix cache expires entries and limits its size', () => {
  let now = 0
  const cache = createPrefixCache({ now: () => now, ttlSeconds: 300, capacity: 10 })
  cache.cachedTokens('a', 9)
  now = 300
  expect(cache.cachedTokens('a', 9)).toBe(9)
  now = 601
  expect(cache.cachedTokens('a', 9)).toBe(0)
  for (let i = 0; i < 50; i++) cache.cachedTokens(`other ${i}`, 9)
  expect(cache.cachedTokens('a', 9)).toBe(0)
})

function usageOf(model: string): unknown {
  return completeRequest({ model, messages: [{ role: 'user', content: 'hi' }] }, { cachedTokens: () => 5 }).usage
}

test('cached tokens are reported in the same places as by the model', () => {
  expect(usageOf('kimi-k3')).toMatchObject({ cached_tokens: 5, prompt_tokens_details: { cached_tokens: 5 } })
  expect(usageOf('kimi-k2-turbo-preview')).not.toHaveProperty('prompt_tokens_details')
  expect(usageOf('moonshot-v1-8k')).not.toHaveProperty('cached_tokens')
})

function thinkingLength(effort: string): number {
  const { choices } = completeRequest({
    messages: [{ role: 'user', content: 'Explain tides' }],
    reasoning_effort: effort,
  })
  return choices[0]?.reasoning?.length ?? 0
}

test('effort makes the thinking longer', () => {
  expect(thinkingLength('low')).toBeLessThan(thinkingLength('high'))
  expect(thinkingLength('high')).toBeLessThan(thinkingLength('max'))
  expect(thinkingLength('NONE')).toBe(0)
  expect(say('hi', { reasoning_effort: 'ultra' })).not.toBe('')
})
