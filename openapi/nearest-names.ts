/** Finds the names that a misspelt one may have meant; the one function for options, ids of cases, scenarios and fixtures. */

export interface NearestOptions {
  /** Default 5. */
  most?: number
  /** Leave out names that have nothing in common with the one asked for; default true. */
  onlySimilar?: boolean
}

/** Names of which neither a word nor most letters agree have a lower score. */
const leastScore = -0.6

/**
 * Known names by likeness, best first: those that contain the same words, then those few edits away.
 * @example findNearestNames('jnit', ['json', 'junit'], { most: 1 }) // ['junit']
 */
export function findNearestNames(asked: string, known: readonly string[], options: NearestOptions = {}): string[] {
  const { most = 5, onlySimilar = true } = options
  const wanted = asked.toLowerCase().slice(0, 80)
  const words = wanted.split(/[^a-z0-9]+/).filter((word) => word.length > 1)
  return known
    .map((name) => {
      const hits = words.filter((word) => name.toLowerCase().includes(word)).length
      const distance = countEdits(wanted, name.toLowerCase()) / Math.max(1, wanted.length, name.length)
      return { name, score: hits * 3 - distance }
    })
    .filter(({ score }) => !onlySimilar || score > leastScore)
    .sort((a, b) => b.score - a.score || a.name.localeCompare(b.name))
    .slice(0, most)
    .map(({ name }) => name)
}

/** Levenshtein's distance: insertions, deletions and replacements of single characters. */
export function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}

/**
 * The known name that a name of at least five letters misspells by two letters at most, or by its case; null for any other name.
 * @example findMisspelt('timeoutMS', ['timeoutMs']) // 'timeoutMs'
 */
export function findMisspelt(name: string, known: readonly string[]): string | null {
  if (known.includes(name) || name.length < 5 || name.length > 40) return null
  return known.find((one) => countEdits(name.toLowerCase(), one.toLowerCase()) <= 2) ?? null
}
