/** Arrays whose first items have schemas of their own. */
import { expect, it } from 'vitest'
import { generateFromSchema } from '../../../../../mocks/completion/arguments/generate.ts'
import { readFacts } from '../../../../../mocks/completion/facts.ts'

const unit = { type: 'string', enum: ['celsius', 'fahrenheit'] }
const facts = readFacts('Report it in celsius, please.', false, 0)

it.each([
  ['the first item', { prefixItems: [{ type: 'integer', enum: [3, 4] }], items: unit, minItems: 1 }, [3]],
  ['a contained item', { items: unit, contains: { const: 'fahrenheit' }, minItems: 1 }, ['fahrenheit']],
  ['no item', { items: unit }, ['celsius']],
])('an enum of the text does not replace %s', (_, array, expected) => {
  const schema = { type: 'object', properties: { units: { type: 'array', ...array } }, required: ['units'] }
  expect(generateFromSchema(schema as never, facts, { optional: 'all' })).toEqual({ units: expected })
})
