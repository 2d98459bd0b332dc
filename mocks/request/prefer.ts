/**
 * Reads `Prefer` (RFC 7240, in Prism's convention): one request picks its answer with `example=`, `code=` or `fault=`.
 * Preferences the mock does not know (`respond-async`, `return=minimal`) are ignored, as the RFC demands.
 */

/** What a request asked for; empty when it asked for nothing the mock knows. */
export interface Preference {
  example?: string
  code?: number
  fault?: string
  /** The value of `Preference-Applied`. */
  applied: string
}

const token = /^\s*([A-Za-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,]*))\s*(?:;.*)?$/

/**
 * Parses the header; null when it is absent or names nothing the mock knows.
 * @example findPreference('example=rate_limit_reached_error.rpm, fault=stream-cut')
 */
export function findPreference(header: string | undefined): Preference | null {
  if (header === undefined || header === '') return null
  const found: Preference = { applied: '' }
  const applied: string[] = []
  // Quoted values hold no comma in any id of the mock, so splitting at commas is enough.
  for (const part of header.split(',')) {
    const match = token.exec(part)
    if (!match) continue
    const name = match[1]!.toLowerCase()
    const value = match[2] === undefined ? match[3]! : match[2].replaceAll(/\\(.)/g, '$1')
    // RFC 7240 section 2: the first occurrence of a preference counts.
    if (name === 'example' && found.example === undefined) found.example = value
    else if (name === 'fault' && found.fault === undefined) found.fault = value
    else if (name === 'code' && found.code === undefined)
      found.code = /^\d{3}$/.test(value) ? Number(value) : Number.NaN
    else continue
    applied.push(`${name}=${value}`)
  }
  if (applied.length === 0) return null
  found.applied = applied.join(', ')
  return found
}

/** Ids that a misspelt one may have meant, best first: same words, or few edits away. */
export function findNearMatches(asked: string, known: readonly string[], most = 5): string[] {
  const wanted = asked.toLowerCase().slice(0, 80)
  const words = wanted.split(/[^a-z0-9]+/).filter((word) => word.length > 1)
  return known
    .map((id) => {
      const hits = words.filter((word) => id.toLowerCase().includes(word)).length
      return { id, score: hits * 3 - distance(wanted, id.toLowerCase()) / Math.max(wanted.length, id.length) }
    })
    .filter(({ score }) => score > -0.6)
    .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
    .slice(0, most)
    .map(({ id }) => id)
}

/** Levenshtein's distance. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length]!
}
