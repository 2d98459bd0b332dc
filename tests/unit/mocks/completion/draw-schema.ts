/** Draws JSON Schemas of the dialect that the API accepts (MFJS and the keywords it lets pass), every one with a value that keeps it. */
import fc from 'fast-check'

type Schema = Record<string, unknown>

const patterns = [
  '^[a-z]+$', '^[A-Z]{2,3}$', '^\\d{3}-\\d{4}$', '^(red|green|blue)$', '^[a-z0-9_-]{3,16}$', '^#[0-9a-fA-F]{6}$', '[0-9]', '^\\S+@\\S+\\.[a-z]{2,}$',
  '^v\\d+\\.\\d+\\.\\d+$', '^(?:[01]\\d|2[0-3]):[0-5]\\d$', '^[^\\s]+$', '^.{5,10}$', '^\\w+( \\w+)*$', '^\\+?[1-9]\\d{1,14}$', '^[\\u4e00-\\u9fa5]{2,4}$', '^\\/(?:[a-z]+\\/)*$', 'a|b|c', '^(a|b)c?d*$', '^\\p{Lu}\\p{Ll}+$', '^([a-z])\\1$',
]
const formats = ['date', 'time', 'date-time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uri', 'uri-reference', 'uuid', 'regex', 'json-pointer', 'made-up']
const names = ['city', 'location', 'query', 'limit', 'unit', 'name', 'email', 'date', 'items', 'count', 'from', 'to', 'a', 'b', 'tags', 'is_active', 'maxPrice', '名称', 'x-y', '$id_', 'constructor', '0']

const text = fc.oneof(
  fc.record({ type: fc.constant('string') }, { requiredKeys: ['type'] }),
  fc.tuple(fc.nat(40), fc.nat(60)).map(([min, more]): Schema => ({ type: 'string', minLength: min, maxLength: min + more })),
  fc.nat(3).map((max): Schema => ({ type: 'string', maxLength: max })),
  fc.nat(300).map((min): Schema => ({ type: 'string', minLength: min })),
  fc.constantFrom(...formats).map((format): Schema => ({ type: 'string', format })),
  fc.constantFrom(...patterns).map((pattern): Schema => ({ type: 'string', pattern })),
  fc.integer({ min: 3, max: 30 }).map((min): Schema => ({ type: 'string', pattern: '^[a-z ]+$', minLength: min, maxLength: min + 2 })),
  fc.record({ type: fc.constant('string'), default: fc.string() }),
)
const number = fc.oneof(
  fc.constantFrom('number', 'integer').map((type): Schema => ({ type })),
  fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.nat(100)).map(([minimum, more]): Schema => ({ type: 'integer', minimum, maximum: minimum + more })),
  fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 2, max: 9 })).map(([low, more]): Schema => ({ type: 'integer', exclusiveMinimum: low, exclusiveMaximum: low + more })),
  fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 0.001, max: 1e3, noNaN: true })).map(([minimum, more]): Schema => ({ type: 'number', minimum, maximum: minimum + more })),
  fc.tuple(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.double({ min: 0.01, max: 2, noNaN: true })).map(([low, more]): Schema => ({ type: 'number', exclusiveMinimum: low, exclusiveMaximum: low + more })),
  fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: -200, max: 200 })).map(([multipleOf, minimum]): Schema => ({ type: 'integer', multipleOf, minimum, maximum: minimum + 2 * multipleOf })),
  fc.constantFrom(0.5, 0.25, 0.1, 0.01, 1.5).map((multipleOf): Schema => ({ type: 'number', multipleOf, exclusiveMinimum: 0 })),
  fc.integer({ min: -1e9, max: 1e9 }).map((maximum): Schema => ({ type: 'number', maximum })),
)
const choice = fc.oneof(
  fc.uniqueArray(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 6 }).map((values): Schema => ({ type: 'string', enum: values })),
  fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 6 }).map((values): Schema => ({ type: 'integer', enum: values })),
  fc.constant<Schema>({ type: 'number', enum: [1, 2.5, -3.7], minimum: -1, maximum: 2 }),
  fc.constant<Schema>({ type: ['string', 'null'], enum: ['a', null] }),
  fc.jsonValue({ maxDepth: 1 }).map((value): Schema => ({ const: value })),
)
const plain = fc.oneof(
  fc.constantFrom<Schema>({ type: 'boolean' }, { type: 'null' }, {}, { type: ['string', 'null'] }, { type: ['integer', 'boolean', 'null'] }, { type: ['object', 'array', 'string'] }, { description: 'anything' }),
)

