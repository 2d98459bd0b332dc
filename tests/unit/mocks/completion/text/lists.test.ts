/** Lists that a text asks for: well-known ones whole, and no items that the text leaves out. */
import { expect, test } from 'vitest'
import { findList } from '../../../../../mocks/completion/text/lists.ts'

test.each([
  ['List the seven colours of the rainbow', '1. Red\n2. Orange\n3. Yellow\n4. Green\n5. Blue\n6. Indigo\n7. Violet'],
  ['Name three colors of the German flag', '1. Black\n2. Red\n3. Gold'],
  ['Name two colors of the Polish flag', '1. White\n2. Red'],
  ['What are the planets with rings?', '1. Jupiter\n2. Saturn\n3. Uranus\n4. Neptune'],
  ['Name two sports', '1. Football\n2. Tennis'],
])('%s: %s', (text, list) => {
  expect(findList(text, false)).toBe(list)
})

test.each(['List 3 months with 30 days', 'Name two animals that fly', 'Name two means of transport'])(
  '%s has no items of a list that does not fit',
  (text) => {
    expect(findList(text, false)).toMatch(/^1\. Example 1 of /)
  },
)
