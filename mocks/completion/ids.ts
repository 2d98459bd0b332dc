/** Ids in their recorded forms: `chatcmpl-` and 24 hex digits, of which the first eight are the Unix time. */
import { createRandom, hash } from '../common/index.ts'

/** The 24 hex digits of a completion: time, ten seeded digits, and a counter that makes ids of one mock differ. */
export function toCompletionDigits(seed: string, createdSeconds: number, sequence: number): string {
  const time = (createdSeconds >>> 0).toString(16).padStart(8, '0')
  const start = hash(seed)
  const mixed = hash(`${seed}:${sequence}`)
  const middle = mixed.toString(16).padStart(8, '0') + ((mixed ^ start) & 0xff).toString(16).padStart(2, '0')
  const counter = ((start + sequence) & 0xffffff).toString(16).padStart(6, '0')
  return time + middle + counter
}

/** The id of a `$web_search` call: the first twelve digits of the completion's id (oriveo/web-search-stream). */
export function toWebSearchCallId(digits: string): string {
  return `t-web_search-${digits.slice(0, 12)}`
}

/** A search id: 32 hex digits with the Unix time as the second group of eight (oriveo/web-search-stream). */
export function toSearchId(seed: string, createdSeconds: number): string {
  const random = createRandom(`search:${seed}`)
  return random.hex(8) + (createdSeconds >>> 0).toString(16).padStart(8, '0') + random.hex(16)
}

/** The id of the n-th tool call of a conversation. */
export function toCallId(style: 'underscore' | 'colon', name: string, n: number): string {
  return style === 'underscore' ? `${name}_${n}` : `${name}:${n}`
}
