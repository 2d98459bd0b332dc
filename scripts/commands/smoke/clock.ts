/** Compares the server's clock (`Date`, RFC 9110, section 6.6.1) with this machine's: a wrong clock breaks TLS and signed tokens. */
import { findHeader, type HeaderList } from '../../../openapi/exchange.ts'

/** Differences up to this one are ignored. */
const tolerableMs = 5 * 60_000

/** What is wrong with this machine's clock; null if it is right, or the server's time is not known. */
export function findClockSkew(serverMs: number | null, nowMs: number): string | null {
  if (serverMs === null || Math.abs(nowMs - serverMs) <= tolerableMs) return null
  const direction = nowMs > serverMs ? 'ahead of' : 'behind'
  return `this machine’s clock (${toMinute(nowMs)}) is ${toSpan(Math.abs(nowMs - serverMs))} ${direction} the server’s (${toMinute(serverMs)})`
}

/** The time in the answer's `Date` field; null if it has none. */
export function findServerMs(headers: HeaderList): number | null {
  const date = Date.parse(findHeader(headers, 'date') ?? '')
  return Number.isNaN(date) ? null : date
}

/** `2026-11-22 09:30 UTC`. */
export function toMinute(ms: number): string {
  return Number.isFinite(ms) && Math.abs(ms) < 8.64e15
    ? `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    : 'no date'
}

function toSpan(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 120) return `${minutes} minutes`
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1440)} days`
}
