/**
 * The JSON type of every documented request member, in the names the API's sentence uses. Facts: `kimi-chat-api.md` §2.
 * Recorded names: `string`, `bool`, `object`, `[]object`, `dict[string,interface]`; `number`, `integer` and `[]string` as
 * expected types are by analogy (unverified). A union is named after its richer form: `messages.content` says `[]object`.
 */

export type JsonKind = 'string' | 'number' | 'bool' | 'object' | 'array'

export interface FieldType {
  /** As printed in `(expected type …)`. */
  name: string
  accepts: readonly JsonKind[]
  whole?: true
  members?: ReadonlyMap<string, FieldType>
  items?: FieldType
}

const text: FieldType = { name: 'string', accepts: ['string'] }
const flag: FieldType = { name: 'bool', accepts: ['bool'] }
const real: FieldType = { name: 'number', accepts: ['number'] }
const whole: FieldType = { name: 'integer', accepts: ['number'], whole: true }
const dict: FieldType = { name: 'dict[string,interface]', accepts: ['object'] }

function record(members: Record<string, FieldType>): FieldType {
  return { name: 'object', accepts: ['object'], members: new Map(Object.entries(members)) }
}

function listOf(items: FieldType): FieldType {
  return { name: `[]${items.name}`, accepts: ['array'], items }
}

/** A string in place of the richer form. */
function orText(type: FieldType): FieldType {
  return { ...type, accepts: ['string', ...type.accepts] }
}

const mediaUrl = orText(record({ url: text }))

const tool = record({
  type: text,
  function: record({ name: text, description: text, parameters: dict, strict: flag }),
})

const message = record({
  role: text,
  content: orText(listOf(record({ type: text, text, image_url: mediaUrl, video_url: mediaUrl }))),
  name: text,
  partial: flag,
  reasoning_content: text,
  tool_call_id: text,
  tool_calls: listOf(record({ index: whole, id: text, type: text, function: record({ name: text, arguments: text }) })),
  tools: listOf(tool),
})

/** The request body; a member that is not in the table is accepted whatever it holds (recorded 2026-09-02). */
export const requestType: FieldType = record({
  model: text,
  messages: listOf(message),
  max_tokens: whole,
  max_completion_tokens: whole,
  temperature: real,
  top_p: real,
  n: whole,
  presence_penalty: real,
  frequency_penalty: real,
  stop: orText(listOf(text)),
  response_format: record({
    type: text,
    json_schema: record({ name: text, description: text, strict: flag, schema: dict }),
  }),
  stream: flag,
  stream_options: record({ include_usage: flag }),
  tools: listOf(tool),
  tool_choice: orText(record({ type: text, function: record({ name: text }) })),
  thinking: record({ type: text, keep: text, effort: text }),
  reasoning_effort: text,
  logprobs: flag,
  top_logprobs: whole,
  logit_bias: dict,
  prediction: record({
    type: text,
    content: orText(listOf(record({ type: text, text }))),
  }),
  prompt_cache_key: text,
  prompt_cache_options: record({ mode: text, ttl: text }),
  safety_identifier: text,
})
