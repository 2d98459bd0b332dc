/** Ids in their recorded forms: `chatcmpl-` and 24 hex digits, of which the first eight are the Unix time. */
import { createRandom, hash, hex2, hex8 } from '../common/index.ts'

/** The hashes of the seed that was used last: a mock has one seed. */
let latest = { seed: '', start: hash(''), continued: hash(':', hash('')) }

/** The 24 hex digits of a completion: the time, ten digits from the seed, and a counter that makes the ids of one mock differ. */
export function toCompletionDigits(seed: string, createdSeconds: number, sequence: number): string {
  if (seed !== latest.seed) {
    const start = hash(seed)
    latest = { seed, start, continued: hash(':', start) }
  }
  const { start, continued } = latest
  const mixed = hash(String(sequence), continued)
  const counter = start + sequence
  return hex8(createdSeconds) + hex8(mixed) + hex2(mixed ^ start) + hex8(counter).slice(2)
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
