import { describe, expect, test } from 'vitest'
import { createNodeMock } from '../../../../mocks/node.ts'
import type { SharedStore } from '../../../../mocks/rate-limits/index.ts'
import { createMock } from '../../../../mocks/state/mock.ts'
import { MockUsageError } from '../../../../mocks/common/usage-error.ts'
import { ask, hello } from '../ask.ts'

const statuses = (mock: ReturnType<typeof createMock>, times: number) =>
  Array.from({ length: times }, () => ask(mock, { body: hello }).status)
const retired = { ...hello, model: 'kimi-latest' }
const withLogprobs = { model: 'kimi-k2.6', messages: hello.messages, logprobs: true }

describe('a change applies from the next request on', () => {
  test('limits', () => {
    const mock = createMock()
    expect(statuses(mock, 3)).toEqual([200, 200, 200])
    mock.settings.change({ limits: { rpm: 2, clock: () => 0 } })
    expect(statuses(mock, 3)).toEqual([200, 200, 429])
    mock.settings.change({ limits: null })
    expect(statuses(mock, 2)).toEqual([200, 200])
  })

  test('new limits keep the clock of the limits at the start', () => {
    let nowMs = 0
    const mock = createMock({ limits: { rpm: 5, clock: () => nowMs } })
    mock.settings.change({ limits: { rpm: 1 } })
    expect(statuses(mock, 2)).toEqual([200, 429])
    nowMs = 61_000
    expect(statuses(mock, 2)).toEqual([200, 429])
  })

  test('new limits keep the choice of headers of the limits at the start', () => {
    const names = (mock: ReturnType<typeof createMock>) => ask(mock, { body: hello }).headers.map(([name]) => name)
    const mock = createMock({ limits: { rpm: 5, headers: false } })
    mock.settings.change({ limits: { rpm: 9 } })
    expect(names(mock)).not.toContain('X-RateLimit-Limit')
    mock.settings.change({ limits: { rpm: 9, headers: true } })
    expect(names(mock)).toContain('X-RateLimit-Limit')
  })

  test('the balance', () => {
    const mock = createMock()
    const balance = () => ask(mock, { method: 'GET', url: '/v1/users/me/balance' }).json
    mock.settings.change({ balance: { cash: 2, voucher: 1 } })
    expect(balance()).toMatchObject({ data: { available_balance: 3, voucher_balance: 1, cash_balance: 2 } })
    mock.settings.change({ balance: { cash: 0 } })
    expect(statuses(mock, 1)).toEqual([429])
    mock.settings.change({ balance: null })
    expect(statuses(mock, 1)).toEqual([200])
    expect(balance()).toMatchObject({ data: { available_balance: 49.58894 } })
  })

  test('the pace', () => {
    const mock = createMock()
    mock.settings.change({ pace: { ttftMs: 700, tokensPerSecond: 10 } })
    const { body } = ask(mock, { body: { ...hello, stream: true } })
    expect(body.kind === 'events' && body.events[0]!.delayMs).toBe(700)
    mock.settings.change({ pace: 'none' })
    const next = ask(mock, { body: { ...hello, stream: true } }).body
    expect(next.kind === 'events' && next.events[0]!.delayMs).toBe(0)
  })

  test('the profile, also for a body that was answered before', () => {
    const mock = createMock()
    const ask3 = () => Array.from({ length: 3 }, () => ask(mock, { body: withLogprobs }).status)
    expect(ask3()).toEqual([400, 400, 400])
    mock.settings.change({ profile: 'vendor' })
    expect(ask3()).toEqual([200, 200, 200])
    mock.settings.change({ profile: 'official' })
    expect(ask3()).toEqual([400, 400, 400])
  })

  test('the models that are served', () => {
    const mock = createMock()
    const ask3 = () => Array.from({ length: 3 }, () => ask(mock, { body: retired }).status)
    expect(ask3()).toEqual([200, 200, 200])
    mock.settings.change({ lifecycle: 'today' })
    expect(ask3()).toEqual([404, 404, 404])
  })
})

test('what was changed is known, and returns to the start one by one or together', () => {
  const mock = createMock({ pace: 'steady', limits: 2 })
  mock.settings.change({ pace: 'slow', limits: { rpm: 1 }, lifecycle: 'today' })
  expect(mock.settings.changed).toEqual(['limits', 'pace', 'lifecycle'])
  expect(mock.settings.current).toMatchObject({ pace: 'slow', limits: { rpm: 1 }, lifecycle: 'today' })
  mock.settings.reset('pace')
  expect(mock.settings.changed).toEqual(['limits', 'lifecycle'])
  expect(mock.settings.current.pace).toBe('steady')
  mock.settings.reset()
  expect(mock.settings.changed).toEqual([])
  expect(mock.settings.current).toEqual(mock.settings.start)
  expect(mock.settings.start).toEqual({
    limits: 2,
    balance: null,
    pace: 'steady',
    profile: 'official',
    lifecycle: 'full',
  })
})

