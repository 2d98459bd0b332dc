/** The number of subschemas that apply to one value is known before a schema is used. */
import { expect, it } from 'vitest'
import { toSchemaValidator } from '../../../suite/checks/helpers/compile.ts'
import { countVisits } from '../../../suite/checks/helpers/schema-visits.ts'

const twice = (name: string) => ({ allOf: [{ $ref: `#/$defs/${name}` }, { $ref: `#/$defs/${name}` }] })

it.each<[string, object, number]>([
  ['a plain schema', { type: 'object', properties: { a: { type: 'string' } } }, 1],
  ['branches', { anyOf: [{ type: 'string' }, { oneOf: [{}, {}] }] }, 5],
  ['a list that contains itself as an item', { type: 'array', items: { anyOf: [{ $ref: '#' }, {}] } }, 4],
  ['references that double', { ...twice('a'), $defs: { a: twice('b'), b: { type: 'string' } } }, 13],
  ['a schema that applies itself', { anyOf: [{ $ref: '#' }, { type: 'string' }] }, Infinity],
  [
    'definitions that apply each other',
    { $defs: { a: { not: { $ref: '#/$defs/b' } }, b: { if: { $ref: '#/$defs/a' } } } },
    Infinity,
  ],
])('counts %s', (_, schema, visits) => {
  expect(countVisits(schema)).toBe(visits)
})

it.each([
  { properties: JSON.parse('{"__proto__":{"type":"string"}}') as object, additionalProperties: false },
  { items: { properties: JSON.parse('{"a":{},"__proto__":{}}') as object, additionalProperties: false } },
])('leaves a schema unchecked that has a property __proto__', (schema) => {
  expect(toSchemaValidator(schema)).toBeNull()
})

it('leaves a schema unchecked whose check would not end, and checks the recursive ones that do', () => {
  expect(toSchemaValidator({ anyOf: [{ $ref: '#' }, { type: 'string' }] })).toBeNull()
  const tree = { type: 'object', required: ['v'], properties: { v: { type: 'integer' }, next: { $ref: '#' } } }
  const validate = toSchemaValidator(tree)!
  expect(validate({ v: 1, next: { v: 2 } })).toBeNull()
  expect(validate({ v: 1, next: { v: 'x' } })).toContain('/next/v')
})
