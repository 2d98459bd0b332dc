import { describe, expect, it } from 'vitest'
import { resolveThinking } from '../../../../mocks/rules/index.ts'
import { refusalOf } from './ask.ts'

const off = { thinking: { type: 'disabled' } }
const only = (name: string, value: string) => `invalid ${name}: only ${value} is allowed for this model`

describe('sampling values', () => {
  it.each([
    [{ temperature: 0 }, only('temperature', '1')],
    [{ temperature: 0.6 }, only('temperature', '1')],
    [{ temperature: 1.1 }, only('temperature', '1')],
    [{ ...off, temperature: 1 }, only('temperature', '0.6')],
    [{ ...off, temperature: 0 }, only('temperature', '0.6')],
    [{ reasoning_effort: 'none', temperature: 1 }, only('temperature', '0.6')],
    [{ reasoning_effort: 'NONE', temperature: 1 }, only('temperature', '0.6')],
    [{ thinking: { type: 'enabled' }, reasoning_effort: 'none', temperature: 0.6 }, only('temperature', '1')],
    [{ model: 'kimi-k2.6', ...off, temperature: 1 }, only('temperature', '0.6')],
    [{ model: 'kimi-k2.5', temperature: 0.3 }, only('temperature', '1')],
    [{ model: 'kimi-k2.7-code', temperature: 0.6 }, only('temperature', '1')],
    [{ model: 'kimi-k3.1-pro', temperature: 0.7 }, only('temperature', '1')],
    [{ top_p: 1 }, only('top_p', '0.95')],
    [{ n: 2 }, only('n', '1')],
    [{ n: 0 }, only('n', '1')],
    [{ presence_penalty: 0.1 }, only('presence_penalty', '0')],
    [{ frequency_penalty: -0.1 }, only('frequency_penalty', '0')],
    [{ model: 'moonshot-v1-8k', temperature: 1.5 }, 'temperature must not be greater than 1.000000'],
    [{ model: 'moonshot-v1-8k', temperature: -0.1 }, 'temperature must not be less than 0.000000'],
    [{ model: 'moonshot-v1-8k', presence_penalty: 2.5 }, 'presence_penalty must not be greater than 2.000000'],
    [{ model: 'kimi-k2-0905-preview', n: 6 }, 'invalid n: must be between 1 and 5 for this model'],
    [
      { model: 'kimi-k2-0905-preview', n: 2, temperature: 0 },
      'invalid n: only 1 is allowed when temperature is close to 0',
    ],
    [{ model: 'moonshot-v1-8k', n: 2 }, 'invalid n: only 1 is allowed when temperature is close to 0'],
  ])('%j are refused', (change, text) => {
    expect(refusalOf(change)).toBe(text)
  })

  it.each([
    [{ temperature: 1, top_p: 0.95, n: 1, presence_penalty: 0, frequency_penalty: 0 }],
    [{ ...off, temperature: 0.6 }],
    [{ ...off, reasoning_effort: 'high', temperature: 0.6 }],
    [{ thinking: { type: 'enabled', effort: 'high' }, temperature: 1 }],
    [{ temperature: null, n: null }],
    [{ model: 'kimi-k2.5-preview', temperature: 0.6 }],
    [{ model: 'kimi-k2.5-preview', temperature: 0.3 }],
    [{ model: 'moonshot-v1-8k', temperature: 0.3, top_p: 0.5, n: 5, presence_penalty: -2, frequency_penalty: 2 }],
    [{ model: 'kimi-k2-turbo-preview', n: 3 }],
  ])('%j are accepted', (change) => {
    expect(refusalOf(change)).toBeNull()
  })
})

describe('thinking', () => {
  it.each([
    [{ model: 'kimi-k2.7-code', ...off }, 'invalid thinking: only type=enabled is allowed for this model'],
    [{ model: 'kimi-k2.7-code-highspeed', ...off }, 'invalid thinking: only type=enabled is allowed for this model'],
    [{ model: 'kimi-k2.6', thinking: { type: 'auto' } }, 'invalid thinking: only type=enabled or type=disabled'],
    [{ model: 'kimi-k2.5', thinking: { type: 'enabled', keep: 'all' } }, 'invalid thinking: keep is not allowed'],
    [{ model: 'kimi-k2.6', thinking: { type: 'enabled', keep: 'none' } }, 'invalid thinking: only keep=all is allowed'],
    [{ thinking: { keep: 'none' } }, 'invalid thinking: only keep=all is allowed'],
    [{ thinking: { type: 'disabled', keep: 'none' } }, 'invalid thinking: only keep=all is allowed'],
    [{ model: 'moonshot-v1-8k', thinking: { keep: 'all' } }, 'invalid thinking: keep is not allowed'],
  ])('%j is refused', (change, words) => {
    expect(refusalOf(change)).toContain(words)
  })

  it.each([
    [{ ...off }],
    [{ thinking: {} }],
    [{ thinking: { keep: 'all' } }],
    [{ thinking: { type: 'enabled', keep: 'all', effort: 'low' } }],
    [{ thinking: { type: 'disabled', keep: 'all', effort: 'high' } }],
    [{ reasoning_effort: 'ultra' }],
    [{ model: 'kimi-k2.6', reasoning_effort: 'high' }],
    [{ model: 'kimi-k2.6', thinking: { type: 'enabled', keep: null } }],
    // Kimi-Vendor-Verifier, test_thinking_effort.py (2026-08), test_default_type_is_enabled.
    [{ model: 'kimi-k2.6', thinking: { keep: 'all' } }],
    [{ model: 'kimi-k2.7-code', thinking: {} }],
    [{ model: 'kimi-k2.7-code', thinking: { type: 'enabled', keep: 'all' } }],
  ])('%j is accepted', (change) => {
    expect(refusalOf(change)).toBeNull()
  })

  it.each([
    ['kimi-k3', {}, 'on'],
    ['kimi-k3', off, 'off'],
    ['kimi-k3', { reasoning_effort: 'None' }, 'off'],
    ['kimi-k3', { thinking: { type: 'enabled' }, reasoning_effort: 'none' }, 'on'],
    ['kimi-k3', { thinking: { type: 'disabled' }, reasoning_effort: 'max' }, 'off'],
    ['kimi-k3', { thinking: null, reasoning_effort: 'none' }, 'off'],
    ['kimi-k3', { thinking: {}, reasoning_effort: 'none' }, 'off'],
    ['kimi-k3.1-pro', { reasoning_effort: 'low' }, 'on'],
    ['kimi-k2.6', {}, 'on'],
    ['kimi-k2.6', off, 'off'],
    ['kimi-k2.6', { reasoning_effort: 'none' }, 'on'],
    ['kimi-k2.5', off, 'off'],
    ['kimi-k2.7-code', {}, 'on'],
    ['kimi-k2-thinking', {}, 'on'],
    ['kimi-k2-0905-preview', {}, 'off'],
    ['moonshot-v1-8k', { thinking: { type: 'enabled' } }, 'off'],
    ['unknown', {}, 'off'],
  ] as const)('on %s with %j is %s', (id, body, state) => {
    expect(resolveThinking(body, { id })).toBe(state)
  })
})

