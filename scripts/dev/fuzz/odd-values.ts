/** Values, texts and JSON Schemas that are odd in one way each, for the histories of requests. */
import * as fc from 'fast-check'
import { json } from './inputs.ts'

const nest = (depth: number, open: string, inner: string, close: string): string =>
  open.repeat(depth) + inner + close.repeat(depth)

/** Values of every JSON type, of odd sizes and with odd names. */
export const oddValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1.5,
    1e300,
    '',
    ' ',
    'a\nb',
    '\ud800',
    '\\',
    '"',
    [],
    {},
    [null],
    [[['x']]],
    ['a', 1, null, { b: [] }],
    { a: { b: { c: null } } },
    JSON.parse('{"__proto__":{"x":1},"constructor":null,"toString":1,"length":-1}'),
    JSON.parse(nest(200, '[', '', ']')),
    JSON.parse(nest(200, '{"a":', '1', '}')),
    'x '.repeat(20_000),
    Array.from({ length: 3000 }, (_, at) => at),
  ),
  json,
)

/** Texts in the place of JSON, of other lengths and languages than expected. */
export const oddText = fc.oneof(
  { weight: 2, arbitrary: oddValue.map((value) => JSON.stringify(value)) },
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '{',
    '{"',
    '{"a":',
    '[1,',
    '"',
    'undefined',
    'NaN',
    '-',
    '1e999',
    '9'.repeat(400),
    '{a:1}',
    "{'path': 'a.txt', 'ok': True, 'none': None}",
    '{"path":"a.txt",}',
    '{"path":"C:\\app\\x.txt"}',
    '{"path":"a\nb"}',
    '{"a":1}{"b":2}',
    '{"a":1}\n{"a":2}\n',
    '```json\n{"a":1}\n```',
    'Result: {"a":1',
    '{"a":"\ud800"}',
    '{"a":"\\ud800"}',
    '{"a":"\\u12"}',
    '{"a":1e999,"b":-0}',
    '{"status":"error","error":{"message":null}}',
    '{"error":[]}',
    '{"results":[{"id":1},{"id":"1"},null,[]]}',
    '<html><body><h1>502 Bad Gateway</h1></body></html>',
    '<a><b>1</b></a',
    'a,b,c\n1,"2\n',
    '| a | b |\n|---|---|\n| 1 |',
    '- a: 1\n  b: [',
    '\u0000\u0001\u001b[31m',
    nest(3000, '[', '', ']'),
    nest(3000, '{"a":', '1', '}'),
    nest(3000, '{"a":', '', ''),
    'x'.repeat(100_000),
    '{"a":"x"},'.repeat(5000),
    '"\\"'.repeat(5000),
  ),
)

/** What tools answer where they fail, as far as the rules of the mock tell. */
export const failure = fc.constantFrom(
  'Error: old text not found in file',
  'Error: {"code": 404, "message": "not found"',
  'Error: no such file or directory: a.txt',
  'Error executing tool: missing required argument "id"',
  'Traceback (most recent call last):\n  File "a.py", line 1\nKeyError: \'x\'',
  'Permission denied',
  'Transient error, please retry',
  'Please retry with the id',
  'Validation errors: city. Fix the errors and try again.',
  '{"success":false,"error":"not found"}',
  '{"status":"error","error":{"message":null}}',
  'No results',
  '[]',
  '',
)

export const systemText = fc.constantFrom(
  'Return JSON like {"name": ',
  'Respond in this format:\n```json\n{"answer": "..", "score": 0-10',
  'The output must conform to this JSON schema:\n{"properties": {"foo": {"type": "arr',
  'The output should be formatted as a JSON instance that conforms to the JSON schema below.\n```\n{"type":"object","properties":{"a":{"$ref":"#/$defs/A"}},"$defs":{"A":{"$ref":"#/$defs/A"}}}\n```',
  'Answer with the keys a, , b and',
  'Wrap the answer in <answer> and',
  'Use the following format:\nThought: \nAction: one of []\nAction Input:',
  '[[ ## answer ## ]]\n{answer',
  'Answer in JSON using this schema:\n{\n  a: string or null,\n  b: {',
  '{"a": ["string", ...]}',
  'Call tools as <tool_call>{"name": <function-name>, "arguments"',
  '<system-reminder>',
  'Step 1: \nStep 3:',
)

const unsatisfiable = 'no value is valid'
/** Whether a request has a schema that no value satisfies: then the form of the answer is not judged. */
export const isUnsatisfiable = (body: object): boolean => JSON.stringify(body).includes(unsatisfiable)

/** Schemas that no value satisfies. */
const contradictions = [
  { enum: [] },
  { type: 'integer', enum: ['1', '2'] },
  { not: {} },
  { type: 'string', minLength: 5, maxLength: 2 },
  { type: 'integer', minimum: 5, maximum: 2 },
  { type: 'integer', minimum: 1.2, maximum: 1.8 },
  { type: 'number', exclusiveMinimum: 1, exclusiveMaximum: 1, multipleOf: 0 },
  { type: 'number', minimum: 7, maximum: 9, multipleOf: 5 },
  { type: 'string', pattern: '^a$', minLength: 3 },
  { type: 'string', pattern: '(', format: 'x' },
  { type: 'string', format: 'date', enum: ['today'] },
  { type: 'array', items: { type: 'boolean' }, minItems: 3, uniqueItems: true },
  { type: 'array', items: { type: 'string' }, minItems: 3, maxItems: 1 },
  { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], maxProperties: 0 },
  { $ref: '#' },
  { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } },
  { type: [] },
].map((schema) => ({ ...schema, $comment: unsatisfiable }))

const bound = fc.constantFrom(0, 1, 2, 5, 40, 1000)
const bounds = fc
  .tuple(bound, bound)
  .map(([one, other]) => ({ least: Math.min(one, other), most: Math.max(one, other) }))
/** A schema in the place of a property, of a whole object or of items. */
export const oddSchema: fc.Arbitrary<unknown> = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(
      {},
      true,
      false,
      { type: 'object' },
      { type: 'object', properties: {} },
      { type: 'object', properties: {}, required: ['missing'] },
      { type: 'object', additionalProperties: { type: 'string' } },
      { type: 'array' },
      { type: 'array', items: true },
      { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }] },
      { type: 'null' },
      { type: ['null', 'integer', 'object'] },
      { enum: ['only'] },
      { enum: [1, 'a', null, { b: [] }] },
      { const: null },
      { const: { a: [1] } },
      { $ref: '#/$defs/a' },
      { $ref: '#/properties/missing' },
    ),
    fc.constantFrom<unknown>(...contradictions),
    bounds.map(({ least, most }) => ({ type: 'integer', minimum: least, maximum: most })),
    bounds.map(({ least, most }) => ({
      type: 'number',
      exclusiveMinimum: least - 0.5,
      maximum: most,
      multipleOf: 0.25,
    })),
    bounds.map(({ least, most }) => ({ type: 'string', minLength: least, maxLength: most })),
    fc
      .tuple(bounds, tie('schema'))
      .map(([{ least, most }, items]) => ({ type: 'array', items, minItems: Math.min(least, 40), maxItems: most })),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(fc.constantFrom('a', 'name', 'items'), tie('schema')),
    }),
  ),
})).schema
