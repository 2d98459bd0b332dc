import { expect, test } from 'vitest'
import { createRandom } from '../../../../mocks/common/clock.ts'
import { createRecentTimes } from '../../../../mocks/completion/recent-times.ts'

test('a key has no time at first, then the time at which it was seen before', () => {
  const times = createRecentTimes(100)
  expect(times.touch(7, -7, 0)).toBeNaN()
  expect(times.touch(7, -7, 10)).toBe(0)
  expect(times.touch(7, -7, 12.5)).toBe(10)
  expect(times.touch(7, 7, 13)).toBeNaN()
  expect(times.touch(-7, -7, 13)).toBeNaN()
  times.clear()
  expect(times.touch(7, -7, 14)).toBeNaN()
})

test.each([10, 1000, 20_000])('of %i keys the newest half is held, and never more than all', (capacity) => {
  const times = createRecentTimes(capacity)
  // The low halves are not those of `~key`, for which all keys would have one slot: another test draws keys that collide.
  for (let key = 0; key < capacity * 5; key++) times.touch(key, 7, key)
  const held = (from: number, to: number) => {
    const copy = Array.from({ length: to - from }, (_, index) => from + index)
    return copy.filter((key) => times.touch(key, 7, key) === key).length
  }
  expect(held(capacity * 4.5, capacity * 5)).toBe(capacity / 2)
  expect(held(0, capacity * 3)).toBe(0)
})

test('keys that collide are told apart, also after the table has grown', () => {
  const times = createRecentTimes(10_000)
  const random = createRandom('collisions')
  const keys = Array.from({ length: 3000 }, (_, index) => [index << 20, random.integer(4)] as const)
  for (const [index, [high, low]] of keys.entries()) expect(times.touch(high, low, index + 1)).toBeNaN()
  for (const [index, [high, low]] of keys.entries()) expect(times.touch(high, low, 1)).toBe(index + 1)
})

test('a key that is seen often stays while others come', () => {
  const times = createRecentTimes(10)
  times.touch(1, 1, 1)
  for (let key = 2; key < 200; key++) {
    times.touch(key, key, key)
    expect(times.touch(1, 1, 1)).toBe(1)
  }
})
