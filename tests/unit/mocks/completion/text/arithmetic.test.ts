/** Sums in questions, and texts that only look like a sum. */
import { expect, test } from 'vitest'
import { findSum } from '../../../../../mocks/completion/text/arithmetic.ts'

test.each([
  ['What is (1 + 2) * 3?', 9],
  ['What is (10 - 4 ) / ( 1 + 1 )?', 3],
  ['-1.5 / 2 = ?', -0.75],
  ['3加4等于多少', 7],
])('%s has its value', (text, value) => {
  expect(findSum(text)?.value).toBe(value)
})

// An exponential search would take minutes, far beyond the time limit of a test.
test.each([['0-  '], ['0+\t\t\t'], ['(3 )  * ']])('a text of %j repeated, without an end, is answered', (piece) => {
  expect(findSum(`${piece.repeat(200)}0x`)).toBeNull()
})
