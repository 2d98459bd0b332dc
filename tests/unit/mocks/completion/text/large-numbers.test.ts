/** Questions about numbers that are too large to compute with: no answer claims that the result is infinite or no number. */
import { expect, test } from 'vitest'
import { answerSum } from '../../../../../mocks/completion/text/values.ts'

const large = '1'.repeat(400)

test.each([
  ['an average', `average of ${large}, ${large} and 3`],
  ['the largest', `largest of ${large}, 2`],
  ['a root', `square root of ${large}`],
  ['an equation', `solve ${large}x + 1 = ${large}`],
])('%s has no result', (_, question) => {
  expect(answerSum(question, false)).toBeNull()
})

test('the same questions about smaller numbers have a result', () => {
  expect(answerSum('average of 11, 12 and 13', false)).toContain('12')
  expect(answerSum('square root of 144', false)).toContain('12')
})
