/** The error for wrong use of the mock, and messages about unknown names. */

/** A mistake in how the mock is used: an unknown id, a value out of range. The message says what to do. */
export class MockUsageError extends Error {
  override name = 'MockUsageError'
  /** Ids that may have been meant. */
  readonly near: readonly string[]
  constructor(message: string, near: readonly string[] = []) {
    super(message)
    this.near = near
  }
}

/** An unknown name, with the nearest known one. */
export function toUnknownOption(what: string, name: string, known: readonly string[]): MockUsageError {
  const near = findNearMatches(name, known, 1)
  const hint = near.length > 0 ? `; did you mean ${near[0]}?` : `; there are ${known.join(', ')}`
  return new MockUsageError(`there is no ${what} "${name.slice(0, 80)}"${hint}`, near)
}

/** Ids that a misspelt one may mean, best first: those that share words with it or are few edits away. */
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
