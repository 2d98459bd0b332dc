import { expect, test } from 'vitest'
import { toOrder } from '../../../../scripts/dev/bench/rates.ts'

test.each([2, 3, 4, 5, 8])('%i servers follow each other equally often, and have each place equally often', (count) => {
  const names = Array.from({ length: count }, (_, at) => at)
  const rounds = count % 2 === 0 ? count : 2 * count
  const pairs = new Map<string, number>()
  const places = new Map<string, number>()
  const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (let round = 0; round < rounds; round++) {
    const order = toOrder(names, round)
    for (const [at, name] of order.entries()) {
      add(places, `${name} at ${at}`)
      if (at > 0) add(pairs, `${order[at - 1]} before ${name}`)
    }
  }
  expect(pairs.size).toBe(count * (count - 1))
  expect(places.size).toBe(count * count)
  for (const counts of [pairs, places]) expect(new Set(counts.values())).toEqual(new Set([rounds / count]))
})
