/** Draws the schemas of single values. */
import * as fc from 'fast-check'

/** A JSON Schema as data. */
export type Schema = Record<string, unknown>

const patterns = [
  '^[a-z]+$',
  '^[A-Z]{2,3}$',
  '^\\d{3}-\\d{4}$',
  '^(red|green|blue)$',
  '^[a-z0-9_-]{3,16}$',
  '^#[0-9a-fA-F]{6}$',
  '[0-9]',
  '^\\S+@\\S+\\.[a-z]{2,}$',
  '^v\\d+\\.\\d+\\.\\d+$',
  '^(?:[01]\\d|2[0-3]):[0-5]\\d$',
  '^[^\\s]+$',
  '^.{5,10}$',
  '^\\w+( \\w+)*$',
  '^\\+?[1-9]\\d{1,14}$',
  '^[\\u4e00-\\u9fa5]{2,4}$',
  '^\\/(?:[a-z]+\\/)*$',
  'a|b|c',
  '^(a|b)c?d*$',
  '^\\p{Lu}\\p{Ll}+$',
  '^([a-z])\\1$',
]
const formats = [
  'date',
  'time',
  'date-time',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uri',
  'uri-reference',
  'uuid',
  'regex',
  'json-pointer',
  'made-up',
]
/** Texts with lengths, patterns and formats. */
export const text = fc.oneof(
  fc.record({ type: fc.constant('string') }, { requiredKeys: ['type'] }),
  fc
    .tuple(fc.nat(40), fc.nat(60))
    .map(([min, more]): Schema => ({ type: 'string', minLength: min, maxLength: min + more })),
  fc.nat(3).map((max): Schema => ({ type: 'string', maxLength: max })),
  fc.nat(300).map((min): Schema => ({ type: 'string', minLength: min })),
  fc.constantFrom(...formats).map((format): Schema => ({ type: 'string', format })),
  fc.constantFrom(...patterns).map((pattern): Schema => ({ type: 'string', pattern })),
  fc
    .integer({ min: 3, max: 30 })
    .map((min): Schema => ({ type: 'string', pattern: '^[a-z ]+$', minLength: min, maxLength: min + 2 })),
  fc.record({ type: fc.constant('string'), default: fc.string() }),
)
/** Numbers with bounds and steps. */
export const number = fc.oneof(
  fc.constantFrom('number', 'integer').map((type): Schema => ({ type })),
  fc
    .tuple(fc.integer({ min: -1000, max: 1000 }), fc.nat(100))
    .map(([minimum, more]): Schema => ({ type: 'integer', minimum, maximum: minimum + more })),
  fc
    .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 2, max: 9 }))
    .map(([low, more]): Schema => ({ type: 'integer', exclusiveMinimum: low, exclusiveMaximum: low + more })),
  fc
    .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 0.001, max: 1e3, noNaN: true }))
    .map(([minimum, more]): Schema => ({ type: 'number', minimum, maximum: minimum + more })),
  fc
    .tuple(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.double({ min: 0.01, max: 2, noNaN: true }))
    .map(([low, more]): Schema => ({ type: 'number', exclusiveMinimum: low, exclusiveMaximum: low + more })),
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: -200, max: 200 }))
    .map(([multipleOf, minimum]): Schema => ({
      type: 'integer',
      multipleOf,
      minimum,
      maximum: minimum + 2 * multipleOf,
    })),
  fc
    .constantFrom(0.5, 0.25, 0.1, 0.01, 1.5)
    .map((multipleOf): Schema => ({ type: 'number', multipleOf, exclusiveMinimum: 0 })),
  fc.integer({ min: -1e9, max: 1e9 }).map((maximum): Schema => ({ type: 'number', maximum })),
)
/** Enumerations and constants. */
export const choice = fc.oneof(
  fc
    .uniqueArray(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 6 })
    .map((values): Schema => ({ type: 'string', enum: values })),
  fc
    .uniqueArray(fc.integer(), { minLength: 1, maxLength: 6 })
    .map((values): Schema => ({ type: 'integer', enum: values })),
  fc.constant<Schema>({ type: 'number', enum: [1, 2.5, -3.7], minimum: -1, maximum: 2 }),
  fc.constant<Schema>({ type: ['string', 'null'], enum: ['a', null] }),
  fc.jsonValue({ maxDepth: 1 }).map((value): Schema => ({ const: value })),
)
/** Schemas that say little, and lists of types. */
export const plain = fc.oneof(
  fc.constantFrom<Schema>(
    { type: 'boolean' },
    { type: 'null' },
    {},
    { type: ['string', 'null'] },
    { type: ['integer', 'boolean', 'null'] },
    { type: ['object', 'array', 'string'] },
    { description: 'anything' },
  ),
)
