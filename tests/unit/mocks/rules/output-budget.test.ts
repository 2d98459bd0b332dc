import { describe, expect, it, vi } from 'vitest'
import { refusalOf, user } from './ask.ts'

const of = (tokens: number) => ({ countPromptTokens: () => tokens })
const limit = (window: number, requested: number) =>
  `Invalid request: Your request exceeded model token limit: ${window} (requested: ${requested})`

describe('the context window', () => {
  it.each([
    ['kimi-k2.6', 32_768, 232_591, limit(262_144, 265_359)],
    ['kimi-k2.6', 262_144, 8, limit(262_144, 262_152)],
    ['kimi-k3', 1_048_576, 93, limit(1_048_576, 1_048_669)],
    ['moonshot-v1-8k', 8_190, 20, limit(8_192, 8_210)],
    ['kimi-k2-0711-preview', 131_072, 5, limit(131_072, 131_077)],
  ])('of %s is exceeded by a budget of %i after a prompt of %i', (model, max_tokens, prompt, text) => {
    const messages = [{ role: 'user', content: 'x '.repeat(prompt) }]
    expect(refusalOf({ model, max_tokens, messages }, of(prompt))).toBe(text)
  })

  it('accepts prompt and budget that fill it exactly', () => {
    expect(refusalOf({ model: 'kimi-k2.6', max_completion_tokens: 262_044 }, of(100))).toBeNull()
  })

  it('is exceeded by a prompt alone', () => {
    const messages = [{ role: 'user', content: 'x '.repeat(600_000) }]
    expect(refusalOf({ model: 'kimi-k2.6', messages }, of(265_359))).toBe(limit(262_144, 265_359))
  })

  it('is exceeded by an image', () => {
    const messages = [{ role: 'user', content: [{ type: 'image_url', image_url: 'ms://file_image' }] }]
    expect(refusalOf({ model: 'kimi-k2.6', messages }, of(300_000))).toBe(limit(262_144, 300_000))
  })

  it('counts max_completion_tokens before max_tokens', () => {
    const change = { model: 'kimi-k2.6', max_tokens: 300_000, max_completion_tokens: 100 }
    expect(refusalOf(change, of(8))).toBeNull()
  })

  it('is compared with the budget alone without a token counter', () => {
    expect(refusalOf({ model: 'kimi-k2.6', max_tokens: 262_145 })).toBe(limit(262_144, 262_145))
  })

  it('is checked without counting tokens when the request is small', () => {
    const countPromptTokens = vi.fn(() => 100)
    expect(refusalOf({ messages: [user], tools: [] }, { countPromptTokens })).toBeNull()
    expect(countPromptTokens).not.toHaveBeenCalled()
  })

  it.each(['max_tokens', 'max_completion_tokens'])('excludes %s below one', (name) => {
    for (const value of [0, -1])
      expect(refusalOf({ [name]: value })).toBe(`Invalid request: ${name} must be greater than 0`)
  })
})