const { schema: drawn } = fc.letrec<{ schema: Schema; object: Schema; array: Schema; union: Schema; mixed: Schema }>((tie) => ({
  schema: fc.oneof({ maxDepth: 3, depthSize: 'small' }, { arbitrary: fc.oneof(text, number, choice, plain, fc.constantFrom<Schema>({ $ref: '#/$defs/node' }, { $ref: '#/$defs/tree' }, { $ref: '#/$defs/leaf' }, { $ref: '#/$defs/a~1b', description: 'beside a reference' })), weight: 4 }, { arbitrary: tie('object'), weight: 3 }, { arbitrary: tie('array'), weight: 2 }, { arbitrary: tie('union'), weight: 1 }, { arbitrary: tie('mixed'), weight: 1 }),
  object: fc
    .tuple(fc.dictionary(fc.constantFrom(...names), tie('schema'), { maxKeys: 4 }), fc.nat(31), fc.oneof(fc.boolean(), tie('schema'), fc.constant(undefined)), fc.nat(7))
    .map(([properties, mask, additional, least]) => {
      const keys = Object.keys(properties)
      const out: Schema = { type: 'object', properties, required: keys.filter((_, index) => (mask >> index) & 1) }
      if (additional !== undefined) out['additionalProperties'] = additional
      if (least > 3) out['minProperties'] = additional === false ? Math.min(keys.length, least) : least
      if (least === 3) out['maxProperties'] = Math.max(keys.length, 1)
      return out
    }),
  array: fc.oneof(
    tie('schema').map((items): Schema => ({ type: 'array', items })),
    fc.tuple(tie('schema'), fc.nat(4), fc.nat(4)).map(([items, minItems, more]): Schema => ({ type: 'array', items, minItems, maxItems: minItems + more })),
    fc.tuple(fc.constantFrom<Schema>({ type: 'string' }, { type: 'integer', minimum: 0 }, { type: 'string', format: 'date' }, { type: 'string', maxLength: 3 }, { type: 'number', multipleOf: 0.5 }, { type: 'string', pattern: '^[a-z]{4}$' }, { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] }), fc.integer({ min: 2, max: 12 })).map(([items, minItems]): Schema => ({ type: 'array', items, minItems, uniqueItems: true })),
    fc.constant<Schema>({ type: 'array', items: { enum: ['a', 'b', 'c'] }, minItems: 3, uniqueItems: true }),
    fc.constant<Schema>({ type: 'array', items: { type: ['boolean', 'null'] }, minItems: 3, uniqueItems: true }),
    fc.tuple(fc.array(tie('schema'), { minLength: 1, maxLength: 3 }), fc.oneof(fc.constant(false), tie('schema')), fc.nat(3)).map(([prefixItems, items, least]): Schema => ({ type: 'array', prefixItems, items, minItems: Math.min(least, prefixItems.length) })),
    fc.constant<Schema>({ type: 'array', items: { type: 'integer' }, contains: { minimum: 5 }, minContains: 2 }),
  ),
  union: fc.tuple(fc.array(tie('schema'), { minLength: 1, maxLength: 4 }), fc.boolean()).map(([anyOf, described]): Schema => (described ? { anyOf, description: 'one of several' } : { anyOf })),
  mixed: fc.oneof(
    fc.tuple(tie('object'), fc.constantFrom(...names)).map(([object, key]): Schema => ({ allOf: [{ ...object, additionalProperties: undefined, maxProperties: undefined }, { type: 'object', properties: { [`${key}_2`]: { type: 'integer' } }, required: [`${key}_2`] }] })),
    fc.constantFrom<Schema>(
      { oneOf: [{ type: 'string', maxLength: 5 }, { type: 'integer' }] },
      { type: 'string', not: { const: 'value' } },
      { type: 'integer', not: { enum: [1, 0] } },
      { type: 'object', properties: { kind: { enum: ['x', 'y'] }, x: { type: 'integer' } }, required: ['kind'], if: { properties: { kind: { const: 'x' } } }, then: { required: ['x'] } },
      { type: 'object', properties: { a: {}, b: {} }, required: ['a'], dependentRequired: { a: ['b'] } },
      { type: 'object', patternProperties: { '^s_': { type: 'string' } }, additionalProperties: false, minProperties: 2 },
      { type: 'object', propertyNames: { pattern: '^[a-z]{3}$' }, minProperties: 2 },
    ),
  ),
}))

/** Definitions that every drawn schema may refer to, some to themselves. */
export const definitions: Schema = {
  leaf: { type: 'string', enum: ['celsius', 'fahrenheit'] },
  node: { type: 'object', properties: { value: { type: 'number' }, next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] } }, required: ['value', 'next'], additionalProperties: false },
  tree: { type: 'object', properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/$defs/tree' } }, other: { $ref: '#/$defs/tree' } }, required: ['name', 'children'] },
  'a/b': { anyOf: [{ type: 'object', properties: { more: { $ref: '#/$defs/a~1b' } }, required: ['more'] }, { type: 'integer', minimum: 7 }] },
}

/** A tool's parameters: an object at the root, with definitions that refer to themselves. */
export const toolParameters = fc
  .tuple(fc.dictionary(fc.constantFrom(...names), drawn, { minKeys: 1, maxKeys: 3 }), fc.nat(15))
  .map(([properties, mask]): Schema => withoutUndefined({ type: 'object', properties, required: Object.keys(properties).filter((_, index) => (mask >> index) & 1), $defs: definitions }) as Schema)

/** Messages that arguments take their words from. */
export const messages = fc.constantFrom(
  'What is the weather in Paris and London tomorrow?',
  '北京明天天气怎么样？用 celsius',
  'Send an email to bob@example.com about "the plan" at 10:30, limit 5',
  'add 2 and 3.5, from Berlin to Rome on 2026-09-03',
  '',
)

function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
