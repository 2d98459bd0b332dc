/** Which values are kept when there are more than the limit. */
import { expect, test } from 'vitest'
import { createSampler, toMedian } from '../../../../mocks/pace/sampler.ts'

function keep(values: readonly number[], most: number, run?: number): number[] {
  const sampler = createSampler(most, run)
  for (const value of values) sampler.add(value)
  return sampler.values()
}

test.each([0, 1, 3, 4, 5, 11, 12])('%i numbers of at most twelve are kept in their order', (length) => {
  const values = Array.from({ length }, (_, index) => index)
  expect(keep(values, 12, 4)).toEqual(values)
})

test('of more values than fit, runs from the whole sequence are kept', () => {
  const kept = keep(
    Array.from({ length: 100_000 }, (_, index) => index),
    1600,
    16,
  )
  expect(kept).toHaveLength(1600)
  expect(new Set(kept).size).toBe(1600)
  for (const [at, value] of kept.entries()) expect(value % 16).toBe(at % 16)
  const early = kept.filter((value) => value < 50_000).length
  expect(early).toBeGreaterThan(600)
  expect(early).toBeLessThan(1000)
})

test('events that arrive in pairs keep their mean', () => {
  const pairs = Array.from({ length: 40_000 }, (_, index) => (index % 2) * 40)
  const kept = keep(pairs, 10_000, 16)
  expect(kept.reduce((sum, value) => sum + value, 0) / kept.length).toBe(20)
})

test('the same sequence gives the same values', () => {
  const values = Array.from({ length: 1000 }, (_, index) => index)
  expect(keep(values, 10)).toEqual(keep(values, 10))
})

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[10, 2, 4, 100], 7],
])('the median of %j is %d', (values, median) => {
  expect(toMedian(values)).toBe(median)
})
