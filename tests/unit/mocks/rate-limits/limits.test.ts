import { describe, expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import { tiers } from '../../../../mocks/rate-limits/index.ts'
import type { LimitOptions } from '../../../../mocks/rate-limits/index.ts'
import { ask, hello } from '../ask.ts'

/** A mock whose limits use a clock that the test moves. */
function limited(limits: LimitOptions, more = {}) {
  const clock = { ms: 1_000_000 }
  return { clock, mock: createMock({ limits: { ...limits, clock: () => clock.ms }, ...more }) }
}

const refused = (text: string) =>
  `{"error":{"message":"Your account org-mock\\u003cak-mock\\u003e request reached ${text}","type":"rate_limit_reached_error"}}`

test('the tiers are those of the page of 2026-09-03', () => {
  expect(tiers).toEqual([
    { concurrency: 1, rpm: 3, tpm: 500_000, tpd: 1_500_000 },
    { concurrency: 15, rpm: 100, tpm: 2_000_000, tpd: Infinity },
    { concurrency: 40, rpm: 100, tpm: 3_000_000, tpd: Infinity },
    { concurrency: 50, rpm: 200, tpm: 3_000_000, tpd: Infinity },
    { concurrency: 60, rpm: 200, tpm: 4_000_000, tpd: Infinity },
    { concurrency: 100, rpm: 300, tpm: 5_000_000, tpd: Infinity },
  ])
})

describe('requests a minute', () => {
  test('the fourth of tier 0 is refused until the minute is over, with three equal headers', () => {
    const { clock, mock } = limited({ tier: 0 })
    for (let request = 0; request < 3; request++) {
      const reply = ask(mock, { body: hello })
      expect(reply.status).toBe(200)
      reply.settled?.('sent')
    }
    clock.ms += 50_000
    const reply = ask(mock, { body: hello })
    expect(reply.status).toBe(429)
    expect(reply.text).toBe(refused('organization max RPM: 3, please try again after 10 seconds'))
    expect([reply.header('retry-after'), reply.header('x-retry-after'), reply.header('msh-cooldown-seconds')]).toEqual([
      '10',
      '10',
      '10',
    ])
    clock.ms += 10_000
    expect(ask(mock, { body: hello }).status).toBe(200)
  })

  test('the last second is refused in the recorded words', () => {
    const { clock, mock } = limited({ rpm: 3 })
    for (let request = 0; request < 3; request++) ask(mock, { body: hello })
    clock.ms += 59_400
    expect(ask(mock, { body: hello }).text).toBe(refused('organization max RPM: 3, please try again after 1 seconds'))
  })

  test('count by key', () => {
    const { mock } = limited({ rpm: 1 })
    expect(['sk-a', 'sk-b', 'sk-a'].map((key) => ask(mock, { key, body: hello }).status)).toEqual([200, 200, 429])
  })

  test('are reported on every answer, counting down', () => {
    const { mock } = limited({ rpm: 3 })
    const headers = [1, 2, 3, 4].map(() => {
      const reply = ask(mock, { body: hello })
      return ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'].map((name) => reply.header(name))
    })
    expect(headers).toEqual([
      ['3', '2', '1060'],
      ['3', '1', '1060'],
      ['3', '0', '1060'],
      ['3', '0', '1060'],
    ])
    expect(ask(mock, { method: 'GET', url: '/v1/models' }).header('x-ratelimit-remaining')).toBe('0')
  })

  test('are not sent when switched off or without limits', () => {
    expect(ask(limited({ rpm: 3, headers: false }).mock, { body: hello }).header('x-ratelimit-limit')).toBeUndefined()
    expect(ask(createMock(), { body: hello }).header('x-ratelimit-limit')).toBeUndefined()
  })

  test('do not count models, balance and files', () => {
    const { mock } = limited({ rpm: 1 })
    for (const url of ['/v1/models', '/v1/users/me/balance', '/v1/files']) {
      expect(ask(mock, { method: 'GET', url }).status).toBe(200)
    }
    expect(ask(mock, { body: hello }).status).toBe(200)
  })
})

describe('concurrent requests', () => {
  test('are refused above the limit, and admitted again when one has ended', () => {
    const { mock } = limited({ concurrency: 1 })
    const first = ask(mock, { body: hello })
    const second = ask(mock, { body: hello })
    expect(second.status).toBe(429)
    expect(second.text).toBe(refused('max organization concurrency: 1, please try again after 1 seconds'))
    expect(second.settled).toBeUndefined()
    first.settled!('sent')
    first.settled!('sent')
    expect([1, 2].map(() => ask(mock, { body: hello }).status)).toEqual([200, 429])
  })

  test('free their slot also if a rule refuses them', () => {
    const { mock } = limited({ concurrency: 1 })
    const refusal = ask(mock, { body: { ...hello, model: 'nope' } })
    expect(refusal.status).toBe(404)
    refusal.settled!('sent')
    expect(ask(mock, { body: hello }).status).toBe(200)
  })
})

describe('tokens', () => {
  const body = { ...hello, max_completion_tokens: 1000 }

  test('per minute count the requested budget', () => {
    const { clock, mock } = limited({ tpm: 1500 })
    expect(ask(mock, { body }).status).toBe(200)
    const reply = ask(mock, { body })
    expect(reply.status).toBe(429)
    expect(reply.text).toMatch(
      /request reached organization TPM rate limit, current: 20\d\d, limit: 1500","type":"rate_limit_reached_error"}}$/,
    )
    clock.ms += 60_000
    expect(ask(mock, { body }).status).toBe(200)
  })

  test('per day are still counted when the minute is over', () => {
    const { clock, mock } = limited({ tpd: 1500 })
    expect(ask(mock, { body }).status).toBe(200)
    clock.ms += 60_000
    expect(ask(mock, { body }).text).toMatch(/organization TPD rate limit, current: 20\d\d, limit: 1500"/)
    clock.ms += 86_400_000
    expect(ask(mock, { body }).status).toBe(200)
  })

  test('count the default budget of the model if none is requested', () => {
    const { mock } = limited({ tpm: 100_000 })
    expect(ask(mock, { body: { ...hello, model: 'kimi-k3' } }).text).toMatch(
      /TPM rate limit, current: 131\d\d\d, limit: 100000/,
    )
  })
})

describe('the balance', () => {
  test('that has run out gives the warning first and then the refusal', () => {
    const mock = createMock({ balance: { cash: 0.000001 } })
    expect(ask(mock, { body: hello }).status).toBe(200)
    const texts = [1, 2, 3, 4].map(() => {
      const reply = ask(mock, { body: hello })
      expect(reply.status).toBe(429)
      expect(reply.header('retry-after')).toBeUndefined()
      return (reply.json as { error: { message: string } }).error.message
    })
    expect(texts[0]).toBe(
      'Your credit balance is running low for account <org-mock>, please recharge immediately to avoid service disruption',
    )
    expect(texts[3]).toBe(
      'Your account org-mock <ak-mock> is suspended due to insufficient balance, please recharge your account or check your plan and billing details',
    )
  })

  test('reduces the balance, vouchers first', () => {
    const mock = createMock({ balance: { cash: 1, voucher: 0.000001 } })
    expect(ask(mock, { method: 'GET', url: '/v1/users/me/balance' }).text).toBe(
      '{"code":0,"data":{"available_balance":1,"voucher_balance":0,"cash_balance":1},"scode":"0x0","status":true}',
    )
    mock.account.charge(32.14918)
    expect(ask(mock, { method: 'GET', url: '/v1/users/me/balance' }).text).toBe(
      '{"code":0,"data":{"available_balance":0,"voucher_balance":0,"cash_balance":-31.14918},"scode":"0x0","status":true}',
    )
  })

  test('without the option the balance is that of the documentation and does not change', () => {
    const mock = createMock()
    ask(mock, { body: hello })
    expect(ask(mock, { method: 'GET', url: '/v1/users/me/balance' }).text).toBe(
      '{"code":0,"data":{"available_balance":49.58894,"voucher_balance":46.58893,"cash_balance":3.00001},"scode":"0x0","status":true}',
    )
  })
})

test.each([[{ tier: 6 }], [{ tier: 1.5 }], [{ rpm: -1 }], [{ tpm: Number.NaN }]])(
  'limits %o are an error at once',
  (limits) => {
    expect(() => createMock({ limits })).toThrow(RangeError)
  },
)

test.each([
  ['requests', { rpm: 3 }, 3],
  ['tokens of a day', { tpd: 3030 }, 3],
])('a clock that is set back or forward by an hour closes no window of %s for longer', (_, limits, allowed) => {
  const { clock, mock } = limited(limits)
  clock.ms = Date.UTC(2026, 8, 1, 12)
  const body = { ...hello, max_tokens: 1000 }
  const admitted = () => Array.from({ length: 5 }, () => ask(mock, { body }).status).filter((one) => one === 200).length
  expect(admitted()).toBe(allowed)
  for (const hours of [-1, 24, -48]) {
    clock.ms += hours * 3_600_000
    expect(admitted()).toBe(allowed)
    expect(admitted()).toBe(0)
  }
  clock.ms += 10_000
  expect(admitted()).toBe(0)
  clock.ms -= 5000
  expect(admitted()).toBe(0)
})

test('a request from before a reset frees no slot of a request after it', () => {
  const { mock } = limited({ concurrency: 1 })
  const before = ask(mock, { body: hello })
  mock.reset()
  const running = ask(mock, { body: hello })
  before.settled?.('sent')
  expect([running.status, ask(mock, { body: hello }).status]).toEqual([200, 429])
  running.settled?.('sent')
  expect(ask(mock, { body: hello }).status).toBe(200)
})
