/** Inputs for fuzzing: well-formed ones with drawn values, and the same with a few characters changed. */
import * as fc from 'fast-check'

const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  fc.constantFrom(
    '<think>',
    '</think>',
    '<|im_end|>',
    '\u0000',
    '\ud83e',
    'data: [DONE]',
    '"',
    '\\u12',
    '```json',
    '北京',
    // Names with characters that have a meaning in regular expressions.
    'c++',
    'a(b',
    '[z-a]',
  ),
)
/** Names of inherited members. Code that converts an untrusted value to text throws if such a member is not a function. */
const inherited = fc.constantFrom('toString', 'valueOf', 'toJSON', 'constructor', '__proto__', 'length', 'then')
/** Any JSON value. */
export const json = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  fc
    .dictionary(inherited, fc.constantFrom(null, false, 1, 'x'), { minKeys: 1, maxKeys: 2 })
    .map((members) => JSON.parse(JSON.stringify(members)) as fc.JsonValue),
)
const role = fc.constantFrom('user', 'assistant', 'system', 'tool', 'developer', 'x')

const toolCall = fc.record(
  {
    index: fc.oneof(fc.nat(5), json),
    id: fc.oneof(text, json),
    type: fc.constantFrom('function', 'builtin_function', 'x'),
    function: fc.record({ name: text, arguments: fc.oneof(text, fc.constant('{"a":1}')) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)

/** A key of the form that Moonshot issues. */
export const apiKey = fc
  .string({
    unit: fc.constantFrom(...'abcdefghkmnpqrstuvwxyzABCDEFGHKLMNPQRSTUVWXYZ23456789'),
    minLength: 20,
    maxLength: 48,
  })
  .map((random) => `sk-${random}`)

/** A JSON Schema of a few levels, with keywords that are easy to get wrong. */
export const { schema } = fc.letrec((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4 },
    json,
    fc.record(
      {
        type: fc.constantFrom('string', 'integer', 'number', 'object', 'array', 'boolean', 'null', ['string', 'null']),
        pattern: fc.oneof(text, fc.constantFrom('^(a|a)*$', '(x+x+)+y', '.*.*.*x', '(?=a)', '[', '\\p{L}+')),
        enum: fc.array(json, { maxLength: 3 }),
        minLength: fc.integer({ min: -1, max: 50 }),
        maximum: fc.oneof(fc.integer(), fc.double()),
        default: json,
        items: tie('schema'),
        properties: fc.dictionary(text, tie('schema'), { maxKeys: 3 }),
        required: fc.array(text, { maxLength: 3 }),
        anyOf: fc.array(tie('schema'), { maxLength: 3 }),
        $ref: fc.constantFrom('#', '#/$defs/a', '#/properties/a', 'x'),
        $defs: fc.dictionary(fc.constantFrom('a', 'b'), tie('schema'), { maxKeys: 2 }),
      },
      { requiredKeys: [] },
    ),
  ),
}))

const part = fc.record(
  {
    type: fc.constantFrom('text', 'image_url', 'video_url', 'file', 'x'),
    text,
    image_url: fc.oneof(
      text,
      fc.record({
        url: fc.oneof(
          text,
          fc.constant(
            'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAAEklEQVR4nGI6wcDAwAAIAAD//wP6AMu+G5mvAAAAAElFTkSuQmCC',
          ),
        ),
      }),
    ),
  },
  { requiredKeys: [] },
)
const message = fc.record(
  {
    role,
    content: fc.oneof(text, fc.array(part, { maxLength: 3 }), json),
    name: text,
    partial: fc.boolean(),
    reasoning_content: text,
    tool_calls: fc.array(toolCall, { maxLength: 3 }),
    tool_call_id: text,
  },
  { requiredKeys: ['role'] },
)

/** A schema of an object as programs send it, with any names. */
export const objectSchema = fc
  .dictionary(
    text,
    fc.constantFrom({ type: 'string' }, { type: 'integer' }, { type: 'array', items: { type: 'string' } }),
    { minKeys: 1, maxKeys: 4 },
  )
  .map((properties) => ({ type: 'object', properties, required: Object.keys(properties) }))

/** A chat request: every member may be missing, wrong or odd. */
export const requestBody = fc.record(
  {
    model: fc.oneof(fc.constantFrom('kimi-k3', 'kimi-k2.6', 'kimi-k2.5', 'moonshot-v1-8k'), json),
    messages: fc.oneof({ weight: 5, arbitrary: fc.array(message, { maxLength: 4 }) }, json),
    stream: fc.oneof(fc.boolean(), json),
    tools: fc.array(
      fc.record({
        type: fc.constantFrom('function', 'builtin_function', 'x'),
        function: fc.record({ name: fc.oneof(fc.constant('f'), text), parameters: schema }, { requiredKeys: [] }),
      }),
      { maxLength: 3 },
    ),
    tool_choice: fc.oneof(fc.constantFrom('auto', 'none', 'required'), json),
    response_format: fc.oneof(
      fc.record({ type: fc.constant('json_schema'), json_schema: fc.record({ name: text, schema }) }),
      fc.constantFrom({ type: 'json_object' }, { type: 'text' }),
      json,
    ),
    temperature: fc.oneof(fc.double(), json),
    max_tokens: fc.oneof(fc.integer({ min: -5, max: 5000 }), json),
    stop: fc.oneof(text, fc.array(text, { maxLength: 6 }), json),
    thinking: fc.oneof(fc.constantFrom({ type: 'enabled' }, { type: 'disabled' }), json),
    n: fc.oneof(fc.integer({ min: -1, max: 6 }), json),
  },
  { requiredKeys: ['model', 'messages'] },
)

