/**
 * The organisation's tier, where the answers let it on: the group in `Msh-Gid` (recorded 2026-03-17 as `enterprise-tier-3`),
 * or the limit that a 429 names. Limits: https://platform.kimi.ai/docs/pricing/limits (2026-08; not re-checked after K3.1).
 */
import { findHeader, type HeaderList } from '../../../openapi/exchange.ts'
import type { Limit, TierGuess } from './result.ts'

/** Tiers 0 to 5; the pages of the two hosts differ. */
const limits = {
  international: {
    concurrency: [1, 50, 100, 200, 400, 1000],
    rpm: [3, 200, 500, 5000, 5000, 10_000],
    tpm: [500_000, 2_000_000, 3_000_000, 3_000_000, 4_000_000, 5_000_000],
  },
  mainland: {
    concurrency: [1, 15, 40, 50, 60, 100],
    rpm: [3, 100, 100, 200, 200, 300],
    tpm: [500_000, 2_000_000, 3_000_000, 3_000_000, 3_000_000, 3_000_000],
  },
} as const

/** By the header; null where it is absent or of another form. */
export function findTier(headers: HeaderList): TierGuess | null {
  const group = findHeader(headers, 'msh-gid')?.trim() ?? ''
  const tier = /(?:^|[-_])tier[-_]?(\d{1,2})$/i.exec(group)?.[1]
  return tier === undefined ? null : { tier, because: `Msh-Gid names tier ${tier}` }
}

/** By the limit of a 429; null where no tier has it. */
export function guessTier(limit: Limit, hostname: string): TierGuess | null {
  const { kind, most } = limit
  if (most === null || kind === 'unknown') return null
  // The daily limit is the same text everywhere, and only the lowest tier has one.
  if (kind === 'tpd') return most === 1_500_000 ? { tier: '0', because: 'only tier 0 has a limit a day' } : null
  const table = hostname.endsWith('.cn') ? limits.mainland : limits.international
  const tiers = table[kind].flatMap((one, tier) => (one === most ? [String(tier)] : []))
  if (tiers.length === 0) return null
  const name = kind === 'concurrency' ? 'at a time' : kind === 'rpm' ? 'requests a minute' : 'tokens a minute'
  return { tier: tiers.join(' or '), because: `the limit of ${most} ${name} is that of tier ${tiers.join(' or ')}` }
}
