/**
 * Response headers as api.moonshot.ai sends them (leandromineti/ai-assisted-coding): request id, trace mode, trace id, Vary, and the
 * signature pair for a caller that sent a nonce (docs/api/signatures-verify). Headers that Cloudflare adds (Server, CF-RAY, HSTS)
 * and the ids of an account are left out.
 */
import { hash, hex8 } from '../common/index.ts'
import type { HeaderPairs } from './types.ts'

type Pair = readonly [string, string]

export const jsonType: Pair = ['Content-Type', 'application/json; charset=utf-8']
export const streamType: Pair = ['Content-Type', 'text/event-stream']
const traceMode: Pair = ['Msh-Trace-Mode', 'on']
const varyOrigin: Pair = ['Vary', 'Origin']

/** Milliseconds from 1582-10-15, where UUID version 1 starts to count, to 1970. */
const gregorianMs = 12_219_292_800_000

/** A UUID version 1 for a time and a sequence number; its node part begins with the vendor prefix of all recordings. */
function toRequestId(nowMs: number, sequence: number, seed: number): string {
  const ms = nowMs + gregorianMs
  const low = ((ms & 0x0fffffff) * 10_000 + (sequence % 10_000)) % 0x100000000
  const high = Math.floor((ms / 0x100000000) * 10_000) & 0x0fffffff
  const mixed = mix(seed, sequence)
  return (
    `${hex8(low)}-${hex8(high).slice(4)}-1${hex8(high).slice(1, 4)}` +
    `-${(0x8000 | (mixed & 0x3fff)).toString(16)}-00163e${hex8(mixed >>> 8).slice(2)}`
  )
}

/** 32 hexadecimal digits for one request of one seed. */
function toTraceId(sequence: number, seed: number): string {
  const a = mix(seed, sequence)
  const b = mix(a, 0x51ed270b)
  const c = mix(b, 0x2545f491)
  return hex8(a) + hex8(b) + hex8(c) + hex8(mix(c, 0x9e3779b9))
}

/** What the API's headers of an answer depend on. */
export interface HeaderSource {
  readonly nowMs: number
  readonly sequence: number
  readonly seed: number
}

/** The headers that were made last, and from what. */
let latest: { readonly headers: HeaderPairs; readonly source: HeaderSource } | null = null

/** The headers of every answer of the API, in recorded order. */
export function toApiHeaders(source: HeaderSource, type: Pair): Pair[] {
  const headers: Pair[] = [
    type,
    ['Msh-Request-Id', toRequestId(source.nowMs, source.sequence, source.seed)],
    traceMode,
    varyOrigin,
    ['X-Msh-Trace-Id', toTraceId(source.sequence, source.seed)],
  ]
  latest = { headers, source }
  return headers
}

/**
 * The headers after those of `toApiHeaders`, where this is the list that it has made last, from the same source: the others can be made
 * again. Otherwise null.
 */
export function findAddedHeaders(headers: HeaderPairs, source: HeaderSource): HeaderPairs | null {
  if (latest === null || latest.headers !== headers) return null
  const { nowMs, sequence, seed } = latest.source
  return nowMs === source.nowMs && sequence === source.sequence && seed === source.seed ? headers.slice(5) : null
}

/** `Msh-Context-Cache-Token-Saved` on a cache hit; otherwise none. */
export function toCacheHeaders(cachedTokens: number): HeaderPairs {
  return cachedTokens > 0 ? [['Msh-Context-Cache-Token-Saved', String(cachedTokens)]] : []
}

/** The three cooldown headers of a rate limit, which are always equal (leandromineti/ai-assisted-coding). */
export function toCooldownHeaders(seconds: number): HeaderPairs {
  const value = String(seconds)
  return [
    ['Msh-Cooldown-Seconds', value],
    ['Retry-After', value],
    ['X-Retry-After', value],
  ]
}

/**
 * The signature pair for a nonce; none for a missing or invalid one, as documented. The form of the signature after its prefix is not
 * recorded; the mock writes hexadecimal digits (unverified).
 */
export function toSignatureHeaders(nonce: string | undefined, model: string, nowMs: number): HeaderPairs {
  if (nonce === undefined || !isNonce(nonce)) return []
  return [
    ['Msh-Request-Timestamp', String(nowMs)],
    ['Msh-Request-Signature', toSignature(nonce, nowMs, model)],
  ]
}

/** The mock's own signature: deterministic, and of no cryptographic value. */
function toSignature(nonce: string, timestamp: number, model: string): string {
  return `reqsigv1_${toTraceId(hash(nonce), hash(`${timestamp}:${model}`))}`
}

function isNonce(nonce: string): boolean {
  return nonce.length > 0 && nonce.length <= 256 && /^[\x21-\x7e]+$/.test(nonce)
}

/** Mixes two 32-bit numbers into one (the finish of murmur3). */
function mix(a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(b, 0xcc9e2d51), 0x1b873593) ^ b
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
