/** `--limits`, `--limits-store` and `--balance` of `kimi-contract mock`: what counts, where, and the money that runs out. */
import type { LimitOptions } from '../../../mocks/rate-limits/index.ts'
import { MockUsageError } from '../../../mocks/state/usage-error.ts'
import type { MockServerOptions } from '../../../mocks/server.ts'
import { findPairs } from './pace.ts'

interface LimitTexts {
  limits?: string
  limitsStore?: string
  balance?: string
}

const names = ['tier', 'concurrency', 'rpm', 'tpm', 'tpd']

/** The options of the texts; throws a `MockUsageError` that names the one that makes no sense. */
export function toLimitOptions({
  limits,
  limitsStore: store,
  balance,
}: LimitTexts): Pick<MockServerOptions, 'limits' | 'balance'> {
  const money = balance === undefined ? {} : { balance: toBalance(balance) }
  if (limits === undefined || limits === 'none') {
    if (store === undefined) return money
    throw new MockUsageError('--limits-store has nothing to count; name limits with --limits')
  }
  const known = toLimits(limits)
  if (store === undefined) return { ...money, limits: known }
  return { ...money, limits: { ...(typeof known === 'number' ? { tier: known } : known), store } }
}

function toLimits(text: string): number | LimitOptions {
  if (/^[0-5]$/.test(text)) return Number(text)
  const parts = text.split(',')
  const quiet = parts.filter((part) => part.trim() === 'headers=off')
  const rest = parts.filter((part) => !quiet.includes(part))
  // `0,headers=off`: a tier may be named without its name.
  const pairs = findPairs(rest.map((part) => (/^[0-5]$/.test(part.trim()) ? `tier=${part}` : part)).join(','), names)
  if (pairs !== null) return { ...pairs, ...(quiet.length > 0 ? { headers: false } : {}) }
  throw new MockUsageError(
    `--limits is ${text}; it takes a tier from 0 to 5, none, or pairs of ${names.join(', ')} such as tier=1, ` +
      'and headers=off to leave X-RateLimit-* out',
  )
}

function toBalance(text: string): { cash: number; voucher?: number } {
  if (/^\d+(\.\d+)?$/.test(text)) return { cash: Number(text) }
  const pairs = findPairs(text, ['cash', 'voucher'])
  if (pairs === null)
    throw new MockUsageError(`--balance is ${text}; it takes US dollars such as 0.05, or cash=5,voucher=1`)
  const { cash = 0, voucher } = pairs
  return { cash, ...(voucher === undefined ? {} : { voucher }) }
}
