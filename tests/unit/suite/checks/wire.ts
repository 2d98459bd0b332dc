/** Parts of a conforming answer in the form recorded on api.moonshot.ai (2026), for tests of the checks. */

type Json = Record<string, unknown>

/** 2026-09-03, as in the recordings; the id begins with the same second in hexadecimal. */
export const created = 1788396098
export const id = 'chatcmpl-6a98c2415b8d7796ed10ab5b'

export const usage: Json = { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 }

/** A chunk; `over` replaces or adds top-level members, `undefined` removes one. */
export function chunk(choices: readonly Json[], over: Json = {}): Json {
  return drop({ id, object: 'chat.completion.chunk', created, model: 'kimi-k2.5', choices, ...over })
}

/** A choice of a chunk. */
export function choice(part: unknown, over: Json = {}): Json {
  return drop({ index: 0, delta: part, finish_reason: null, ...over })
}

/** A chunk with one choice. */
export function delta(part: unknown, over: Json = {}): Json {
  return chunk([choice(part, over)])
}

export const opening = delta({ role: 'assistant', content: '' })
export const boundary = delta({ reasoning_content: '' })
export const say = (content: string): Json => delta({ content })
export const think = (reasoning: string): Json => delta({ reasoning_content: reasoning })
/** The last chunk of a choice, with usage inside it as Kimi sends it. */
export const finish = (reason: unknown = 'stop', over: Json = {}): Json =>
  delta({}, { finish_reason: reason, usage, ...over })
/** The chunk that `include_usage` adds. */
export const usageChunk = chunk([], { usage })

/** A whole plain stream: opening, words, finish. */
export function answer(...words: string[]): Json[] {
  return [opening, ...words.map(say), finish()]
}

/** A completion that is not streamed; `over` replaces top-level members. */
export function completion(message: unknown = { role: 'assistant', content: 'Hi there' }, over: Json = {}): Json {
  return drop({
    id,
    object: 'chat.completion',
    created,
    model: 'kimi-k2.5',
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage,
    ...over,
  })
}

/** A completion whose only choice is given whole. */
export function completionOf(choices: unknown, over: Json = {}): Json {
  return completion(null, { choices, ...over })
}

/** A tool call of a message. */
export function call(name: string, args: string, index = 0): Json {
  return { index, id: `${name}_${index}`, type: 'function', function: { name, arguments: args } }
}

/** The slot chunk that opens a call in a stream, and a later fragment. */
export const slot = (name: string, index = 0): Json => delta({ tool_calls: [call(name, '', index)] })
export const fragment = (args: string, index = 0): Json =>
  delta({ tool_calls: [{ index, function: { arguments: args } }] })

function drop(value: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined))
}
