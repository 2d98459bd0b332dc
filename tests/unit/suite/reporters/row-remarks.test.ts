/** The remarks of a row and the note about cases that were not tested: one of something is not counted in the plural. */
import { expect, test } from 'vitest'
import { describeRow } from '../../../suite/reporters/failure-text.ts'
import { toLeftNote } from '../../../suite/reporters/index.ts'
import type { Row } from '../../../suite/reporters/report.ts'

const row: Row = { id: 'chat/plain', name: 'plain', about: '', status: 'pass', durationMs: 0, failures: [] } as never

test.each([
  [1, 'sent again once'],
  [2, 'sent again 2 times'],
])('%i retries are %j', (retries, remark) => {
  expect(describeRow({ ...row, retries })).toEqual([remark])
})

test.each([
  [['a/b'], 'not tested: 1 case; to test it: --only a/b'],
  [['a/b', 'a/c'], 'not tested: 2 cases; to test them: --only a/b a/c'],
])('the cases %j are named', (left, note) => {
  expect(toLeftNote(left)).toBe(note)
})
