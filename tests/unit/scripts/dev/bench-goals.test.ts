/** The gate of `npm run bench -- --check`: which figures are met, missed and broken. */
import { expect, test } from 'vitest'
import { atLeast, atMost, isKept, toResult } from '../../../../scripts/dev/bench/goals.ts'
import { toSummary } from '../../../../scripts/dev/bench/report.ts'

const held = (bound: number) => ({ bound, section: 'start' })

test.each([
  [atLeast('a', 0.95, 0.9, '× bare'), 'met', true],
  [atLeast('b', 0.89, 0.9, '× bare'), 'BROKEN', false],
  [atLeast('c', 0.31, 0.9, '× bare', held(0.3)), 'missed', true],
  [atLeast('d', 0.29, 0.9, '× bare', held(0.3)), 'BROKEN', false],
  [atMost('e', 109, 110, 'MB', held(140)), 'met', true],
  [atMost('f', 140, 110, 'MB', held(140)), 'missed', true],
  [atMost('g', 141, 110, 'MB', held(140)), 'BROKEN', false],
  [atMost('h', Number.NaN, 110, 'MB'), '–', true],
])('%j is %s', (goal, result, kept) => {
  expect([toResult(goal), isKept(goal)]).toEqual([result, kept])
})

test('a missed goal says which bound is kept and where the reason is', () => {
  const goal = atMost('cold start', 1, 0.9, '× bare', held(1.2))
  expect(goal).toMatchObject({ goal: '≤ 0.9 × bare', held: { bound: '≤ 1.2, see docs/performance.md#start' } })
})

test('the summary names what is missed and what is broken', () => {
  const goals = [
    atLeast('a', 1, 0.9, 'x'),
    atLeast('b', 0.5, 0.9, 'x', held(0.3)),
    atLeast('c', 0.1, 0.9, 'x', held(0.3)),
  ]
  expect(toSummary(goals)).toBe(
    '1 of 3 goals met.\nMissed, but no worse than what is held: b.\nBroken, worse than what is held: c.',
  )
})
