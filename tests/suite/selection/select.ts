/** Selects cases by id: the globs of `--only` and `--skip`, and the nearest ids for a glob that matches nothing. */
import { findNearestNames } from '../../../openapi/nearest-names.ts'

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

/** What is selected, for messages. */
export interface SelectionWords {
  /** One entry: `case`. */
  entry: string
  /** The command that lists all ids. */
  list: string
}

const caseWords: SelectionWords = { entry: 'case', list: 'kimi-contract check --list' }

/**
 * The entries whose id matches a glob of `only` and none of `skip`. A glob is an id, a group, or either with `*` and `?`.
 * @example select(cases, { only: ['chat/*'], skip: ['chat/tools-*'] })
 */
export function select<T extends { id: string }>(
  all: readonly T[],
  selection: Selection,
  words: SelectionWords = caseWords,
): T[] {
  const ids = all.map((one) => one.id)
  for (const [option, globs] of [
    ['--only', selection.only],
    ['--skip', selection.skip],
  ] as const) {
    for (const glob of globs ?? [])
      if (glob.trim() === '')
        throw new SelectionError(`${option} is empty; give an id or a glob. All ids: ${words.list}`)
      else if (!ids.some(toMatcher(glob))) throw toNoMatchError(`${option} ${glob}`, ids, words)
  }
  const only = selection.only?.map(toMatcher) ?? []
  const skip = selection.skip?.map(toMatcher) ?? []
  const chosen = all.filter(
    (one) => (only.length === 0 || only.some((matches) => matches(one.id))) && !skip.some((matches) => matches(one.id)),
  )
  if (chosen.length === 0) throw new SelectionError(`--only and --skip together leave no ${words.entry} to run.`)
  return chosen
}

function toNoMatchError(given: string, ids: readonly string[], { entry, list }: SelectionWords): SelectionError {
  const near = findNearestNames(given.replaceAll(/^--\w+ |[*?]/g, ''), ids, { most: 3, onlySimilar: false })
  const hint = given.includes(',') ? ' Give each id on its own, without commas.' : ''
  return new SelectionError(`${given} matches no ${entry}.${hint} Nearest: ${near.join(', ')}. All ids: ${list}`)
}

function toMatcher(glob: string): (id: string) => boolean {
  if (!/[*?]/.test(glob)) return (id) => id === glob || id.startsWith(`${glob}/`)
  const pattern = glob
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  const whole = new RegExp(`^${pattern}(/.*)?$`)
  return (id) => whole.test(id)
}
