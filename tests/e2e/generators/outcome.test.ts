/** The verdict on a generator's program: it has to make exactly the calls that its row states. */
import { expect, test } from 'vitest'
import { findDifference, toOutcome } from './outcome.ts'
import { rows, type GeneratorRow } from './rows.ts'

const rowOf = (limits: GeneratorRow['limits']): GeneratorRow => ({ ...rows[0]!, name: 'some', limits })
const whole = rowOf(null)
const limited = rowOf({ calls: ['chat', 'models', 'error'], reason: 'no streams' })
const broken = rowOf({ calls: [], reason: 'does not compile' })

const all = 'chat hello\nstream 3\nmodels 5\nerror ApiError 404\n'
const withoutStream = all.replace('stream 3\n', '')
const withoutChat = withoutStream.replace('chat hello\n', '')

test.each([
  ['all calls', whole, 0, all, null],
  ['the stated calls', limited, 0, withoutStream, null],
  ['none, as stated', broken, 1, 'error: it does not compile', null],
  [
    'a call less',
    whole,
    0,
    withoutStream,
    'some no longer makes the calls stream; rows.ts states chat, stream, models, error',
  ],
  [
    'a call less than its limits',
    limited,
    0,
    withoutChat,
    'some no longer makes the calls chat; rows.ts states chat, models, error',
  ],
  [
    'a build that fails, in spite of limits',
    limited,
    1,
    '',
    'some no longer makes the calls chat, models, error; rows.ts states chat, models, error',
  ],
  [
    'a call more than its limits',
    limited,
    0,
    all,
    'some now makes the calls stream; rows.ts states chat, models, error',
  ],
  [
    'calls although it did not compile before',
    broken,
    0,
    withoutStream,
    'some now makes the calls chat, models, error; rows.ts states none',
  ],
  [
    'an error of another status',
    whole,
    0,
    all.replace('404', '500'),
    'some fails; rows.ts states chat, stream, models, error',
  ],
])('a program makes %s', (_, row, code, output, difference) => {
  expect(findDifference(toOutcome(row, 'node program.mjs', { code, output }))).toBe(difference)
})

test('a row whose tools are missing is skipped', () => {
  expect(findDifference({ row: whole, status: 'skipped', calls: [], detail: 'needs go, which is not here' })).toBeNull()
})
