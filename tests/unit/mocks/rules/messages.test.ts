import { describe, expect, it } from 'vitest'
import { ask, call, refusalOf, tool, user } from './ask.ts'

const system = (content: unknown) => ({ role: 'system', content })
const assistant = (more: object) => ({ role: 'assistant', ...more })

const empty = (index: number, role: string) =>
  `Invalid request: the message at position ${index} with role '${role}' must not be empty`
const holder = (...tools: unknown[]) => ({ role: 'system', content: '', tools })

describe('messages', () => {
  it.each([undefined, null, []])('%j is refused', (messages) => {
    expect(ask({ messages })).toEqual({
      status: 400,
      type: 'invalid_request_error',
      message: 'Invalid request: messages must not be empty',
    })
  })

  it.each([
    ['developer', "role 'developer' is not allowed"],
    ['function', "role 'function' is not allowed"],
    ['User', "role 'User' is not allowed"],
    ['', "role '' is not allowed"],
    [null, "role '' is not allowed"],
  ])('of role %j are refused', (role, message) => {
    expect(refusalOf({ messages: [user, { role, content: 'x' }] })).toBe(message)
  })

  it.each([{ content: 'x' }, null, {}])('%j without a role is refused', (message) => {
    expect(refusalOf({ messages: [message] })).toBe("role '' is not allowed")
  })

  it.each([
    [[user, assistant({ content: '' }), user], empty(1, 'assistant')],
    [[user, assistant({}), user], empty(1, 'assistant')],
    [[user, assistant({ content: null }), user], empty(1, 'assistant')],
    [[user, assistant({ content: [] }), user], empty(1, 'assistant')],
    [[user, assistant({ content: '', tool_calls: [] }), user], empty(1, 'assistant')],
    [[system(''), user], empty(0, 'system')],
    [[{ role: 'user', content: '' }], empty(0, 'user')],
    [[user, { role: 'user' }], empty(1, 'user')],
    [[{ role: 'user', content: [{ type: 'text', text: '' }] }], 'Invalid request: text content is empty'],
    [[{ role: 'user', content: [{ type: 'text' }] }], 'Invalid request: text content is empty'],
  ])('%j are refused as empty', (messages, text) => {
    expect(refusalOf({ messages })).toBe(text)
  })

  it.each([
    [[user, assistant({ content: '', tool_calls: [call('a')] }), { role: 'tool', tool_call_id: 'a', content: '' }]],
    [[user, assistant({ tool_calls: [call('a')] }), { role: 'tool', tool_call_id: 'a', content: 'x' }]],
    [[user, assistant({ content: '', partial: true, reasoning_content: '' })]],
    [[{ role: 'user', content: [{ type: 'text', text: 'a' }] }]],
    [[{ ...user, name: 'Ann' }]],
    [[system('a'), user, assistant({ content: 'b' }), user]],
  ])('%j are accepted', (messages) => {
    expect(refusalOf({ messages })).toBeNull()
  })

  it.each(['file', 'input_audio', 'tool_use', 'input_text', ''])('with a part of type %j are refused', (type) => {
    expect(refusalOf({ messages: [{ role: 'user', content: [{ type, x: 1 }] }] })).toBe(
      `Invalid request: the message at position 0 with role 'user' contains an invalid part type: ${type}`,
    )
  })
})

describe('partial', () => {
  const prefix = assistant({ content: '{', partial: true, reasoning_content: '' })
  it.each([
    [{ messages: [prefix, user] }, 'Invalid request: partial is only allowed on the last message'],
    [{ messages: [{ ...user, partial: true }] }, 'Invalid request: partial is only allowed on the last message'],
  ])('%j is refused', (change, words) => {
    expect(refusalOf(change)).toContain(words)
  })

  it.each([
    [{ messages: [user, prefix] }],
    [{ messages: [user, { ...prefix, name: 'Kelsier' }] }],
    // "Do not mix … or you may get unexpected model responses" (partial page): advice, no refusal.
    [{ messages: [user, prefix], response_format: { type: 'json_object' } }],
    // The samples of Moonshot's guide to partial mode: thinking models, no reasoning_content.
    [{ messages: [user, assistant({ content: 'Dear customer, hello,', partial: true })] }],
    [{ messages: [user, assistant({ content: '', partial: true, name: 'Kelsier' })] }],
    [{ model: 'kimi-k2.5', messages: [user, assistant({ content: '{', partial: true })] }],
    [{ model: 'moonshot-v1-8k', messages: [user, assistant({ content: '{', partial: true })] }],
    [{ thinking: { type: 'disabled' }, messages: [user, assistant({ content: '{', partial: true })] }],
    [{ messages: [user, assistant({ content: 'a', partial: false }), user] }],
  ])('%j is accepted', (change) => {
    expect(refusalOf(change)).toBeNull()
  })
})

describe('tools inside messages', () => {
  it.each([
    [{ messages: [{ ...user, tools: [tool('x')] }] }, ['position 0', "role 'system'"]],
    [{ messages: [user, assistant({ content: 'a', tools: [tool('x')] }), user] }, ['position 1', "role 'system'"]],
    [
      { messages: [{ role: 'system', content: 'not empty', tools: [tool('x')] }, user] },
      ['position 0', 'cannot be used with content'],
    ],
    [
      { messages: [holder(tool('1bad')), user] },
      [
        'position 0',
        'function name is invalid, must start with a letter and can contain letters, numbers, underscores, and dashes',
      ],
    ],
    [{ messages: [holder(tool('a'.repeat(257))), user] }, ['function name is invalid']],
    [{ messages: [holder({ type: 'function' }), user] }, ['function name is invalid']],
    [
      { messages: [holder({ type: 'bogus', function: { name: 'x' } }), user] },
      ['position 0', 'unknown tool type: bogus, currently only function and plugin are supported'],
    ],
    [{ messages: [holder(tool('ok'), { type: 'bogus' }), user] }, ['unknown tool type: bogus']],
    [{ messages: [holder(null), user] }, ['unknown tool type: ,']],
    [{ messages: [holder(tool('dup'), tool('dup')), user] }, ['position 0', 'function name dup is duplicated']],
    [{ messages: [holder(tool('dup')), holder(tool('dup')), user] }, ['dup', '0 and 1']],
    [{ tools: [tool('dup')], messages: [holder(tool('dup')), user] }, ['dup', '0']],
    [{ model: 'kimi-k2.6', messages: [holder(tool('x')), user] }, ['Invalid request: tokenization failed']],
    [
      { messages: [{ role: 'system', content: '', tools: { type: 'function' } }, user] },
      ['`messages.tools` field in the request (expected type []object) is illegal, and object is not acceptable'],
    ],
  ])('%j are refused', (change, words) => {
    const text = refusalOf(change)
    for (const word of words) expect(text).toContain(word)
  })

  it.each([
    [{ messages: [holder(tool('a'), tool('b'), tool('c')), user], tool_choice: 'required' }],
    [{ messages: [user, holder(tool('a'))], tool_choice: 'required' }],
    [{ messages: [{ role: 'system', tools: [tool('a')] }, user] }],
    [{ messages: [holder(tool('a')), holder(tool('b')), user], tools: [tool('c')] }],
    [{ model: 'kimi-k3.1-pro', messages: [holder({ ...tool('a'), strict: false }), user] }],
    [{ messages: [{ ...user, tools: [] }] }],
  ])('%j are accepted', (change) => {
    expect(refusalOf(change)).toBeNull()
  })
})
