import { describe, expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import type { ChaosOptions } from '../../../../mocks/overrides/chaos.ts'
import { MockUsageError } from '../../../../mocks/common/usage-error.ts'
import { ask, hello } from '../ask.ts'

const streamed = { ...hello, stream: true }

/** What happened to each of this number of requests. */
function run(chaos: ChaosOptions | null, { requests = 400, body = hello as object } = {}): string[] {
  const mock = createMock({ journal: { entries: requests } })
  mock.chaos(chaos)
  for (let at = 0; at < requests; at++) ask(mock, { body })
  return mock.requests.map(({ status, scenario, fault }) => fault ?? scenario ?? String(status))
}

function countEach(list: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const one of list) counts[one] = (counts[one] ?? 0) + 1
  return counts
}

test('about the given share of requests is disturbed, by each scenario about equally often', () => {
  const counts = countEach(run({ share: 0.3, scenarios: ['server_error', 'server_unavailable'] }, { requests: 1000 }))
  expect(Object.keys(counts).toSorted()).toEqual(['200', 'server_error', 'server_unavailable'])
  expect(counts['200']).toBeGreaterThan(640)
  expect(counts['200']).toBeLessThan(760)
  expect(Math.abs(counts['server_error']! - counts['server_unavailable']!)).toBeLessThan(60)
})

test.each([
  [0, { '200': 400 }],
  [1, { server_error: 400 }],
])('a share of %i is exact', (share, expected) => {
  expect(countEach(run({ share, scenarios: ['server_error'] }))).toEqual(expected)
})

test('the same seed disturbs the same requests, another seed others', () => {
  const options = { share: 0.2, scenarios: ['rate_limit_*', 'server_*'], faults: ['stream-cut', 'done-*'] }
  const first = run({ ...options, seed: 7 }, { body: streamed })
  expect(run({ ...options, seed: 7 }, { body: streamed })).toEqual(first)
  expect(run({ ...options, seed: 8 }, { body: streamed })).not.toEqual(first)
  expect(new Set(first).size).toBeGreaterThan(4)
})

test('without names the usual errors and a broken stream disturb', () => {
  const counts = countEach(run({ share: 0.5 }, { body: streamed }))
  expect(counts).toHaveProperty('stream-cut')
  expect(counts).toHaveProperty('server_error')
  expect(counts).toHaveProperty(['rate_limit_reached_error.rpm'])
})

test('a fault that cannot change the reply is replaced by the next', () => {
  const list = run({ share: 1, faults: ['stream-cut', 'bytes-not-utf8', 'done-missing'] })
  expect(countEach(list)).toEqual({ 'bytes-not-utf8': 400 })
})

test('latency alone delays and leaves the answer', () => {
  const mock = createMock()
  mock.chaos({ share: 1, latencyMs: [100, 200] })
  const reply = ask(mock, { body: hello })
  if (reply.body.kind !== 'bytes') throw new Error('the answer is a stream')
  expect(reply.status).toBe(200)
  expect(reply.body.delayMs).toBeGreaterThanOrEqual(100)
  expect(reply.body.delayMs).toBeLessThanOrEqual(200)
  expect(reply.header('mock-chaos')).toBe(`wait=${reply.body.delayMs! / 1000}`)
  expect(mock.requests[0]).toMatchObject({ overrideFrom: 'chaos', scenario: null, fault: null })
})

describe('what chaos did', () => {
  test.each<[string, ChaosOptions, string]>([
    ['a scenario', { share: 1, scenarios: ['server_error'] }, 'scenario=server_error'],
    [
      'a scenario with status 200',
      { share: 1, scenarios: ['finish_reason.*'] },
      'scenario=finish_reason.engine_overloaded',
    ],
    ['a fault', { share: 1, faults: ['stream-cut'] }, 'fault=stream-cut'],
  ])('is named in the journal and in a header: %s', (_, options, header) => {
    const mock = createMock()
    mock.chaos(options)
    expect(ask(mock, { body: streamed }).header('mock-chaos')).toBe(header)
    expect(mock.requests[0]).toMatchObject({ overrideFrom: 'chaos' })
  })

  test('does not touch a request that picks its answer, nor a queued one', () => {
    const mock = createMock()
    mock.chaos({ share: 1, scenarios: ['server_error'] })
    mock.next('server_unavailable')
    expect(ask(mock, { body: hello, headers: { prefer: 'code=429' } }).status).toBe(429)
    expect(ask(mock, { body: hello }).status).toBe(503)
    expect(ask(mock, { body: hello }).status).toBe(500)
  })

  test('ends with null and with a reset', () => {
    const mock = createMock()
    mock.chaos({ share: 1, scenarios: ['server_error'] })
    mock.chaos(null)
    expect(ask(mock, { body: hello }).status).toBe(200)
    mock.chaos({ share: 1, scenarios: ['server_error'] })
    mock.reset()
    expect(ask(mock, { body: hello }).status).toBe(200)
  })

  test('belongs to one session', () => {
    const mock = createMock()
    mock.session('wild').chaos({ share: 1, scenarios: ['server_error'] })
    expect(ask(mock, { body: hello, headers: { 'x-mock-session': 'wild' } }).status).toBe(500)
    expect(ask(mock, { body: hello, headers: { 'x-mock-session': 'calm' } }).status).toBe(200)
    expect(ask(mock, { body: hello }).status).toBe(200)
  })
})

test('as an option it starts anew with a reset', () => {
  const mock = createMock({ chaos: { share: 0.5, scenarios: ['server_error'], seed: 3 } })
  const statuses = () => Array.from({ length: 20 }, () => ask(mock, { body: hello }).status)
  const first = statuses()
  expect(new Set(first)).toEqual(new Set([200, 500]))
  mock.reset()
  expect(statuses()).toEqual(first)
})

test.each<[string, unknown, string]>([
  ['no object', 'much', 'chaos must be an object'],
  ['no share', {}, 'share is undefined'],
  ['a share above 1', { share: 20 }, 'share is 20'],
  ['a misspelt member', { share: 1, scenario: [] }, 'did you mean scenarios?'],
  ['an unknown scenario', { share: 1, scenarios: ['overloaded_engine'] }, 'engine_overloaded'],
  ['a pattern without a match', { share: 1, faults: ['strem-*'] }, 'there is no fault "strem-*"'],
  ['a scenario that is no list', { share: 1, scenarios: 'server_error' }, 'scenarios must be a list'],
  ['latency in the wrong order', { share: 1, latencyMs: [5, 1] }, 'latencyMs must be two numbers'],
  ['latency of one number', { share: 1, latencyMs: 5 }, 'latencyMs must be two numbers'],
])('%s is refused', (_, options, text) => {
  const mock = createMock()
  expect(() => mock.chaos(options as ChaosOptions)).toThrow(MockUsageError)
  expect(() => mock.chaos(options as ChaosOptions)).toThrow(text)
})

test.each([
  ['stream-*', true],
  ['*-cut', true],
  ['s*-c*t', true],
  ['stream-cut*', true],
  ['stream-*cut*cut', false],
  ['stream-c*cut', false],
  ['*stream-', false],
])('the pattern %s names stream-cut: %s', (pattern, expected) => {
  const list = () => run({ share: 1, faults: [pattern, 'done-missing'] }, { requests: 1 })
  const names = () => createMock({ chaos: { share: 1, faults: [pattern] } }).disturbance!.options.faults
  if (expected) expect(names()).toContain('stream-cut')
  else expect(list).toThrow(MockUsageError)
})