test('reset of the mock returns settings to the start', () => {
  const mock = createMock({ lifecycle: 'today' })
  mock.settings.change({ lifecycle: 'full', balance: { cash: 0 } })
  mock.reset()
  expect(mock.settings.changed).toEqual([])
  expect(ask(mock, { body: retired }).status).toBe(404)
  expect(ask(mock, { body: hello }).status).toBe(200)
})

describe('sessions', () => {
  test('have settings of their own', () => {
    const mock = createMock()
    const session = mock.session('one')
    const inSession = () => ask(mock, { body: withLogprobs, headers: { 'x-mock-session': 'one' } }).status
    const outside = () => ask(mock, { body: withLogprobs }).status
    session.settings.change({ profile: 'vendor' })
    expect([inSession(), outside(), inSession(), outside(), inSession(), outside()]).toEqual([
      200, 400, 200, 400, 200, 400,
    ])
    expect(mock.settings.changed).toEqual([])
  })

  test('have no balance of their own', () => {
    const session = createMock().session('two')
    expect(() => session.settings.change({ balance: { cash: 1 } })).toThrow(/balance belongs to the whole mock/)
  })
})

describe('a change with a mistake changes nothing and says what is wrong', () => {
  test.each<[string, unknown, RegExp]>([
    ['an unknown setting', { pase: 'slow' }, /^there is no setting "pase"; did you mean pace\?$/],
    ['an unknown pace', { pace: 'slwo' }, /^there is no pace "slwo"; did you mean slow\?$/],
    ['an unknown profile', { profile: 'vender' }, /^there is no profile "vender"; did you mean vendor\?$/],
    ['an unknown lifecycle', { lifecycle: 'tody' }, /^there is no lifecycle "tody"; did you mean today\?$/],
    ['another type', { lifecycle: 3 }, /^lifecycle is 3; it must be full or today$/],
    ['null where there is no none', { profile: null }, /^profile is null; it must be official or vendor$/],
    ['an unknown limit', { limits: { concurency: 3 } }, /^there is no limit "concurency"; did you mean concurrency\?$/],
    ['an unknown tier', { limits: 9 }, /^limits\.tier is 9; it must be a whole number from 0 to 5$/],
    ['a negative limit', { limits: { rpm: -1 } }, /^limits\.rpm is -1; it must be a number, 0 or more$/],
    ['limits as text', { limits: '3' }, /^limits is "3"; it must be a tier/],
    ['a balance as number', { balance: 5 }, /^balance is 5; it must be an object such as/],
    ['pace values without a rate', { pace: { ttftMs: 3 } }, /^pace\.tokensPerSecond is undefined; it must be/],
    ['pace null', { pace: null }, /^pace is null; it must be a profile/],
    ['no setting', {}, /^the change names no setting; there are limits, balance/],
    ['only undefined', { pace: undefined }, /^the change names no setting/],
    ['a list', [], /^settings must be an object/],
  ])('%s', (_, change, message) => {
    const mock = createMock()
    const mixed = Array.isArray(change) ? change : { ...(change as object) }
    expect(() => mock.settings.change(mixed as object)).toThrow(message)
    expect(() => mock.settings.change(mixed as object)).toThrow(MockUsageError)
    expect(mock.settings.changed).toEqual([])
  })

  test('a valid value next to an invalid one', () => {
    const mock = createMock()
    expect(() => mock.settings.change({ pace: 'slow', balance: { cash: 0 }, limits: 17 })).toThrow(/limits\.tier is 17/)
    expect(mock.settings.current).toEqual(mock.settings.start)
    expect(statuses(mock, 1)).toEqual([200])
  })

  test('an unknown name of a reset', () => {
    expect(() => createMock().settings.reset('limit' as 'limits')).toThrow(/did you mean limits\?/)
  })
})

test('limits in a shared store stay as they are, and other settings change', () => {
  const tier = { concurrency: 1, rpm: 3, tpm: 9, tpd: 9 }
  const store = { open: () => ({ tier, clear() {} }), close: () => Promise.resolve() } as unknown as SharedStore
  const mock = createMock({ limits: { rpm: 3, store } })
  expect(() => mock.settings.change({ limits: { rpm: 5 }, pace: 'slow' })).toThrow(/shared store cannot change/)
  expect(() => mock.settings.change({ limits: null })).toThrow(MockUsageError)
  mock.settings.change({ pace: 'slow' })
  expect(mock.settings.changed).toEqual(['pace'])
})

test('a mock of msw has the same settings', async () => {
  const mock = createNodeMock()
  mock.listen()
  try {
    mock.settings.change({ lifecycle: 'today' })
    const { status } = await fetch('https://api.moonshot.ai/v1/chat/completions', {
      method: 'POST',
      headers: { authorization: 'Bearer sk-test-123456789', 'content-type': 'application/json' },
      body: JSON.stringify(retired),
    })
    expect(status).toBe(404)
    expect(mock.settings.changed).toEqual(['lifecycle'])
  } finally {
    mock.close()
  }
})
