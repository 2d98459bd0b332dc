/** Conversions of units. */
import { expect, test } from 'vitest'
import { findConversion } from '../../../../../mocks/completion/text/conversions.ts'

test.each([
  ['Convert 1 inch to cm', '1 inch is 2.54 centimeters.'],
  ['How many inches is 1 mile?', '1 mile is 63360 inches.'],
  ['Convert 10 miles to km', '10 miles is about 16.09 kilometers.'],
  ['Convert 300 K to F', '300 K is 80.33 °F.'],
  ['Convert -40 F to C', '-40 °F is -40 °C.'],
  ['Convert 5 kg to hours', null],
])('%s: %s', (text, answer) => {
  expect(findConversion(text)).toBe(answer)
})
