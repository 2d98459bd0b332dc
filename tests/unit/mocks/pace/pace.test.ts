import { describe, expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import type { Pace } from '../../../../mocks/pace/index.ts'
import { ask, hello } from '../ask.ts'

const stream = { ...hello, stream: true }

function waits(pace: Pace, seed = 'kimi'): number[] {
  const { body } = ask(createMock({ pace, seed }), { body: stream })
  return body.kind === 'events' ? body.events.map(({ delayMs }) => delayMs) : []
}

test('answers have no delays by default', () => {
  const { body } = ask(createMock(), { body: stream })
  expect(body.kind === 'events' && body.events.every(({ delayMs }) => delayMs === 0)).toBe(true)
})

test('the first event is delayed by the first token, the others by a token each, [DONE] not at all', () => {
  const all = waits({ ttftMs: 500, tokensPerSecond: 50 })
  expect(all[0]).toBe(500)
  expect(new Set(all.slice(1, -1))).toEqual(new Set([20]))
  expect(all.at(-1)).toBe(0)
})

test('a rate that is not a whole number of milliseconds holds on average', () => {
  const all = waits({ ttftMs: 0, tokensPerSecond: 300 }).slice(1, -1)
  const sum = all.reduce((total, wait) => total + wait, 0)
  expect(Math.abs(sum - (all.length * 1000) / 300)).toBeLessThanOrEqual(1)
})

test('jitter comes from the seed', () => {
  const pace = { ttftMs: 500, tokensPerSecond: 20, jitter: 0.5 }
  expect(waits(pace)).toEqual(waits(pace))
  expect(waits(pace)).not.toEqual(waits(pace, 'other'))
  for (const wait of waits(pace).slice(1, -1)) expect(Math.abs(wait - 50)).toBeLessThanOrEqual(26)
})

test('a whole answer is delayed by all its tokens', () => {
  const reply = ask(createMock({ pace: { ttftMs: 100, tokensPerSecond: 10 } }), { body: hello })
  const { usage } = reply.json as { usage: { completion_tokens: number } }
  expect(reply.body).toMatchObject({ delayMs: 100 + usage.completion_tokens * 100 })
})

test('a refusal is not delayed', () => {
  const reply = ask(createMock({ pace: 'slow' }), { body: { ...hello, temperature: 0.3 } })
  expect(reply.body).not.toHaveProperty('delayMs')
})

describe('silence', () => {
  test('begins after the given number of events', () => {
    expect(waits({ ttftMs: 10, tokensPerSecond: 1000, silence: { afterEvents: 2, ms: 5000 } }).slice(0, 4)).toEqual([
      10, 1, 5001, 1,
    ])
  })

  test('contains comments if the pace has keepAliveMs, and lasts as long', () => {
    const pace = { ttftMs: 10, tokensPerSecond: 1000, silence: { afterEvents: 1, ms: 40_000 }, keepAliveMs: 15_000 }
    const { body, text } = ask(createMock({ pace }), { body: stream })
    expect(text.match(/: keep-alive\n\n/g)).toHaveLength(2)
    expect(body.kind === 'events' && body.events.slice(0, 4).map(({ delayMs }) => delayMs)).toEqual([
      10, 15_000, 15_000, 10_001,
    ])
  })
})

test.each([
  ['brisk'],
  [null],
  [50],
  [{ ttftMs: -1, tokensPerSecond: 1 }],
  [{ ttftMs: 0, tokensPerSecond: 0 }],
  [{ ttftMs: 0, tokensPerSecond: 1, jitter: 2 }],
  [{ ttftMs: 0 }],
  [{ ttftMs: '300', tokensPerSecond: 1 }],
  [{ ttftMs: 1e10, tokensPerSecond: 1 }],
  [{ ttftMs: 0, tokensPerSecond: 1e-9 }],
  [{ ttftMs: 0, tokensPerSecond: Number.NaN }],
  [{ ttftMs: 0, tokensPerSecond: 1, silence: 500 }],
  [{ ttftMs: 0, tokensPerSecond: 1, silence: { afterEvents: 1 } }],
  [{ ttftMs: 0, tokensPerSecond: 1, silence: { after: 1, ms: 5 } }],
  [{ ttftMs: 0, tokensPerSecond: 1, keepAliveMs: 0.001 }],
  [{ ttftMs: 0, tokensPerSecond: 1, tokens: 3 }],
])('the pace %o is an error at once', (pace) => {
  expect(() => createMock({ pace: pace as Pace })).toThrow(RangeError)
})

const circular: { self?: unknown } = {}
circular.self = circular

test.each([
  [{ ttftMs: '300', tokensPerSecond: 1 }, 'pace.ttftMs is "300"; it must be a number of milliseconds'],
  [{ ttftMs: 0, tokensPerSecond: '50' }, 'pace.tokensPerSecond is "50"; it must be a number above 0'],
  [{ ttftMs: 0, tokensPerSecond: 50n }, 'pace.tokensPerSecond is 50n; it must be a number above 0'],
  [{ ttftMs: 0, tokensPerSecond: 1, silence: circular }, 'pace.silence is an object that is no JSON; it must be'],
  [{ ttftMs: Number.NaN, tokensPerSecond: 1 }, 'pace.ttftMs is NaN; it must be a number of milliseconds'],
])('the error about %o shows a text in quotes and a number without', (pace, message) => {
  expect(() => createMock({ pace: pace as Pace })).toThrow(message)
})

test.each([
  [{ ttftMs: 0, tokensPerSecond: 1, jitter: undefined }],
  [{ ttftMs: 3_600_000, tokensPerSecond: 1e6, keepAliveMs: 0 }],
  [{ ttftMs: 0.5, tokensPerSecond: 0.01, silence: { afterEvents: 0, ms: 0 } }],
])('the pace %o is accepted', (pace) => {
  expect(createMock({ pace: pace as Pace }).pace).toEqual(pace)
})
