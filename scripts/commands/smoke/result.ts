/** The result of `smoke`, which `--json` prints. Its schema is `scripts/commands/smoke/smoke.schema.json`; keys are stable. */
import type { DiagnosisId } from './diagnoses.ts'

/** What is wrong and what to do. The members after `next` are present if they are known. */
export interface Diagnosis {
  id: DiagnosisId
  cause: string
  next: string
  /** Models that GET /models offers this key. */
  offered?: readonly string[]
  balance?: Balance
  limit?: Limit
  /** A base URL that was tried and accepts the key. */
  baseUrl?: string
}

/** The answer of GET /users/me/balance; the currency is known for Moonshot's own hosts. */
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

/** The tier that the answers suggest: `3`, or `1 or 2` if these tiers have the same limit. */
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
  /** Milliseconds until the first text of a streamed answer, reasoning included. */
  ttftMs?: number
  /** The tokens of the judged answer; `costUsd` is its cost. */
  tokens?: { prompt: number; completion: number }
  costUsd?: number | null
  content?: string
  tier?: TierGuess
  diagnosis?: Diagnosis
  /** Other observations: a proxy, a wrong clock, an unusual stream. */
  notes: string[]
  /** The requests that were sent, at most three; `status` is null if no answer came. */
  requests: { method: string; url: string; status: number | null }[]
}
