/** Truncation: the budget covers the thinking, `stop` cuts the content (docs/api/chat, leandromineti/ai-assisted-coding). */
import { describe, expect, test } from 'vitest'
import { findModel } from '../../../../openapi/models.ts'
import { cutToTokens } from '../../../../mocks/completion/budget.ts'
import { countTokens } from '../../../../mocks/completion/tokens.ts'
import { completeRequest } from './complete-request.ts'

const story = [{ role: 'user', content: 'Write a long story about a dragon' }]

test('a budget that ends inside the thinking leaves no content', () => {
  const { choices, usage } = completeRequest({ messages: story, max_tokens: 20 })
  expect(choices[0]).toMatchObject({ content: '', finishReason: 'length', hasReasoningEndChunk: false })
  expect(choices[0]?.reasoning).not.toBe('')
  expect(usage).toMatchObject({ completion_tokens: 20, completion_tokens_details: { reasoning_tokens: 17 } })
})

test('a budget that ends inside the content cuts it', () => {
  const whole = completeRequest({ messages: story }).choices[0]?.content ?? ''
  const { choices, usage } = completeRequest({ messages: story, max_tokens: 120 })
  const content = choices[0]?.content ?? ''
  expect(choices[0]?.finishReason).toBe('length')
  expect(whole.startsWith(content)).toBe(true)
  expect(content.length).toBeGreaterThan(0)
  expect(content.length).toBeLessThan(whole.length)
  expect(usage.completion_tokens).toBe(120)
})

test.each([
  ['one two three four', 3, 'one two three'],
  ['one two three four', 4, 'one two three four'],
  ['one', 1, 'one'],
])('%j is cut to exactly %i tokens of a tokenizer that counts words', (text, tokens, cut) => {
  const countWords = (part: string) => part.split(' ').filter((word) => word !== '').length
  expect(cutToTokens(text, tokens, countWords).trimEnd()).toBe(cut)
})

test('max_completion_tokens wins over max_tokens', () => {
  expect(
    completeRequest({ messages: story, max_tokens: 4000, max_completion_tokens: 10 }).usage.completion_tokens,
  ).toBe(10)
})

test.each([0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144])('a budget of %d tokens is kept, and usage adds up', (budget) => {
  for (const model of ['kimi-k3', 'kimi-k2.6', 'kimi-k2-0905-preview', 'moonshot-v1-8k']) {
    const { usage, choices } = completeRequest({ model, messages: story, max_tokens: budget })
    expect(usage.completion_tokens).toBeLessThanOrEqual(budget)
    expect(usage.total_tokens).toBe(usage.prompt_tokens + usage.completion_tokens)
    expect(usage.completion_tokens_details?.reasoning_tokens ?? 0).toBeLessThanOrEqual(usage.completion_tokens)
    expect(countTokens(choices[0]?.content ?? '')).toBeLessThanOrEqual(budget)
  }
})

// Clients ask for one token to see whether a key works; the models without thinking then say the beginning of a word.
test.each([
  ['moonshot-v1-8k', {}],
  ['kimi-k2-turbo-preview', {}],
  ['kimi-k3', { thinking: { type: 'disabled' } }],
])('one token of %s is the beginning of the answer, not nothing', (model, more) => {
  for (const content of [
    'Explain photosynthesis in detail.',
    'hi',
    'What is 2+2?',
    'Reply with JSON: keys name, age',
  ]) {
    const request = { model, messages: [{ role: 'user', content }], ...more }
    const whole = completeRequest(request).choices[0]?.content ?? ''
    const { choices, usage } = completeRequest({ ...request, max_tokens: 1 })
    expect(choices[0]?.content).not.toBe('')
    expect(whole.startsWith(choices[0]?.content ?? '?')).toBe(true)
    expect(choices[0]?.finishReason).toBe('length')
    expect(usage.completion_tokens).toBe(1)
  }
})

describe('stop', () => {
  const messages = [{ role: 'user', content: 'Count from 1 to 10' }]
  test.each([
    ['5', '1, 2, 3, 4, '],
    [['9', '4'], '1, 2, 3, '],
    ['no such text', '1, 2, 3, 4, 5, 6, 7, 8, 9, 10'],
    [['1'], ''],
  ])('%j', (stop, content) => {
    expect(completeRequest({ messages, stop }).choices[0]).toMatchObject({ content, finishReason: 'stop' })
  })
})

test('a call that exceeds the budget ends with length', () => {
  const tools = [
    {
      type: 'function',
      function: {
        name: 'note',
        description: 'note',
        parameters: { type: 'object', properties: { text: { type: 'string', minLength: 900 } }, required: ['text'] },
      },
    },
  ]
  const { choices, usage } = completeRequest({
    model: 'kimi-k2-0905-preview',
    messages: [{ role: 'user', content: 'take a note' }],
    tools,
    tool_choice: 'required',
    max_tokens: 40,
  })
  expect(choices[0]?.finishReason).toBe('length')
  expect(usage.completion_tokens).toBe(40)
})

test.each([
  ['kimi-k2-turbo-preview', 1024, 'length'],
  ['moonshot-v1-8k', 1024, 'length'],
  ['kimi-k2.6', 32_768, 'stop'],
])(
  'without a budget %s answers within its default of %d tokens (MoonshotAI/Kimi-K2#83)',
  (model, budget, finishReason) => {
    const content = 'Write a very long essay of at least 3000 words about tides.'
    const row = findModel(model)
    if (row === null) throw new Error(`no model ${model}`)
    const { choices, usage } = completeRequest(
      { model, messages: [{ role: 'user', content }], max_output_tokens: 16_384 },
      { model: row },
    )
    expect(choices[0]?.finishReason).toBe(finishReason)
    expect(usage.completion_tokens).toBeLessThanOrEqual(budget)
  },
)
