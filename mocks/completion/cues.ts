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
 * cues.test.ts compares every pattern and every answer with and without cues. A superfluous cue only costs time.
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
/** Texts whose cues are kept: the task, the system message and parts of them. */
const mostKept = 6
const digit = '\\d'
const han = '\\h'
const hanFrom = 0x3400
const hanTo = 0x9fff

const groups = new Map<string, number>()
/** The lists of groups of each cue; the first one is for none. */
const groupsOf: number[][] = [[]]
/** For each list, the number of the latest scan that met it. */
let metIn = new Uint32Array(1024)
let scans = 0
/** The lists of characters, of any digit and of any Han character. */
const characterLists = new Uint16Array(0x10000)
let digitList = 0
let hanList = 0
/**
 * A tree of the letters of words: for each node the next one by letter (1 to 26), and the lists of the beginning and of the word that
 * end there. Node 1 is the root; node 0 is for letters that no cue has there.
 */
let next = new Uint16Array(1 << 16)
let beginningLists = new Uint16Array(1 << 11)
let wordLists = new Uint16Array(1 << 11)
let nodes = 2
let kept: { text: string; found: Uint32Array }[] = []
/** The text whose cues were read last. Most rules in a row read those of the same text. */
let lastText = ''
let lastFound: Uint32Array | null = null
let isIgnored = false
const guarded: GuardedPattern[] = []

/** The number of each letter from a to z in either case, 1 to 26; 0 for the other characters of ASCII. */
const letters = Uint8Array.from({ length: 128 }, (_, code) => {
  const small = code | 32
  return small >= 97 && small <= 122 ? small - 96 : 0
})

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

/** Guards each pattern of a list: the numbers of those that may match a text, found without asking one by one. */
export function guardEach(patterns: readonly GuardedPattern[]): (text: string) => readonly number[] {
  let cues: readonly Cues[] | null = null
  return (text) => {
    // Cues that are added drop the cues of texts.
    cues ??= patterns.map(({ pattern, more }) => needs(...more, ...deriveCues(pattern)))
    const found = readCues(text)
    const may: number[] = []
    for (let at = 0; at < cues.length; at++) if (found === null || hasFound(cues[at] as Cues, found)) may.push(at)
    return may
  }
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
export type TextCues = Uint32Array | null

/** Reads the cues of a text, or finds them among those of recent texts. */
export function readCues(text: string): TextCues {
  if (isIgnored || text.length > longestText) return null
  if (text === lastText && lastFound !== null) return lastFound
  lastFound = findCues(text)
  lastText = text
  return lastFound
}

/** Whether a text, or two texts together, have cues of all groups. */
export function hasFound(cues: Cues, found: Uint32Array, more: Uint32Array = found): boolean {
  for (let index = 0; index < cues.length; index++) {
    const group = cues[index] as number
    const at = group >> 5
    if (((((found[at] as number) | (more[at] as number)) >>> (group & 31)) & 1) === 0) return false
  }
  return true
}

/** Drops the texts whose cues are kept, which may be parts of a large body. */
export function forgetTexts(): void {
  kept = []
  lastText = ''
  lastFound = null
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

function addGroup(group: string): number {
  const id = groups.size
  groups.set(group, id)
  forgetTexts()
  for (const cue of group.split(' ')) {
    const list = findList(cue)
    ;(groupsOf[list] as number[]).push(id)
  }
  return id
}

/** The list of the groups that have a cue. */
function findList(cue: string): number {
  if (cue === digit) return (digitList ||= addList())
  if (cue === han) return (hanList ||= addList())
  const code = cue.charCodeAt(0)
  if (cue.length === 1 && foldLetter(code) === 0) return (characterLists[code] ||= addList())
  const isBeginning = cue.endsWith('*') && cue.length > 1
  let node = 1
  for (const letter of isBeginning ? cue.slice(0, -1) : cue) {
    const folded = foldLetter(letter.charCodeAt(0))
    if (folded === 0) throw new Error(`the cue ${cue} is neither a word nor a character`)
    const at = (node << 5) | folded
    node = (next[at] as number) > 0 ? (next[at] as number) : addNode(at)
  }
  const lists = isBeginning ? beginningLists : wordLists
  return (lists[node] ||= addList())
}

function addList(): number {
  if (groupsOf.length === metIn.length) metIn = grow(metIn, new Uint32Array(metIn.length * 2))
  return groupsOf.push([]) - 1
}

/** Adds the node to which a letter at a node leads. */
function addNode(from: number): number {
  if (nodes === wordLists.length) {
    next = grow(next, new Uint16Array(next.length * 2))
    beginningLists = grow(beginningLists, new Uint16Array(nodes * 2))
    wordLists = grow(wordLists, new Uint16Array(nodes * 2))
  }
  next[from] = nodes
  return nodes++
}

function grow<Numbers extends Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(
  from: Numbers,
  to: Numbers,
): Numbers {
  to.set(from)
  return to
}

function findCues(text: string): Uint32Array {
  for (const one of kept) if (one.text === text) return one.found
  const found = scanCues(text)
  if (kept.length >= mostKept) kept.pop()
  kept.unshift({ text, found })
  return found
}

/** One pass over the text. */
function scanCues(text: string): Uint32Array {
  const found = new Uint32Array((groups.size + 31) >> 5)
  scans++
  const { length } = text
  for (let at = 0; at < length; at++) {
    let code = text.charCodeAt(at)
    let letter = code < 128 ? (letters[code] as number) : 0
    if (letter > 0) {
      let node = 1
      do {
        node = next[(node << 5) | letter] as number
        mark(found, beginningLists[node] as number)
        code = ++at < length ? text.charCodeAt(at) : 32
        letter = code < 128 ? (letters[code] as number) : 0
      } while (letter > 0 && node > 0)
      // The rest of a word that has no cue.
      while (letter > 0) {
        code = ++at < length ? text.charCodeAt(at) : 32
        letter = code < 128 ? (letters[code] as number) : 0
      }
      mark(found, wordLists[node] as number)
    }
    if (code === 32) continue
    if (code >= 48 && code <= 57) mark(found, digitList)
    else if (code >= hanFrom && code <= hanTo) mark(found, hanList)
    // The long s and the Kelvin sign, which expressions may take for letters.
    else if (code === 0x17f || code === 0x212a) return found.fill(-1)
    mark(found, characterLists[code] as number)
  }
  return found
}

/** Marks the groups of a list where the scan has not met it before. */
function mark(found: Uint32Array, list: number): void {
  if (list === 0 || metIn[list] === scans) return
  metIn[list] = scans
  for (const id of groupsOf[list] as number[]) found[id >> 5] = (found[id >> 5] as number) | (1 << (id & 31))
}

function foldLetter(code: number): number {
  return code < 128 ? (letters[code] as number) : 0
}
