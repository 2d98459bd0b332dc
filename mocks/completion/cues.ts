/**
 * Cues: the words and marks without which a rule or a pattern cannot apply. Nearly all rules that read a prompt cannot apply to it,
 * and a search with each of their patterns takes longer than one pass that notes which cues the text has.
 *
 * A rule declares its cues beside it, as groups: the text must have at least one cue of every group.
 *
 *     needs('count counting number*', '\\d')    one of these words, and a digit
 *     guard(/\bsquare root of (\d+)/i)          a pattern that is searched only where the text has its cues, here `square`,
 *                                              `root`, `of` and a digit, which are derived from it (`derive-cues.ts`)
 *
 * | cue | present where the text has |
 * |---|---|
 * | `count` | the whole word in any case; digits, `_` and other letters than a to z end a word |
 * | `count*` | a word that begins with it |
 * | `:`, `“`, `首`, `\n` | the character |
 * | `\d`, `\h`, `\x` | any digit, any Han character, any character that is not ASCII |
 *
 * Declare what every match of the rule must have: for `\b(?:sum|total) of\b` the words `sum total`. A missing cue changes answers;
 * cues.test.ts compares every pattern and every answer with and without cues. A superfluous cue only costs time.
 */
import { addGroup, hasFound, scanCues } from './cue-scan.ts'
import type { Cues, FoundGroups } from './cue-scan.ts'
import { deriveCues } from './derive-cues.ts'

export { hasFound } from './cue-scan.ts'
export type { Cues } from './cue-scan.ts'

/** A pattern that is searched only in texts with its cues. */
export interface GuardedPattern {
  readonly pattern: RegExp
  /** Groups of cues beside those that are derived from the pattern. */
  readonly more: readonly string[]
  /** Whether a text has the cues. */
  readonly mayMatch: (text: string) => boolean
  readonly exec: (text: string) => RegExpExecArray | null
  readonly test: (text: string) => boolean
}

/** Longer texts are taken to have every cue; most rules read the beginning of a text only. */
export const longestText = 100_000
/** Texts whose cues are kept: the task, the system message and parts of them. */
const mostKept = 6
const groups = new Map<string, number>()
let kept: { text: string; found: FoundGroups }[] = []
/** The two texts whose cues were read last. Rules in a row read those of the same text, or of the task and the system message. */
let lastText = ''
let lastFound: FoundGroups | null = null
let priorText = ''
let priorFound: FoundGroups | null = null
let isIgnored = false
const guarded: GuardedPattern[] = []

/** Declares cues: of each group, whose members are separated by spaces, a text must have one. */
export function needs(...alternatives: readonly string[]): Cues {
  return alternatives.map((group) => groups.get(group) ?? declare(group))
}

function declare(group: string): number {
  const id = addGroup(group)
  groups.set(group, id)
  forgetTexts()
  return id
}

/**
 * Guards a pattern by its cues, which are derived when it is used first, and by further groups that are given. A global pattern is
 * only asked whether it may match.
 */
export function guard(pattern: RegExp, ...more: readonly string[]): GuardedPattern {
  let cues: Cues | null = null
  const mayMatch = (text: string): boolean => hasCues((cues ??= needs(...more, ...deriveCues(pattern))), text)
  const one: GuardedPattern = {
    pattern,
    more,
    mayMatch,
    exec: (text) => (mayMatch(text) ? pattern.exec(text) : null),
    test: (text) => mayMatch(text) && pattern.test(text),
  }
  guarded.push(one)
  return one
}

/** Guards a list of patterns together: whether any of them may match a text, by the rarest cues of each. */
export function guardAny(patterns: readonly (RegExp | GuardedPattern)[]): (text: string) => boolean {
  let cues: Cues | null = null
  return (text) => hasCues((cues ??= needsOneOf(patterns)), text)
}

/** Guards each pattern of a list: the numbers of those that may match a text, found without asking one by one. */
export function guardEach(patterns: readonly GuardedPattern[]): (text: string) => readonly number[] {
  let index: PatternIndex | null = null
  return (text) => {
    // Cues that are added drop the cues of texts.
    index ??= indexPatterns(patterns)
    const found = readCues(text)
    return found === null ? patterns.map((_, at) => at) : findIndexed(index, found)
  }
}

