/** Derives from a regular expression the cues that every match of it has (`cues.ts`). */
import { parsePattern } from './arguments/pattern-syntax.ts'
import type { CharacterSet, PatternNode } from './arguments/pattern-syntax.ts'

/** Cues of which a match has at least one. */
type Group = readonly string[]

/** What is known about the matches of some nodes. */
interface Needed {
  /** A match has a cue of each group. */
  groups: readonly Group[]
  /** Whether a letter that follows begins a word. */
  atStart: boolean
}

const nothing: readonly Group[] = []
/** The most groups of one pattern. Further groups hardly exclude more texts. */
const mostGroups = 3
const mostCharacters = 8
/** Words and punctuation marks of most texts. They exclude few texts. */
const common = new Set(
  'a an the to is are in of and or for with on at by it i you your me my do what be , . - '.split(' '),
)

/** The groups of cues of a pattern; none if it may match a text without a known cue. */
export function deriveCues({ source }: RegExp): readonly string[] {
  // A lookbehind only excludes matches, and the parser does not support it.
  const parsed = parsePattern(source.replaceAll(lookbehind, ''))
  if (parsed === null) return []
  const { groups } = readGroup(parsed.root, false, false)
  return groups.map((group) => group.join(' '))
}

/** A lookbehind, with groups of one level in it. */
const inside = String.raw`[^()[\]\\]|\\.|\[(?:[^\]\\]|\\.)*\]`
const lookbehind = new RegExp(String.raw`\(\?<[!=](?:${inside}|\((?:${inside})*\))*\)`, 'g')

function readGroup(group: PatternNode & { kind: 'group' }, atStart: boolean, endsWord: boolean): Needed {
  const branches = group.branches.map((nodes) => readSequence(nodes, atStart, endsWord))
  const [only] = branches
  if (branches.length === 1 && only !== undefined) return only
  const best = branches.map(({ groups }) => groups[0])
  const isNeeded = best.every((one) => one !== undefined)
  return {
    groups: isNeeded ? [[...new Set(best.flat())]] : nothing,
    atStart: branches.every((branch) => branch.atStart),
  }
}

/** The best groups first. `endsWord`: whether a word ends after the nodes. */
function readSequence(nodes: readonly PatternNode[], from: boolean, endsWord: boolean): Needed {
  const groups: Group[] = []
  let atStart = from
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at] as PatternNode
    const word = readLetters(nodes, at)
    if (word !== '') {
      const next = nodes[at + word.length]
      const isWhole = next === undefined ? endsWord : isEnd(next)
      if (atStart) groups.push([isWhole ? word : `${word}*`])
      atStart = false
      at += word.length - 1
      continue
    }
    const next = nodes[at + 1]
    const needed = readNode(node, atStart, next === undefined ? endsWord : isEnd(next))
    groups.push(...needed.groups)
    atStart = needed.atStart
  }
  return { groups: groups.toSorted((a, b) => costOf(a) - costOf(b)).slice(0, mostGroups), atStart }
}

function readNode(node: PatternNode, atStart: boolean, endsWord: boolean): Needed {
  switch (node.kind) {
    case 'assertion':
      return { groups: nothing, atStart: node.at === 'start' || node.at === 'word-boundary' }
    case 'lookahead':
      return { groups: nothing, atStart }
    case 'group':
      return readGroup(node, atStart, endsWord)
    case 'repeat': {
      const once = readSequence([node.node], atStart, endsWord && node.max === 1)
      return node.min > 0 ? once : { groups: nothing, atStart: atStart && once.atStart }
    }
    case 'set':
      return readSet(node.set)
    default:
      return { groups: nothing, atStart: false }
  }
}

function readSet(set: CharacterSet): Needed {
  if (!isWithoutLetters(set)) return { groups: nothing, atStart: false }
  const [[from, to] = [0, 0], ...others] = set.ranges
  if (set.nested.length === 0 && others.length === 0 && from === 48 && to === 57)
    return { groups: [['\\d']], atStart: true }
  if (others.length === 0 && from >= 0x3400 && to <= 0x9fff && to - from > mostCharacters)
    return { groups: [['\\h']], atStart: true }
  // In either case these are no letters of ASCII.
  if (others.length === 0 && set.nested.length === 0 && from > 127 && to - from > mostCharacters)
    return { groups: [['\\x']], atStart: true }
  const characters = set.ranges.flatMap(([first, last]) =>
    last - first < mostCharacters
      ? Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))
      : [' '],
  )
  const isKnown = set.nested.length === 0 && characters.length <= mostCharacters && characters.every(isCharacterCue)
  return { groups: isKnown ? [characters] : nothing, atStart: true }
}

/** A character that a text has as it is, whatever the case. */
function isCharacterCue(character: string): boolean {
  return character.length === 1 && character !== ' ' && character.toLowerCase() === character.toUpperCase()
}

/** The letters from a position on, which are nodes of one character each. */
function readLetters(nodes: readonly PatternNode[], from: number): string {
  let word = ''
  for (let at = from; at < nodes.length; at++) {
    const node = nodes[at] as PatternNode
    const range =
      node.kind === 'set' && isPlain(node.set) && node.set.ranges.length === 1 ? node.set.ranges[0] : undefined
    if (range === undefined || range[0] !== range[1] || !isLetter(range[0])) break
    word += String.fromCharCode(range[0]).toLowerCase()
  }
  return word
}

/** Whether a word that comes before this node ends there. */
function isEnd(node: PatternNode): boolean {
  if (node.kind === 'assertion') return node.at === 'word-boundary' || node.at === 'end'
  if (node.kind === 'repeat') return node.min > 0 && isEnd(node.node)
  return node.kind === 'set' && isWithoutLetters(node.set)
}

function isPlain({ negated, nested, properties }: CharacterSet): boolean {
  return !negated && nested.length === 0 && properties.length === 0
}

function isWithoutLetters(set: CharacterSet): boolean {
  return (
    !set.negated &&
    set.properties.length === 0 &&
    set.nested.every(isWithoutLetters) &&
    set.ranges.every(([from, to]) => {
      if (from <= 0x17f && to >= 0x17f) return false
      if (from <= 0x212a && to >= 0x212a) return false
      return to < 65 || (from > 90 && to < 97) || from > 122
    })
  )
}

function isLetter(code: number): boolean {
  const small = code | 32
  return code < 128 && small >= 97 && small <= 122
}

/** How many texts have a cue of a group, roughly. */
function costOf(group: Group): number {
  let cost = 0
  for (const cue of group)
    if (common.has(cue)) cost += 20
    else if (cue.startsWith('\\')) cost += 8
    else if (cue.endsWith('*')) cost += cue.length > 4 ? 1 : 12 / cue.length
    else cost += cue.length > 2 ? 1 : 3
  return cost
}
