/** Clock and randomness with fixed defaults: two mocks with the same seed give the same bytes. */

/** Seconds since 1970 at which a mock's default clock starts: 2026-09-01T00:00:00Z, the month of the newest recordings. */
export const defaultStartSeconds = 1_788_220_800

export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** A whole number in [0, below). */
  integer(below: number): number
  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string
}

/**
 * A small seeded generator (mulberry32); not for secrets.
 * @example createRandom('seed:1').hex(16)
 */
export function createRandom(seed: string | number): Random {
  let state = hash(String(seed))
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    integer: (below) => Math.floor(next() * below),
    hex(length) {
      let out = ''
      while (out.length < length) out += ((next() * 4_294_967_296) >>> 0).toString(16).padStart(8, '0')
      return out.slice(0, length)
    },
  }
}

/** FNV-1a, 32 bits: stable across runs and machines. `from` is the hash of the text before this one. */
export function hash(text: string, from = 0x811c9dc5): number {
  let value = from
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}

/** Milliseconds since 1970 by the real clock, with fractions, so that entries of several processes can be put in order. */
export function toRealMs(): number {
  return performance.timeOrigin + performance.now()
}
