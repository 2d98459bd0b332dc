/**
 * The token estimate stays within 15 % of the tokenizer that Moonshot publishes with Kimi K2.5 (tiktoken.model, 163,584 ranks);
 * the expected counts were taken with it on 2026-11-22.
 */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createTokenizer, loadTokenizer, TokenizerFileError } from '../../../../mocks/completion/tokenizer-file.ts'
import { countTokens } from '../../../../mocks/completion/tokens.ts'
import { counted } from './counted-texts.ts'
import { completeRequest } from './complete-request.ts'

test.each(counted)('$kind: $tokens tokens', ({ text, tokens }) => {
  expect(countTokens(text) / tokens).toBeGreaterThan(0.85)
  expect(countTokens(text) / tokens).toBeLessThan(1.15)
})

test.each([
  ['', 0],
  ['hello', 1],
  ['Reply with exactly one word: hello', 7],
])('%j costs %d', (text, tokens) => {
  expect(countTokens(text)).toBe(tokens)
})

/** Prompt counts that the service reported. */
test.each([
  [
    'kimi-k3, one line (leandromineti/ai-assisted-coding)',
    93,
    { messages: [{ role: 'user', content: 'Reply with exactly one word: hello' }] },
  ],
  [
    'kimi-k3, effort low (leandromineti/ai-assisted-coding)',
    94,
    { messages: [{ role: 'user', content: 'Reply with exactly one word: hello' }], reasoning_effort: 'low' },
  ],
  [
    'kimi-k3, no thinking (Kimi-Vendor-Verifier)',
    36,
    {
      messages: [{ role: 'user', content: '请用 JSON 格式回答：北京是中国的首都吗？答案需要包含键 capital。' }],
      thinking: { type: 'disabled' },
    },
  ],
  [
    'kimi-k3, json_schema (Kimi-Vendor-Verifier)',
    119,
    {
      messages: [{ role: 'user', content: '请用 JSON 格式回答：北京是中国的首都吗？答案需要包含键 capital。' }],
      thinking: { type: 'disabled' },
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'capital_answer',
          schema: {
            type: 'object',
            properties: { capital: { type: 'boolean' } },
            required: ['capital'],
            additionalProperties: false,
          },
        },
      },
    },
  ],
])('prompt of %s: %d', (_, tokens, request) => {
  expect(completeRequest(request).usage.prompt_tokens).toBe(tokens)
})

const bytes = Array.from({ length: 256 }, (_, byte) => `${Buffer.from([byte]).toString('base64')} ${byte}`)
const merges = ['he', 'll', 'hell', 'hello', ' w'].map(
  (text, rank) => `${Buffer.from(text).toString('base64')} ${256 + rank}`,
)

test('a tokenizer file counts as its merges say', () => {
  const count = createTokenizer([...bytes, ...merges].join('\n'))
  expect(count('hello')).toBe(1)
  expect(count('hello world')).toBe(6)
  expect(count('')).toBe(0)
  expect(
    completeRequest({ messages: [{ role: 'user', content: 'hello' }] }, { tokenizer: () => 500 }).usage.prompt_tokens,
  ).toBeGreaterThan(500)
})

test.each([
  ['an invalid line', 'aGVsbG8=', /line 1.*<base64> <rank>/],
  ['too few tokens', 'aGVsbG8= 0', /too few/],
])('a broken tokenizer file is named: %s', (_, file, message) => {
  expect(() => createTokenizer(file)).toThrow(message)
})

test('a missing tokenizer file is named', () => {
  expect(() => loadTokenizer('no-such-file.model')).toThrow(TokenizerFileError)
})

test('an error of the system is named by its code', () => {
  const path = `${fileURLToPath(import.meta.url)}/tiktoken.model`
  expect(() => loadTokenizer(path)).toThrow(`the tokenizer file ${path} cannot be read: ENOTDIR`)
})

test('a folder in place of a tokenizer file is named', () => {
  const path = fileURLToPath(new URL('.', import.meta.url))
  expect(() => loadTokenizer(path)).toThrow(`the tokenizer file ${path} cannot be read: it is a directory; give a file`)
})
