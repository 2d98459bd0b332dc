/** Selects cases by id: the globs of `--only` and `--skip`, and the nearest ids for a glob that matches nothing. */

/** Thrown when a glob matches no case, or the selection leaves none; the message names the nearest ids. */
export class SelectionError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SelectionError'
  }
}

export interface Selection {
  only?: readonly string[] | undefined
  skip?: readonly string[] | undefined
}

/**
 * The entries whose id matches a glob of `only` and none of `skip`. A glob is an id, a group, or either with `*` and `?`.
 * @example select(cases, { only: ['chat/*'], skip: ['chat/tools-*'] })
 */
export function select<T extends { id: string }>(all: readonly T[], selection: Selection): T[] {
  const ids = all.map((one) => one.id)
  for (const [option, globs] of [
    ['--only', selection.only],
    ['--skip', selection.skip],
  ] as const) {
    for (const glob of globs ?? []) if (!ids.some((id) => toMatcher(glob)(id))) throw toNoMatchError(option, glob, ids)
  }
  const only = selection.only?.map(toMatcher) ?? []
  const skip = selection.skip?.map(toMatcher) ?? []
  const chosen = all.filter(
    (one) => (only.length === 0 || only.some((matches) => matches(one.id))) && !skip.some((matches) => matches(one.id)),
  )
  if (chosen.length === 0) throw new SelectionError('--only and --skip together leave no case to run.')
  return chosen
}

/** The ids nearest to a misspelt one, best first. */
export function findNear(asked: string, known: readonly string[], most = 3): string[] {
  const wanted = asked.replaceAll(/[*?]/g, '').toLowerCase()
  return known
    .map((id) => ({ id, distance: distance(wanted, id.toLowerCase()) - (id.includes(wanted) ? wanted.length : 0) }))
    .sort((a, b) => a.distance - b.distance || a.id.localeCompare(b.id))
    .slice(0, most)
    .map(({ id }) => id)
}

function toNoMatchError(option: string, glob: string, ids: readonly string[]): SelectionError {
  return new SelectionError(
    `${option} ${glob} matches no case. Nearest: ${findNear(glob, ids).join(', ')}. All ids: kimi-contract check --list`,
  )
}

function toMatcher(glob: string): (id: string) => boolean {
  const pattern = glob
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  const whole = new RegExp(`^${pattern}(/.*)?$`)
  return (id) => whole.test(id)
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}