describe('stop', () => {
  it.each([
    [
      Array.from({ length: 10 }, (_, i) => `s${i}`),
      'array too long. Expected an array with maximum length 5, but got an array with length 10 instead',
    ],
    [
      ['a', 'b', 'c', 'd', 'e', 'f'],
      'array too long. Expected an array with maximum length 5, but got an array with length 6 instead',
    ],
    [
      'x'.repeat(33),
      'string too long. Expected a string with maximum length 32, but got a string with length 33 instead',
    ],
    [
      ['a', '停'.repeat(11)],
      'string too long. Expected a string with maximum length 32, but got a string with length 33 instead',
    ],
  ])('%j is refused', (stop, text) => {
    expect(refusalOf({ stop })).toBe(`Invalid request: stop ${text}`)
  })

  it.each([['x'.repeat(32)], ['停'.repeat(10)], [''], [[]], [['a', 'b', 'c', 'd', 'e']], [null]])(
    '%j is accepted',
    (stop) => {
      expect(refusalOf({ stop })).toBeNull()
    },
  )
})

describe('log probabilities and biases', () => {
  it.each([
    [{ logprobs: true }, 'invalid logprobs: only false is allowed for this model'],
    [{ logprobs: true, top_logprobs: 5 }, 'invalid logprobs: only false is allowed for this model'],
    [{ top_logprobs: 5 }, 'Invalid request: logprobs must be set to true if top_logprobs is used'],
    [{ logprobs: false, top_logprobs: 5 }, 'Invalid request: logprobs must be set to true if top_logprobs is used'],
    [{ logit_bias: { '50256': -100 } }, 'Invalid request: logit_bias is not supported yet'],
  ])('%j are refused', (change, text) => {
    expect(refusalOf(change)).toBe(text)
  })

  it.each([[{ logprobs: true }], [{ logprobs: true, top_logprobs: 5 }]])('%j are accepted from a vendor', (change) => {
    expect(refusalOf(change, { profile: 'vendor' })).toBeNull()
  })

  it('follow the same ranges for a vendor', () => {
    const topAlone = 'Invalid request: logprobs must be set to true if top_logprobs is used'
    expect(refusalOf({ top_logprobs: 5 }, { profile: 'vendor' })).toBe(topAlone)
    expect(refusalOf({ logprobs: true, top_logprobs: 21 }, { profile: 'vendor' })).toContain('between 0 and 20')
  })

  it.each([[{ logprobs: false }], [{ top_logprobs: 0 }], [{ logprobs: null, logit_bias: null }]])(
    '%j are accepted',
    (change) => {
      expect(refusalOf(change)).toBeNull()
    },
  )
})

describe('prompt_cache_options', () => {
  it.each(['5m', '1h', null, undefined])('accepts a ttl of %j', (ttl) => {
    expect(refusalOf({ prompt_cache_options: { mode: 'implicit', ttl } })).toBeNull()
  })

  it('refuses another ttl', () => {
    expect(refusalOf({ prompt_cache_options: { ttl: '1d' } })).toContain('prompt_cache_options.ttl')
    expect(refusalOf({ prompt_cache_options: { mode: 'explicit' } })).toContain('prompt_cache_options.mode')
    expect(refusalOf({ prompt_cache_options: { mode: null, ttl: null } })).toBeNull()
  })
})

describe('prediction', () => {
  it.each([
    ['a text', { type: 'content', content: 'const a = 1' }],
    ['an empty text', { type: 'content', content: '' }],
    ['text parts', { type: 'content', content: [{ type: 'text', text: 'a' }] }],
    ['null', null],
  ])('with %s is accepted', (_claim, prediction) => {
    expect(refusalOf({ prediction })).toBeNull()
  })

  it.each([
    ['no member', {}],
    ['another type', { type: 'text', content: 'a' }],
    ['no content', { type: 'content' }],
    ['a part that is null', { type: 'content', content: [null] }],
    ['a part of another type', { type: 'content', content: [{ type: 'image_url', text: 'a' }] }],
    ['an empty text part', { type: 'content', content: [{ type: 'text', text: '' }] }],
  ])('with %s is refused', (_claim, prediction) => {
    expect(refusalOf({ prediction })).toContain("prediction must have the type 'content'")
  })
})
