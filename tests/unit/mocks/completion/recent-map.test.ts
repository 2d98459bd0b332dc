import { expect, test } from 'vitest'
import { createRecentMap } from '../../../../mocks/completion/recent-map.ts'

test('holds the newest half of its capacity at least, and never more than its capacity', () => {
  const map = createRecentMap<number, string>(10)
  for (let key = 0; key < 100; key++) map.set(key, `value ${key}`)
  const held = Array.from({ length: 100 }, (_, key) => key).filter((key) => map.get(key) !== undefined)
  expect(held.length).toBeLessThanOrEqual(10)
  for (let key = 95; key < 100; key++) expect(held).toContain(key)
})

test('a key that is read often stays while others are added', () => {
  const map = createRecentMap<string, number>(10)
  map.set('asked', 1)
  for (let key = 0; key < 100; key++) {
    map.set(`other ${key}`, key)
    expect(map.get('asked')).toBe(1)
  }
  map.clear()
  expect(map.get('asked')).toBeUndefined()
})

test('a key that is set again has its new value', () => {
  const map = createRecentMap<string, number>(4)
  map.set('a', 1)
  map.set('b', 2)
  map.set('c', 3)
  map.set('a', 4)
  expect(map.get('a')).toBe(4)
})
