import { describe, expect, it } from 'vitest'
import { findSchemaFault } from '../../../../mocks/rules/find-schema-fault.ts'
import { accepted, documented, endless, object, seen, text } from './schema-cases.ts'

describe('the schema dialect', () => {
  it.each([...seen, ...documented])('refuses %j', (schema, path, fault) => {
    expect(findSchemaFault(schema)).toBe(`At path '${path}': ${fault}`)
  })

  it.each(accepted.map((schema) => [schema]))('accepts %j', (schema) => {
    expect(findSchemaFault(schema)).toBeNull()
  })

  it('refuses what is too large', () => {
    expect(findSchemaFault(object({ a: { type: 'string', description: 'x'.repeat(120_000) } }))).toBe(
      "At path 'root': schema exceeds maximum allowed size",
    )
  })

  it('refuses too many properties', () => {
    const many = Object.fromEntries(Array.from({ length: 3_001 }, (_, i) => [`p${i}`, text]))
    expect(findSchemaFault(object(many))).toContain('total number of properties keys(3001)')
  })

  it.each(['items', 'not', 'anyOf', 'x'])('ends on a million levels of %s', (keyword) => {
    let schema: unknown = text
    for (let level = 0; level < 1_000_000; level++) {
      schema = keyword === 'anyOf' ? { anyOf: [schema] } : { type: 'array', [keyword]: schema }
    }
    expect(findSchemaFault(object({ a: schema }))).toBe("At path 'root': schema exceeds maximum allowed size")
  })

  it('ends on a thousand definitions that lead to one another', () => {
    const size = 1_000
    const $defs = Object.fromEntries(
      Array.from({ length: size }, (_, i) => [
        `d${i}`,
        { anyOf: [{ $ref: `#/$defs/d${(i + 1) % size}` }, { $ref: `#/$defs/d${(i * 7 + 3) % size}` }] },
      ]),
    )
    expect(findSchemaFault(object({ a: { $ref: '#/$defs/d0' } }, { required: ['a'], $defs }))).toContain(endless)
  })
})
