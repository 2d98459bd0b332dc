/** Draws JSON Schemas of the dialect that the API accepts (MFJS and the keywords it lets pass), each with a value that satisfies it. */
import * as fc from 'fast-check'

import { choice, number, plain, text } from './draw-leaf.ts'
import type { Schema } from './draw-leaf.ts'

const names = [
  'city',
  'location',
  'query',
  'limit',
  'unit',
  'name',
  'email',
  'date',
  'items',
  'count',
  'from',
  'to',
  'a',
  'b',
  'tags',
  'is_active',
  'maxPrice',
  '名称',
  'x-y',
  '$id_',
  'constructor',
  '0',
]

const { schema: drawn } = fc.letrec<{ schema: Schema; object: Schema; array: Schema; union: Schema; mixed: Schema }>(
  (tie) => ({
    schema: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      {
        arbitrary: fc.oneof(
          text,
          number,
          choice,
          plain,
          fc.constantFrom<Schema>(
            { $ref: '#/$defs/node' },
            { $ref: '#/$defs/tree' },
            { $ref: '#/$defs/leaf' },
            { $ref: '#/$defs/a~1b', description: 'beside a reference' },
          ),
        ),
        weight: 4,
      },
      { arbitrary: tie('object'), weight: 3 },
      { arbitrary: tie('array'), weight: 2 },
      { arbitrary: tie('union'), weight: 1 },
      { arbitrary: tie('mixed'), weight: 1 },
    ),
    object: fc
      .tuple(
        fc.dictionary(fc.constantFrom(...names), tie('schema'), { maxKeys: 4 }),
        fc.nat(31),
        fc.oneof(fc.boolean(), tie('schema'), fc.constant(undefined)),
        fc.nat(7),
      )
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
      fc
        .tuple(tie('schema'), fc.nat(4), fc.nat(4))
        .map(([items, minItems, more]): Schema => ({ type: 'array', items, minItems, maxItems: minItems + more })),
      fc
        .tuple(
          fc.constantFrom<Schema>(
            { type: 'string' },
            { type: 'integer', minimum: 0 },
            { type: 'string', format: 'date' },
            { type: 'string', maxLength: 3 },
            { type: 'number', multipleOf: 0.5 },
            { type: 'string', pattern: '^[a-z]{4}$' },
            { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] },
          ),
          fc.integer({ min: 2, max: 12 }),
        )
        .map(([items, minItems]): Schema => ({ type: 'array', items, minItems, uniqueItems: true })),
      fc.constant<Schema>({ type: 'array', items: { enum: ['a', 'b', 'c'] }, minItems: 3, uniqueItems: true }),
      fc.constant<Schema>({ type: 'array', items: { type: ['boolean', 'null'] }, minItems: 3, uniqueItems: true }),
      fc
        .tuple(
          fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
          fc.oneof(fc.constant(false), tie('schema')),
          fc.nat(3),
        )
        .map(([prefixItems, items, least]): Schema => ({
          type: 'array',
          prefixItems,
          items,
          minItems: Math.min(least, prefixItems.length),
        })),
      fc.constant<Schema>({ type: 'array', items: { type: 'integer' }, contains: { minimum: 5 }, minContains: 2 }),
    ),
    union: fc
      .tuple(fc.array(tie('schema'), { minLength: 1, maxLength: 4 }), fc.boolean())
      .map(([anyOf, described]): Schema => (described ? { anyOf, description: 'one of several' } : { anyOf })),
    mixed: fc.oneof(
      fc.tuple(tie('object'), fc.constantFrom(...names)).map(([object, key]): Schema => ({
        allOf: [
          { ...object, additionalProperties: undefined, maxProperties: undefined },
          { type: 'object', properties: { [`${key}_2`]: { type: 'integer' } }, required: [`${key}_2`] },
        ],
      })),
      fc.constantFrom<Schema>(
        { oneOf: [{ type: 'string', maxLength: 5 }, { type: 'integer' }] },
        { type: 'string', not: { const: 'value' } },
        { type: 'integer', not: { enum: [1, 0] } },
        {
          type: 'object',
          properties: { kind: { enum: ['x', 'y'] }, x: { type: 'integer' } },
          required: ['kind'],
          if: { properties: { kind: { const: 'x' } } },
          // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema, not a promise
          then: { required: ['x'] },
        },
        { type: 'object', properties: { a: {}, b: {} }, required: ['a'], dependentRequired: { a: ['b'] } },
        {
          type: 'object',
          patternProperties: { '^s_': { type: 'string' } },
          additionalProperties: false,
          minProperties: 2,
        },
        { type: 'object', propertyNames: { pattern: '^[a-z]{3}$' }, minProperties: 2 },
      ),
    ),
  }),
)

/** Definitions that every drawn schema may refer to, some to themselves. */
export const definitions: Schema = {
  leaf: { type: 'string', enum: ['celsius', 'fahrenheit'] },
  node: {
    type: 'object',
    properties: { value: { type: 'number' }, next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] } },
    required: ['value', 'next'],
    additionalProperties: false,
  },
  tree: {
    type: 'object',
    properties: {
      name: { type: 'string' },
      children: { type: 'array', items: { $ref: '#/$defs/tree' } },
      other: { $ref: '#/$defs/tree' },
    },
    required: ['name', 'children'],
  },
  'a/b': {
    anyOf: [
      { type: 'object', properties: { more: { $ref: '#/$defs/a~1b' } }, required: ['more'] },
      { type: 'integer', minimum: 7 },
    ],
  },
}

/** A tool's parameters: an object at the root, with definitions that refer to themselves. */
export const toolParameters = fc
  .tuple(fc.dictionary(fc.constantFrom(...names), drawn, { minKeys: 1, maxKeys: 3 }), fc.nat(15))
  .map(
    ([properties, mask]): Schema =>
      withoutUndefined({
        type: 'object',
        properties,
        required: Object.keys(properties).filter((_, index) => (mask >> index) & 1),
        $defs: definitions,
      }) as Schema,
  )

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