/** One chunk of a stream, with drawn members in the places that checks read. */
export const chunk = fc.record(
  {
    id: fc.oneof(fc.constant('chatcmpl-1'), json),
    object: fc.oneof(fc.constant('chat.completion.chunk'), json),
    created: fc.oneof(fc.constant(1_788_220_800), json),
    model: fc.oneof(fc.constant('kimi-k2.6'), json),
    choices: fc.oneof({ weight: 4, arbitrary: fc.array(toChoice(), { maxLength: 2 }) }, json),
    usage: json,
    error: json,
  },
  { requiredKeys: [] },
)

function toChoice() {
  const delta = fc.record(
    {
      role,
      content: fc.oneof(text, json),
      reasoning_content: fc.oneof(text, json),
      tool_calls: fc.oneof(fc.array(toolCall, { maxLength: 2 }), json),
    },
    { requiredKeys: [] },
  )
  return fc.record(
    {
      index: fc.oneof(fc.nat(3), json),
      delta: fc.oneof({ weight: 5, arbitrary: delta }, json),
      finish_reason: fc.oneof(fc.constantFrom(null, 'stop', 'length', 'tool_calls', 'x'), json),
      usage: json,
      logprobs: json,
    },
    { requiredKeys: [] },
  )
}

/** An event stream with comments, fields, all three line ends and odd payloads. */
export const sseText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: chunk.map((one) => `data: ${JSON.stringify(one)}\n\n`) },
      fc.constantFrom(
        'data: [DONE]\n\n',
        ': ping\n\n',
        'event: x\r\n',
        'id: 1\r',
        'retry: 5\n',
        'data:\n\n',
        '\uFEFF',
        '\r\r',
      ),
      text.map((one) => `data: ${one}\n`),
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''))

/** A raw HTTP response. */
export const httpText = fc
  .tuple(
    fc.constantFrom(
      'HTTP/1.1 200 OK',
      'HTTP/2 200',
      'HTTP/1.1 429 Too Many Requests',
      'HTTP/1.1 103 Early Hints',
      'HTTP/1.1 307',
    ),
    fc.array(
      fc.constantFrom(
        'Content-Type: text/event-stream',
        'Content-Type: application/json',
        'Transfer-Encoding: chunked',
        'Content-Encoding: gzip',
        'Content-Length: 5',
        'X: y',
        ': odd',
      ),
      { maxLength: 5 },
    ),
    fc.oneof(sseText, sseText.map(toChunked)),
  )
  .map(([status, headers, body]) => `${[status, ...headers].join('\r\n')}\r\n\r\n${body}`)

function toChunked(body: string): string {
  return `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`
}

/** A HAR file of a few entries. */
export const harText = fc
  .array(
    fc.record(
      {
        startedDateTime: fc.constantFrom('2026-09-01T00:00:00.000Z', 'x'),
        time: fc.oneof(fc.nat(1000), json),
        request: fc.record(
          {
            method: fc.constantFrom('POST', 'GET', 'x'),
            url: fc.constantFrom('https://api.moonshot.ai/v1/chat/completions', 'https://x/v1/models', '/', 'x'),
            headers: fc.oneof(fc.constant([]), json),
            postData: fc.oneof(fc.record({ mimeType: text, text }), json),
          },
          { requiredKeys: [] },
        ),
        response: fc.oneof(
          fc.record(
            {
              status: fc.oneof(fc.constantFrom(200, 0, 429), json),
              headers: fc.oneof(fc.constant([{ name: 'content-type', value: 'text/event-stream' }]), json),
              content: fc.record(
                { size: fc.oneof(fc.nat(100), json), mimeType: text, text: fc.oneof(sseText, text), encoding: text },
                { requiredKeys: [] },
              ),
              _error: text,
            },
            { requiredKeys: [] },
          ),
          json,
        ),
      },
      { requiredKeys: [] },
    ),
    { maxLength: 4 },
  )
  .map((entries) => JSON.stringify({ log: { version: '1.2', creator: { name: 'x', version: '1' }, entries } }))

/** A fixture file. */
export const yamlFixture = fc
  .array(
    fc.record(
      {
        id: fc.oneof(fc.constantFrom('a', 'b'), text),
        match: fc.oneof(fc.record({ user: fc.oneof(text, fc.constantFrom('/(a+)+$/', '/[/')) }), json),
        reply: fc.oneof(text, json, fc.record({ content: text, reasoning: text }, { requiredKeys: [] })),
        delayMs: json,
      },
      { requiredKeys: [] },
    ),
    { maxLength: 3 },
  )
  .map((fixtures) => JSON.stringify(fixtures))

/** The text unchanged, or with a few characters removed, repeated, replaced or cut off. */
export function broken(arbitrary: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const edit = fc.tuple(fc.nat(), fc.constantFrom('remove', 'repeat', 'replace', 'cut'), fc.string({ maxLength: 3 }))
  return fc.tuple(arbitrary, fc.array(edit, { maxLength: 3 })).map(([whole, edits]) =>
    edits.reduce((before, [place, kind, put]) => {
      const at = before.length === 0 ? 0 : place % before.length
      if (kind === 'cut') return before.slice(0, at)
      const kept = kind === 'repeat' ? before.slice(0, at + 5) : before.slice(0, at)
      return kept + (kind === 'remove' ? '' : put) + before.slice(kind === 'repeat' ? at : at + 1)
    }, whole),
  )
}
