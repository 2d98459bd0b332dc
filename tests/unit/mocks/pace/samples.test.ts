/** A measured pace is drawn from its samples, by the seed. */
import { describe, expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import { defineFixtures } from '../../../../mocks/fixtures/fixture.ts'
import { toFixtureSet } from '../../../../mocks/fixtures/set.ts'
import { createHandlers } from '../../../../mocks/handlers.ts'
import type { MockOptions } from '../../../../mocks/state/options.ts'
import type { Pace, PaceValues } from '../../../../mocks/pace/index.ts'
import { ask, hello } from '../ask.ts'

const pace: PaceValues = {
  ttftMs: 1,
  tokensPerSecond: 100,
  samples: {
    ttftMs: Array.from({ length: 50 }, (_, index) => 1000 + index),
    gapMs: Array.from({ length: 200 }, (_, index) => 100 + index),
  },
}

function waits(options: MockOptions, requests = 1): number[][] {
  const mock = createMock(options)
  return Array.from({ length: requests }, () => {
    const { body } = ask(mock, { body: { ...hello, stream: true } })
    return body.kind === 'events' ? body.events.map(({ delayMs }) => delayMs) : []
  })
}

/** The waits of a fixture with a pace of its own. */
function own(given: Pace): number[] {
  const fixtures = toFixtureSet(defineFixtures([{ id: 'a', reply: { chunks: ['a', 'b', 'c'] }, pace: given }]))
  return waits({ pace, fixtures })[0]!
}

test('the first event is delayed by a sample of first events, the others by a gap, [DONE] not at all', () => {
  for (const [first, ...rest] of waits({ pace }, 20)) {
    expect(pace.samples!.ttftMs).toContain(first)
    expect(rest.pop()).toBe(0)
    for (const wait of rest) expect(pace.samples!.gapMs).toContain(wait)
  }
})

test('the same seed draws the same delays for each request; another seed draws others', () => {
  const all = waits({ pace }, 5)
  expect(waits({ pace }, 5)).toEqual(all)
  expect(waits({ pace, seed: 'other' }, 5)).not.toEqual(all)
  expect(new Set(all.map((list) => list.join())).size).toBe(5)
})

test('gaps keep the order of the recording, and each is as likely as the others', () => {
  const gaps = waits({ pace }, 400).map((list) => list.slice(1, -1))
  const all = gaps.flat()
  const steps = gaps.flatMap((list) => list.slice(1).map((wait, index) => (wait - list[index]! + 200) % 200))
  const kept = steps.filter((step) => step === 1).length / steps.length
  expect(kept).toBeGreaterThan(0.9)
  expect(kept).toBeLessThan(0.97)
  const mean = all.reduce((sum, wait) => sum + wait, 0) / all.length
  expect(Math.abs(mean - 199.5)).toBeLessThan(5)
})

test('fractions of a millisecond hold on average', () => {
  const samples = { ttftMs: [0], gapMs: [0.25] }
  const [list = []] = waits({ pace: { ...pace, samples } })
  const sum = list.reduce((total, wait) => total + wait, 0)
  expect(Math.abs(sum - (list.length - 2) / 4)).toBeLessThanOrEqual(1)
})

test('a whole answer is delayed by a first event and the time of all its tokens', () => {
  const reply = ask(createMock({ pace: { ...pace, samples: { ttftMs: [70.4], gapMs: [3] } } }), { body: hello })
  const { usage } = reply.json as { usage: { completion_tokens: number } }
  expect(reply.body).toMatchObject({ delayMs: 70 + usage.completion_tokens * 10 })
})

test('silence and comments are added', () => {
  const silence = { afterEvents: 2, ms: 5000 }
  const samples = { ttftMs: [10], gapMs: [1] }
  expect(waits({ pace: { ...pace, samples, silence } })[0]!.slice(0, 4)).toEqual([10, 1, 5001, 1])
})

test('a measured pace of a fixture replaces that of the mock', () => {
  expect(own('none').some((wait) => wait > 0)).toBe(false)
  const mine = own({ ttftMs: 0, tokensPerSecond: 1, samples: { ttftMs: [7], gapMs: [2] } })
  expect([mine[0], new Set(mine.slice(1, -1))]).toEqual([7, new Set([2])])
})

describe('invalid samples are an error', () => {
  const list = [1, 2]
  test.each<[string, unknown, string]>([
    ['an empty list', { ttftMs: [], gapMs: list }, 'pace.samples.ttftMs is empty; give it at least one number'],
    ['no gaps', { ttftMs: list, gapMs: [] }, 'pace.samples.gapMs is empty'],
    [
      'NaN',
      { ttftMs: list, gapMs: [1, Number.NaN] },
      'pace.samples.gapMs[1] is NaN; it must be a number of milliseconds from 0 to 3600000',
    ],
    ['below 0', { ttftMs: [-1], gapMs: list }, 'pace.samples.ttftMs[0] is -1'],
    ['without end', { ttftMs: [Infinity], gapMs: list }, 'pace.samples.ttftMs[0] is Infinity'],
    ['beyond what a timer counts', { ttftMs: list, gapMs: [2 ** 31] }, 'pace.samples.gapMs[0] is 2147483648'],
    ['a text', { ttftMs: ['5'], gapMs: list }, 'pace.samples.ttftMs[0] is "5"; it must be a number'],
    ['no list', { ttftMs: 5, gapMs: list }, 'pace.samples.ttftMs is not a list'],
    ['a list missing', { ttftMs: list }, 'pace.samples.gapMs is not a list'],
    ['null', null, 'pace.samples.ttftMs is not a list'],
  ])('%s', (_, samples, words) => {
    expect(() => createMock({ pace: { ...pace, samples } as Pace })).toThrow(RangeError)
    expect(() => createMock({ pace: { ...pace, samples } as Pace })).toThrow(words)
  })
})

test('handlers refuse the name of a file, and say how to read it', () => {
  expect(() => createHandlers({ pace: 'nightly.har' as Pace })).toThrow('pace: await loadPace(file)')
})
