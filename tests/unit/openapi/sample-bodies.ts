/** Small bodies in the shape of the recordings, to be changed by the tests. */

/** A whole answer, with members replaced; `undefined` removes one. */
export function completion(change: Record<string, unknown> = {}): unknown {
  return strip({
    id: 'chatcmpl-6a97653c0123456789abcdef',
    object: 'chat.completion',
    created: 1788306750,
    model: 'kimi-k3',
    choices: [{ index: 0, message: { role: 'assistant', content: 'hello' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 93, completion_tokens: 47, total_tokens: 140 },
    ...change,
  })
}

/** A whole answer whose only choice is changed. */
export function choice(change: Record<string, unknown>): unknown {
  const base = { index: 0, message: { role: 'assistant', content: 'hello' }, finish_reason: 'stop' }
  return completion({ choices: [strip({ ...base, ...change })] })
}

/** A whole answer whose message is changed. */
export function message(change: Record<string, unknown>): unknown {
  return choice({ message: strip({ role: 'assistant', content: 'hello', ...change }) })
}

/** An event of a stream, with members replaced; `undefined` removes one. */
export function chunk(change: Record<string, unknown> = {}): unknown {
  return strip({
    id: 'chatcmpl-6a8f158b0123456789abcdef',
    object: 'chat.completion.chunk',
    created: 1787762060,
    model: 'kimi-k2.5',
    choices: [{ index: 0, delta: { content: 'OK' }, finish_reason: null }],
    ...change,
  })
}

/** An event whose only choice is changed. */
export function chunkChoice(change: Record<string, unknown>): unknown {
  return chunk({ choices: [strip({ index: 0, delta: { content: 'OK' }, finish_reason: null, ...change })] })
}

/** An event whose delta is replaced. */
export function delta(value: unknown): unknown {
  return chunkChoice({ delta: value })
}

/** A chat request, with members replaced; `undefined` removes one. */
export function request(change: Record<string, unknown> = {}): unknown {
  return strip({ model: 'kimi-k2.6', messages: [{ role: 'user', content: 'hi' }], ...change })
}

function strip(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined))
}