/** Patterns by the first group of each, which is the one that excludes most texts. */
interface PatternIndex {
  readonly cues: readonly Cues[]
  /** Patterns without cues. */
  readonly always: readonly number[]
  readonly byGroup: ReadonlyMap<number, readonly number[]>
  /** The bits of these groups in the groups of a text. */
  readonly masks: readonly { readonly at: number; readonly mask: number }[]
}

function indexPatterns(patterns: readonly GuardedPattern[]): PatternIndex {
  const cues = patterns.map(({ pattern, more }) => needs(...more, ...deriveCues(pattern)))
  const always: number[] = []
  const byGroup = new Map<number, number[]>()
  const masks = new Map<number, number>()
  for (const [at, [group]] of cues.entries()) {
    if (group === undefined) {
      always.push(at)
      continue
    }
    const others = byGroup.get(group)
    if (others) others.push(at)
    else byGroup.set(group, [at])
    masks.set(group >> 5, (masks.get(group >> 5) ?? 0) | (1 << (group & 31)))
  }
  return { cues, always, byGroup, masks: Array.from(masks, ([at, mask]) => ({ at, mask })) }
}

/** The patterns that may match a text with these groups. */
function findIndexed({ cues, always, byGroup, masks }: PatternIndex, found: FoundGroups): readonly number[] {
  const may = [...always]
  for (const { at, mask } of masks)
    for (let bits = (found[at] as number) & mask; bits !== 0; bits &= bits - 1) {
      const group = (at << 5) | (31 - Math.clz32(bits & -bits))
      for (const pattern of byGroup.get(group) ?? []) if (hasFound(cues[pattern] as Cues, found)) may.push(pattern)
    }
  return may.sort((a, b) => a - b)
}

/** Cues for a list of patterns: a text that one of them matches has at least one. Long words are assumed to be rare. */
function needsOneOf(patterns: readonly (RegExp | GuardedPattern)[]): Cues {
  const rarest = patterns.map((one) => {
    const all = one instanceof RegExp ? deriveCues(one) : [...one.more, ...deriveCues(one.pattern)]
    return all.toSorted((a, b) => countShortest(b) - countShortest(a))[0]
  })
  return rarest.every((group) => group !== undefined) ? needs([...new Set(rarest.join(' ').split(' '))].join(' ')) : []
}

function countShortest(group: string): number {
  return Math.min(...group.split(' ').map((cue) => cue.length))
}

/** Whether a text, or two texts together, have cues of all groups. */
export function hasCues(cues: Cues, text: string, other = ''): boolean {
  const found = readCues(text)
  const more = other === '' ? found : readCues(other)
  return found === null || more === null || hasFound(cues, found, more)
}

/** The cues of a text, for asking of several groups; null where it is taken to have every cue. */
export type TextCues = FoundGroups | null

/** Reads the cues of a text, or finds them among those of recent texts. */
export function readCues(text: string): TextCues {
  if (isIgnored || text.length > longestText) return null
  if (text === lastText && lastFound !== null) return lastFound
  if (text === priorText && priorFound !== null) return priorFound
  priorText = lastText
  priorFound = lastFound
  lastFound = findCues(text)
  lastText = text
  return lastFound
}

/** Drops the texts whose cues are kept, which may be parts of a large body. */
export function forgetTexts(): void {
  kept = []
  lastText = priorText = ''
  lastFound = priorFound = null
}

/** Runs something as if every text had every cue; for tests that compare. */
export function withoutCues<Result>(run: () => Result): Result {
  isIgnored = true
  try {
    return run()
  } finally {
    isIgnored = false
  }
}

/** Whether texts are taken to have every cue. */
export function areCuesIgnored(): boolean {
  return isIgnored
}

/** Every guarded pattern of the modules that are loaded; for the test of their cues. */
export function listGuarded(): readonly GuardedPattern[] {
  return guarded
}

function findCues(text: string): FoundGroups {
  for (const one of kept) if (one.text === text) return one.found
  const found = scanCues(text)
  if (kept.length >= mostKept) kept.pop()
  kept.unshift({ text, found })
  return found
}
