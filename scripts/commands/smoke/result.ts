/** What `smoke` finds; `--json` prints it as it is. Its schema is `scripts/commands/smoke/smoke.schema.json`; keys are stable. */
import type { AilmentId } from './ailments.ts'

/** What is wrong and what to do; the members after `next` come where they are known. */
export interface Diagnosis {
  id: AilmentId
  cause: string
  next: string
  /** Models that GET /models offers this key. */
  offered?: readonly string[]
  balance?: Balance
  limit?: Limit
  /** A base URL that was tried and accepts the key. */
  baseUrl?: string
}

/** As GET /users/me/balance tells it; the currency is known for Moonshot's own hosts. */
export interface Balance {
  available: number
  voucher: number | null
  cash: number | null
  currency: 'USD' | 'CNY' | null
}

/** The limit a 429 names. */
export interface Limit {
  kind: 'concurrency' | 'rpm' | 'tpm' | 'tpd' | 'unknown'
  most: number | null
  current: number | null
  waitSeconds: number | null
}

/** The tier the answers let on: `3`, or `1 or 2` where limits are shared. */
export interface TierGuess {
  tier: string
  because: string
}

export interface SmokeResult {
  schemaVersion: 1
  verdict: 'pass' | 'fail' | 'inconclusive'
  baseUrl: string
  stream: boolean
  /** The key's last four characters. */
  key?: string
  model?: string
  modelChosenBecause?: string
  status?: number
  assertions?: { statusIs200: boolean; choicesNotEmpty: boolean; contentNotEmpty: boolean }
  latencyMs?: number
  /** To the first text of a streamed answer, be it thinking. */
  ttftMs?: number
  /** Of the judged answer; `costUsd` as well. */
  tokens?: { prompt: number; completion: number }
  costUsd?: number | null
  content?: string
  tier?: TierGuess
  diagnosis?: Diagnosis
  /** What else was noticed: a proxy, a wrong clock, an odd stream. */
  notes: string[]
  /** What was sent, three requests at most; `status` is null where no answer came. */
  requests: { method: string; url: string; status: number | null }[]
}
