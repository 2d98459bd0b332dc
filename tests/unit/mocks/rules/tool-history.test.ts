import { describe, expect, it } from 'vitest'
import { call, refusalOf, user } from './ask.ts'

const off = { thinking: { type: 'disabled' } }
const calls = (ids: string[], more: object = {}) => ({
  role: 'assistant',
  content: '',
  tool_calls: ids.map((id) => call(id)),
  ...more,
})
const result = (id: string | undefined) => ({ role: 'tool', tool_call_id: id, content: '{}' })
const missing = (ids: string) =>
  "an assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. " +
  `The following tool_call_ids did not have response messages: ${ids}`
const reasoningMissing = (index: number) =>
  `thinking is enabled but reasoning_content is missing in assistant tool call message at index ${index}`

describe('a history with tool calls', () => {
  const unknown = 'Invalid request: tool_call_id  is not found'

  it.each([
    [[user, calls(['c1']), { role: 'assistant', content: 'ok' }], missing('get_weather:0')],
    [[user, calls(['c1'])], missing('get_weather:0')],
    [[user, calls(['c1', 'c2'])], missing('get_weather:0, get_weather:1')],
    [[user, calls(['c1', 'c2']), result('c1'), user], missing('get_weather:1')],
    [[user, calls(['c1']), result('c1'), calls(['c2']), user], missing('get_weather:1')],
    [[user, calls(['c1']), result('nope')], unknown],
    [[user, result('c1')], unknown],
    [[user, result(undefined)], unknown],
    [[user, calls(['c1']), result('c1'), user, result('c1')], unknown],
    [[user, calls(['dup', 'dup'])], 'Invalid request: tool call id dup is duplicated'],
  ])('%j is refused', (messages, text) => {
    expect(refusalOf({ messages })).toBe(text)
  })

  it.each([
    [[user, calls(['c1']), result('c1')]],
    [[user, calls(['c1', 'c2']), result('c2'), result('c1'), user]],
    [[user, calls(['c1']), result('c1'), calls(['c1']), result('c1')]],
  ])('%j is accepted by K3', (messages) => {
    expect(refusalOf({ messages })).toBeNull()
  })

  const turn = (reasoning?: unknown) => [user, calls(['c1'], { reasoning_content: reasoning }), result('c1')]
  it.each(['kimi-k2.5', 'kimi-k2.6', 'kimi-k2.7-code', 'kimi-k2-thinking'])(
    'is refused by %s without reasoning while it thinks',
    (model) => {
      expect(refusalOf({ model, messages: turn() })).toBe(reasoningMissing(1))
      expect(refusalOf({ model, messages: turn(null) })).toBe(reasoningMissing(1))
      expect(refusalOf({ model, messages: [...turn('.'), ...turn()] })).toBe(reasoningMissing(4))
      expect(refusalOf({ model, messages: turn(' ') })).toBeNull()
      expect(refusalOf({ model, messages: turn('thought') })).toBeNull()
    },
  )

  // theopenco/llmgateway#2093; K2.7-code and K3 are not known.
  it.each([
    ['kimi-k2.5', reasoningMissing(1)],
    ['kimi-k2.6', reasoningMissing(1)],
    ['kimi-k2-thinking', null],
    ['kimi-k2.7-code', null],
    ['kimi-k3', null],
  ])('with empty reasoning gets from %s: %s', (model, message) => {
    expect(refusalOf({ model, messages: turn('') })).toBe(message)
    const twoTurns = [...turn('plan'), user, ...turn('').slice(1)]
    expect(refusalOf({ model, messages: twoTurns })).toBe(message && reasoningMissing(4))
    expect(refusalOf({ model: 'kimi-k2.6', ...off, messages: turn('') })).toBeNull()
  })

  it.each([
    [{ model: 'kimi-k2.6', ...off, messages: turn() }],
    [{ model: 'kimi-k2.5', ...off, messages: turn() }],
    [{ model: 'moonshot-v1-8k', messages: turn() }],
    [{ model: 'kimi-k2.6', messages: [user, { role: 'assistant', content: 'a' }, user] }],
  ])('%j needs no reasoning', (change) => {
    expect(refusalOf(change)).toBeNull()
  })
})
