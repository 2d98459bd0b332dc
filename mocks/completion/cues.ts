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
 * | `\d`, `\h` | any digit, any Han character |
 *
 * Declare what every match of the rule must have: for `\b(?:sum|total) of\b` the words `sum total`. A missing cue changes answers;
 * cues.test.ts compares every pattern and every answer with and without cues. A cue too many only costs time.
 */
import { deriveCues } from './derive-cues.ts'

/** Cues that a text must have: the numbers of their groups. */
export type Cues = readonly number[]

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
const slotCount = 1 << 13
const mask = slotCount - 1
/** Texts whose cues are kept: the task, the system message and parts of them. */
const mostKept = 6
const digit = '\\d'
const han = '\\h'
const wordSalt = 0x2f0b
const characterSalt = 0x51ed

const groups = new Map<string, number>()
/** A hash table of words, beginnings and characters: their hashes, and the numbers of their lists of groups, 0 for none. */
const hashes = new Int32Array(slotCount)
const lists = new Uint16Array(slotCount)
const groupsOf: number[][] = [[]]
let digitGroups: readonly number[] = []
let hanGroups: readonly number[] = []
let kept: { text: string; found: Uint32Array }[] = []
let isIgnored = false
const guarded: GuardedPattern[] = []

/** Declares cues: of each group, whose members are separated by spaces, a text must have one. */
export function needs(...alternatives: readonly string[]): Cues {
  return alternatives.map((group) => groups.get(group) ?? addGroup(group))
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

/** The cues of which a text has one where one of the patterns matches it. Long words are taken to be rare. */
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
  if (isIgnored || text.length > longestText || other.length > longestText) return true
  const found = findCues(text)
  const more = other === '' ? found : findCues(other)
  for (const group of cues) {
    const at = group >> 5
    if (((((found[at] as number) | (more[at] as number)) >>> (group & 31)) & 1) === 0) return false
  }
  return true
}

/** Drops the texts whose cues are kept, which may be parts of a large body. */
export function forgetTexts(): void {
  kept = []
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

/** Every guarded pattern of the modules that are loaded; for the test of their cues. */
export function listGuarded(): readonly GuardedPattern[] {
  return guarded
}

function addGroup(group: string): number {
  const id = groups.size
  groups.set(group, id)
  kept = []
  for (const cue of group.split(' ')) {
    if (cue === digit) digitGroups = [...digitGroups, id]
    else if (cue === han) hanGroups = [...hanGroups, id]
    else addCue(cue, id)
  }
  return id
}

function addCue(cue: string, id: number): void {
  const hash = hashOf(cue)
  let slot = toSlot(hash)
  while ((lists[slot] as number) > 0 && hashes[slot] !== hash) slot = (slot + 1) & mask
  const list = lists[slot] as number
  if (list > 0) (groupsOf[list] as number[]).push(id)
  else {
    hashes[slot] = hash
    lists[slot] = groupsOf.length
    groupsOf.push([id])
    if (groupsOf.length > slotCount / 2) throw new Error('there are more cues than the table takes')
  }
}

function hashOf(cue: string): number {
  if (cue.length === 1 && foldLetter(cue.charCodeAt(0)) === 0) return cue.charCodeAt(0) ^ characterSalt
  const isBeginning = cue.endsWith('*') && cue.length > 1
  let hash = 0
  for (const letter of isBeginning ? cue.slice(0, -1) : cue) {
    const folded = foldLetter(letter.charCodeAt(0))
    if (folded === 0) throw new Error(`the cue ${cue} is neither a word nor a character`)
    hash = addLetter(hash, folded)
  }
  return isBeginning ? hash : hash ^ wordSalt
}

function findCues(text: string): Uint32Array {
  for (const one of kept) if (one.text === text) return one.found
  const found = readCues(text)
  if (kept.length >= mostKept) kept.pop()
  kept.unshift({ text, found })
  return found
}

/** One pass over the text. */
function readCues(text: string): Uint32Array {
  const found = new Uint32Array((groups.size + 31) >> 5)
  let hash = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const letter = foldLetter(code)
    if (letter > 0) {
      hash = addLetter(hash, letter)
      mark(found, hash)
      continue
    }
    if (hash !== 0) mark(found, hash ^ wordSalt)
    hash = 0
    if (code === 32) continue
    if (code >= 48 && code <= 57) markAll(found, digitGroups)
    else if (code >= 0x3400 && code <= 0x9fff) markAll(found, hanGroups)
    // The long s and the Kelvin sign, which expressions may take for letters.
    else if (code === 0x17f || code === 0x212a) return found.fill(-1)
    mark(found, code ^ characterSalt)
  }
  if (hash !== 0) mark(found, hash ^ wordSalt)
  return found
}

/** Marks the groups of a word, a beginning or a character. */
function mark(found: Uint32Array, hash: number): void {
  for (let slot = toSlot(hash); (lists[slot] as number) > 0; slot = (slot + 1) & mask)
    if (hashes[slot] === hash) return markAll(found, groupsOf[lists[slot] as number] as number[])
}

function markAll(found: Uint32Array, ids: readonly number[]): void {
  for (const id of ids) found[id >> 5] = (found[id >> 5] as number) | (1 << (id & 31))
}

function addLetter(hash: number, letter: number): number {
  return (Math.imul(hash, 31) + letter) | 0
}

function toSlot(hash: number): number {
  return (hash ^ (hash >>> 13)) & mask
}

/** The small letter from a to z, 0 for other characters. */
function foldLetter(code: number): number {
  const small = code | 32
  return code < 128 && small >= 97 && small <= 122 ? small : 0
}
