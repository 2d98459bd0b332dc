/** How many levels the smallest value of a schema has. */
import { expect, test } from 'vitest'
import { createMinimumDepth } from '../../../../../mocks/completion/arguments/minimum-depth.ts'

type Schema = Record<string, unknown>

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` })
const withNext = (next: unknown): Schema => ({ type: 'object', properties: { next }, required: ['next'] })

/** Definitions of which each requires the next one, in this order or the other one. */
function toChain(length: number, isReversed: boolean): Schema {
  const names = Array.from({ length }, (_, at) => `n${at}`)
  const definitions = names.map((name, at): [string, Schema] => [
    name,
    at === length - 1 ? { type: 'string' } : withNext(ref(names[at + 1] as string)),
  ])
  return { ...withNext(ref('n0')), $defs: Object.fromEntries(isReversed ? definitions.toReversed() : definitions) }
}

test.each([
  [10, false],
  [10, true],
  [400, false],
  [400, true],
])('a chain of %i definitions has as many levels; reversed: %s', (length, isReversed) => {
  const root = toChain(length, isReversed)
  expect(createMinimumDepth(root)(root)).toBe(length + 1)
})

test('a definition that requires itself has no value, and one that may end has the levels of its end', () => {
  const root = {
    $defs: {
      endless: withNext(ref('endless')),
      list: withNext({ anyOf: [ref('list'), { type: 'null' }] }),
      both: withNext({ anyOf: [ref('endless'), ref('list')] }),
    },
  }
  const depthOf = createMinimumDepth(root)
  expect(Object.values(root.$defs).map(depthOf)).toEqual([Infinity, 2, 3])
})

test('a recursion outside of the definitions ends as well', () => {
  const node = withNext({ $ref: '#/components/node' })
  const root = { ...withNext({ $ref: '#/components/node' }), components: { node } }
  expect(createMinimumDepth(root)(root)).toBe(Infinity)
})

test('without references each schema has one level, except the one that accepts nothing', () => {
  const depthOf = createMinimumDepth({ type: 'object' })
  expect([{ type: 'string' }, true, false].map(depthOf)).toEqual([1, 1, Infinity])
})
