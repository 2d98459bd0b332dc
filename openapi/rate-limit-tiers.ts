/** The rate limits of the API by tier. */

/** Requests at a time, requests and tokens a minute, tokens a day; Infinity where there is no limit. */
export interface RateLimitTier {
  concurrency: number
  rpm: number
  tpm: number
  tpd: number
}

/** Tiers 0 to 5, from a top-up of 1, 10, 20, 100, 1,000 and 3,000 USD, the same on both hosts (docs/pricing/limits). */
export const rateLimitTiers: readonly RateLimitTier[] = [
  { concurrency: 1, rpm: 3, tpm: 500_000, tpd: 1_500_000 },
  { concurrency: 15, rpm: 100, tpm: 2_000_000, tpd: Infinity },
  { concurrency: 40, rpm: 100, tpm: 3_000_000, tpd: Infinity },
  { concurrency: 50, rpm: 200, tpm: 3_000_000, tpd: Infinity },
  { concurrency: 60, rpm: 200, tpm: 4_000_000, tpd: Infinity },
  { concurrency: 100, rpm: 300, tpm: 5_000_000, tpd: Infinity },
]
