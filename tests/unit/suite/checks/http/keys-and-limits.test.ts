/** Keys and rate limits (AUT, RAT). */
import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../../../../openapi/exchange.ts'
import { meaningChecks } from '../check-groups.ts'
import { toExchange, verdict } from '../exchange-of.ts'
import { completion } from '../wire.ts'
import { judgeRows, refusal, type Row } from '../verdict-table.ts'

const limited = refusal(
  'request reached organization max RPM: 3, please try again after 1 seconds',
  'rate_limit_reached_error',
)
const after = (value: string, over = {}) => ({ status: 429, headers: { 'Retry-After': value, ...over }, json: limited })
const bad = ['rate-limit-headers:fail']
const odd = ['rate-limit-headers:warn']

const limits: Row[] = [
  ['RAT-01: negative', after('-3'), bad],
  ['RAT-01: fraction', after('1.5'), bad],
  ['RAT-01: word', after('soon'), bad],
  ['RAT-01: empty', after(''), bad],
  ['RAT-01: unit', after('5s'), bad],
  ['RAT-01: no HTTP date', after('2026-11-22T20:15:00Z'), bad],
  ['RAT-01: on 503', { ...after('later'), status: 503, json: refusal('busy', 'server_unavailable') }, bad],
  ['RAT-02: without the header', { status: 429, json: limited }, odd],
  [
    'RAT-02: overload passes as recorded on the first-party API',
    {
      status: 429,
      json: refusal('The engine is currently overloaded, please try again later', 'engine_overloaded_error'),
    },
    [],
  ],
  [
    'RAT-02: overload of a vendor',
    {
      status: 429,
      json: refusal('The engine is currently overloaded, please try again later', 'engine_overloaded_error'),
    },
    odd,
    { profile: 'vendor' },
  ],
  [
    'quota needs no header',
    { status: 429, json: refusal('suspended due to insufficient balance', 'exceeded_current_quota_error') },
    [],
  ],
  ['headers that were not recorded', { status: 429, headers: null, json: limited }, []],
  ['RAT-04: days', after('1382400'), odd],
  ['RAT-04: days as a date', after('Tue, 24 Nov 2026 20:15:00 GMT', { Date: 'Sun, 22 Nov 2026 20:15:00 GMT' }), odd],
  ['RAT-06: a date', after('Sun, 22 Nov 2026 20:15:00 GMT'), []],
  ['seconds', after('0'), []],
  ['the three headers, equal', after('1', { 'X-Retry-After': '1', 'Msh-Cooldown-Seconds': '1' }), []],
  ['the three headers, unequal', after('1', { 'Msh-Cooldown-Seconds': '9' }), odd],
  ['RAT-07: durations', after('1', { 'x-ratelimit-reset-requests': '6m0s', 'x-ratelimit-reset-tokens': '17ms' }), []],
  ['an invalid count', after('1', { 'X-RateLimit-Remaining': '-5' }), odd],
  ['an invalid reset', after('1', { 'X-RateLimit-Reset': 'soon' }), odd],
]

describe('rate-limit headers', () => judgeRows(limits))

const send = (authorization: string | null, status = 200, json: unknown = completion()): Exchange => {
  const exchange = toExchange({ status, json })
  const headers = authorization === null ? [] : [['authorization', authorization] as const]
  return { ...exchange, request: { ...exchange.request!, headers } }
}

describe('keys', () => {
  const forbidden = refusal('forbidden', 'permission_denied_error')

  it.each([
    ['AUT-01: no header', send(null), true, ['ignored-auth:fail']],
    ['AUT-01: no scheme', send('sk-abc'), true, ['ignored-auth:fail']],
    ['AUT-01: empty token', send('Bearer '), true, ['ignored-auth:fail']],
    ['AUT-01: a key that cannot be right', send('Bearer sk-wrong'), true, ['ignored-auth:fail']],
    ['a key', send('Bearer sk-a1b2'), true, []],
    ['a redacted key', send('REDACTED'), true, []],
    ['a target that needs none', send(null), false, []],
    ['AUT-03: no key', send(null, 403, forbidden), false, ['auth-status:warn']],
    [
      'AUT-03: with the body that the catalogue has',
      send('Bearer x1', 403, { error: { message: 'forbidden' } }),
      false,
      ['auth-status:warn', 'error-envelope:warn'],
    ],
    [
      'AUT-03: the right type with the wrong status',
      send('Bearer x1', 403, refusal('Invalid Authentication', 'invalid_authentication_error')),
      false,
      ['auth-status:warn'],
    ],
    [
      '403 for want of rights',
      send('Bearer x1', 403, refusal('The API you are accessing is not open', 'permission_denied_error')),
      false,
      [],
    ],
    ['401', send(null, 401, refusal('Incorrect API key provided', 'incorrect_api_key_error')), true, []],
  ] as const)('%s', (_claim, exchange, needsKey, failures) => {
    expect(verdict(exchange, meaningChecks, { needsKey })).toEqual(failures)
  })
})

const open: Row[] = [
  [
    'AUT-03: forbidden, status unknown',
    { status: null, headers: null, json: { error: { message: 'forbidden' } } },
    ['error-envelope:warn'],
  ],
  [
    'AUT-02: the models list without a key',
    { operationId: 'listModels', method: 'GET', request: null, json: { object: 'list', data: [] } },
    ['ignored-auth:warn'],
    { expect: { status: 401 } },
  ],
]

describe('answers that need no key', () => judgeRows(open))
