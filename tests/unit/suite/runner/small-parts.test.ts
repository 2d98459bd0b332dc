/** The runner's small parts by tables: selection, retries, concurrency limit, redaction, cost bounds. */
import { describe, expect, it } from 'vitest'
import { cases } from '../../../suite/cases/index.ts'
import { createRedactor, redact, redactExchange } from '../../../suite/reporters/redact.ts'
import { toVerdict } from '../../../suite/reporters/report.ts'
import { findRow } from '../../../suite/sender/choose-model.ts'
import { boundCase, toUsd } from '../../../suite/sender/cost.ts'
import { toPrintable } from '../../../suite/reporters/excerpt.ts'
import { createConcurrencyLimiter } from '../../../suite/runner/concurrency-limiter.ts'
import { decideRetry, defaultRetry } from '../../../suite/sender/retry.ts'
import { select } from '../../../suite/selection/select.ts'

const ids = ['chat/plain', 'chat/stream', 'chat/stream-usage', 'models/list'].map((id) => ({ id }))

describe('selection', () => {
  it.each<[string[] | undefined, string[] | undefined, string[]]>([
    [undefined, undefined, ['chat/plain', 'chat/stream', 'chat/stream-usage', 'models/list']],
    [['chat/stream'], undefined, ['chat/stream']],
    [['chat'], undefined, ['chat/plain', 'chat/stream', 'chat/stream-usage']],
    [['*/stream*'], undefined, ['chat/stream', 'chat/stream-usage']],
    [undefined, ['chat/*'], ['models/list']],
    [['chat/*', 'models/list'], ['chat/s*'], ['chat/plain', 'models/list']],
  ])('only %j, skip %j leaves %j', (only, skip, left) => {
    expect(select(ids, { only, skip }).map((one) => one.id)).toEqual(left)
  })
  it.each([
    [['chat/plian'], undefined, /--only chat\/plian matches no case\. Nearest: chat\/plain/],
    [undefined, ['nope*'], /--skip nope\* matches no case/],
    [['chat/plain,chat/stream'], undefined, /matches no case\. Give each id on its own, without commas\. Nearest: /],
    [['chat/plain'], ['chat/plain'], /leave no case/],
  ])('only %j, skip %j is refused', (only, skip, words) => {
    expect(() => select(ids, { only, skip })).toThrow(words)
  })
})

describe('retries', () => {
  const now = Date.UTC(2026, 10, 22, 12, 0, 0)
  it.each<[number, Record<string, string>, string | null, number, unknown]>([
    [200, {}, null, 1, { kind: 'take' }],
    [400, {}, null, 1, { kind: 'take' }],
    [429, {}, 'engine_overloaded_error', 1, { kind: 'wait', ms: 500 }],
    [429, {}, 'engine_overloaded_error', 3, { kind: 'wait', ms: 2000 }],
    [429, { 'retry-after': '7' }, 'rate_limit_reached_error', 1, { kind: 'wait', ms: 7000 }],
    [503, { 'Retry-After': 'Sun, 22 Nov 2026 12:00:09 GMT' }, null, 1, { kind: 'wait', ms: 9000 }],
    [503, { 'Retry-After': 'Sun, 22 Nov 2026 11:00:00 GMT' }, null, 1, { kind: 'wait', ms: 500 }],
    [429, { 'Retry-After': 'soon' }, null, 1, { kind: 'wait', ms: 500 }],
    [429, { 'X-Retry-After': '9' }, null, 1, { kind: 'wait', ms: 9000 }],
    [429, { 'X-Retry-After': 'soon', 'Msh-Cooldown-Seconds': '7' }, null, 1, { kind: 'wait', ms: 7000 }],
    [429, { 'Retry-After': '3600' }, null, 1, { kind: 'give-up' }],
    [429, {}, null, 5, { kind: 'give-up' }],
    [429, {}, 'exceeded_current_quota_error', 1, { kind: 'give-up' }],
    [500, {}, null, 1, { kind: 'wait', ms: 500 }],
    [500, {}, null, 2, { kind: 'take' }],
    [502, {}, null, 2, { kind: 'take' }],
    [503, {}, null, 2, { kind: 'wait', ms: 1000 }],
    [503, {}, null, 5, { kind: 'give-up' }],
  ])('%i with %j, %s, tried %i', (status, headers, errorType, tried, next) => {
    expect(
      decideRetry({ status, headers: Object.entries(headers), errorType }, tried, defaultRetry, now),
    ).toMatchObject(next as object)
  })
})

