import { describe, expect, it } from 'vitest'
import { findSchemaProblem } from '../../../../../mocks/rules/schema/index.ts'
import { accepted, documented, endless, object, recorded, text } from './cases.ts'

describe('the schema dialect', () => {
  it.each([...recorded, ...documented])('refuses %j', (schema, path, problem) => {
    expect(findSchemaProblem(schema)).toBe(`At path '${path}': ${problem}`)
  })

  it.each(accepted.map((schema) => [schema]))('accepts %j', (schema) => {
    expect(findSchemaProblem(schema)).toBeNull()
  })

  it.each([
    // 35,000 characters of text; six bytes each where Go escapes them.
    ['<'.repeat(35_000), true],
    ['&'.repeat(19_000), false],
    ['\u2028'.repeat(20_000), true],
    ['ä'.repeat(59_000), false],
    ['ä'.repeat(61_000), true],
    ['"'.repeat(59_000), false],
  ])('counts bytes as the encoder of Go writes them (case %#)', (description, isRefused) => {
    const problem = findSchemaProblem(object({ a: { type: 'string', description } }))
    expect(problem).toBe(isRefused ? "At path 'root': schema exceeds maximum allowed size" : null)
  })

  it('refuses a schema that is too large', () => {
    expect(findSchemaProblem(object({ a: { type: 'string', description: 'x'.repeat(120_000) } }))).toBe(
      "At path 'root': schema exceeds maximum allowed size",
    )
  })

  it('refuses a schema with too many properties', () => {
    const many = Object.fromEntries(Array.from({ length: 3_001 }, (_, i) => [`p${i}`, text]))
    expect(findSchemaProblem(object(many))).toContain('total number of properties keys(3001)')
  })

  it.each(['items', 'not', 'anyOf', 'x'])('refuses a million levels of %s', (keyword) => {
    let schema: unknown = text
    for (let level = 0; level < 1_000_000; level++) {
      schema = keyword === 'anyOf' ? { anyOf: [schema] } : { type: 'array', [keyword]: schema }
    }
    expect(findSchemaProblem(object({ a: schema }))).toBe("At path 'root': schema exceeds maximum allowed size")
  })

  it('refuses a thousand definitions that refer to one another', () => {
    const size = 1_000
    const $defs = Object.fromEntries(
      Array.from({ length: size }, (_, i) => [
        `d${i}`,
        { anyOf: [{ $ref: `#/$defs/d${(i + 1) % size}` }, { $ref: `#/$defs/d${(i * 7 + 3) % size}` }] },
      ]),
    )
    expect(findSchemaProblem(object({ a: { $ref: '#/$defs/d0' } }, { required: ['a'], $defs }))).toContain(endless)
  })
})