describe('the concurrency limiter', () => {
  it('starts no more requests than its limit, and fewer once it is reduced', async () => {
    const limiter = createConcurrencyLimiter({ limit: 2, now: () => 0, sleep: async () => undefined })
    const first = await limiter.acquire()
    const second = await limiter.acquire()
    const order: string[] = []
    const third = limiter.acquire().then((release) => (order.push('third'), release))
    limiter.reduceTo(1)
    first()
    await Promise.resolve()
    expect(order).toEqual([])
    second()
    ;(await third)()
    expect(order).toEqual(['third'])
  })
  it('starts nothing while it is paused', async () => {
    let clock = 0
    const slept: number[] = []
    const limiter = createConcurrencyLimiter({
      limit: 2,
      now: () => clock,
      sleep: async (ms) => {
        slept.push(ms)
        clock += ms
      },
    })
    limiter.pause(300)
    await limiter.acquire()
    expect(slept).toEqual([300])
  })
})

it('spaces requests once the target has named its limit per minute often enough', async () => {
  let clock = 0
  const at: number[] = []
  const sleep = async (ms: number) => void (clock += ms)
  const limiter = createConcurrencyLimiter({ limit: 3, now: () => clock, sleep })
  for (let nth = 0; nth < 5; nth++) limiter.setMinimumGap(20_000)
  ;(await limiter.acquire())()
  expect(clock).toBe(0)
  limiter.setMinimumGap(20_000)
  for (let nth = 0; nth < 3; nth++) {
    ;(await limiter.acquire())()
    at.push(clock)
  }
  expect(at).toEqual([20_000, 40_000, 60_000])
})

describe('redaction', () => {
  it.each([
    ['key sk-abcdef0123456789 here', 'key sk-[redacted] here'],
    ['Authorization: Bearer abc.def-123', 'Authorization: Bearer [redacted]'],
    ['Your account org-0123456789abcdef<ak-0123456789abcdef>', 'Your account org-[redacted]<ak-[redacted]>'],
    [
      String.raw`org-0123456789abcdef\u003cak-0123456789abcdef\u003e`,
      String.raw`org-[redacted]\u003cak-[redacted]\u003e`,
    ],
    ['https://a:secret@host/v1?api_key=abc&x=1', 'https://[redacted]@host/v1?api_key=[redacted]&x=1'],
    [
      'task-abcdef012 organization Bearer tokens disk-0123456',
      'task-abcdef012 organization Bearer tokens disk-0123456',
    ],
  ])('%s', (text, clean) => {
    expect(redact(text)).toBe(clean)
    expect(redact(clean)).toBe(clean)
  })
  it('removes the secret of the run, also where it spans two reads', () => {
    const clean = createRedactor(['my own secret'])
    const exchange = {
      label: 'a',
      operationId: null,
      request: null,
      status: 200,
      headers: [['Set-Cookie', 'a=b']] as const,
      form: 'body',
      end: 'complete',
      endedAtMs: 2,
      body: [
        { bytes: Buffer.from('x my own'), atMs: 1 },
        { bytes: Buffer.from(' secret y'), atMs: 2 },
      ],
    } as const
    const { body, headers } = redactExchange(exchange, clean)
    expect(Buffer.concat(body.map((part) => part.bytes)).toString()).toBe('x [redacted] y')
    expect(headers).toEqual([['Set-Cookie', '[redacted]']])
  })
})

describe('the list of cases', () => {
  it('has unique ids', () => {
    expect(new Set(cases.map((one) => one.id)).size).toBe(cases.length)
  })
  it.each(['kimi-k2.6', 'kimi-k3', 'kimi-k2.7-code', 'moonshot-v1-8k'])(
    'bounds tokens and cost of each case for %s',
    (id) => {
      const model = findRow(id)
      for (const one of cases) {
        const bodies = one.steps.flatMap((step) => (step.body ? [step.body({ model, id })] : []))
        const chat = one.operationId === 'createChatCompletion' && one.steps.every((step) => !step.sending)
        if (chat)
          expect(
            bodies.every((body) => 'max_tokens' in body || 'max_completion_tokens' in body),
            one.id,
          ).toBe(true)
        expect(boundCase(one, { model, id }).costUsd, one.id).toBeLessThan(0.25)
      }
    },
  )
})

it('counts a cache hit at its own price', () => {
  const model = findRow('kimi-k2.6')
  expect(toUsd(model, { prompt: 1e6, cached: 1e6, completion: 0 })).toBeCloseTo(0.16, 9)
})

it.each([
  [Buffer.from('a\r\nb\tc\u0000'), 'a\\r\\n\nb\\tc\\x00'],
  [Buffer.from([0xff, 0x41]), '\\xffA'],
  [Buffer.from('\uFEFF月'), '\\ufeff月'],
])('shows bytes %o as %s', (bytes, text) => {
  expect(toPrintable(bytes)).toBe(text)
})

it.each([
  [['pass', 'fail'], 'stopped', 'fail'],
  [['pass', 'warn'], 'stopped', 'inconclusive'],
  [['pass', 'warn'], null, 'warn'],
  [['skip'], null, 'inconclusive'],
  [[], null, 'inconclusive'],
  [['pass', 'skip'], null, 'pass'],
] as const)('%j ended early by %s is %s', (rows, because, verdict) => {
  expect(
    toVerdict(
      rows.map((status) => ({ status })),
      because,
    ).verdict,
  ).toBe(verdict)
})
