/** Writes short texts that match a regular expression. Lookaheads are ignored here, so the caller checks the text. */
import type { Random } from '../../common/index.ts'
import { isInSet, parsePattern } from './pattern-syntax.ts'
import type { CharacterSet, PatternNode } from './pattern-syntax.ts'

/** Writes one match. `extra` is the number of repetitions beyond the minimum. */
export type MatchWriter = (random: Random, extra: number) => string

interface WriterState {
  /** Text of each capturing group written so far. */
  captured: string[]
  length: number
}

const longestText = 100_000
/** Characters to choose from, the most readable first. */
const readable = toCodePoints('abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -_.,:/@#+é中文')
const lettersAndDigits: CharacterSet = {
  ranges: [
    [97, 122],
    [48, 57],
  ],
  nested: [],
  properties: [],
  negated: false,
}
/** The ranges that are searched if a set has none of the readable characters: Latin to kana, Han, Hangul, emoji. */
const searched = [
  [33, 0x3100],
  [0x4e00, 0x4e40],
  [0xac00, 0xac40],
  [0x1f300, 0x1f340],
] as const

/** The results of the search, because the same set is often needed many times. */
const found = new WeakMap<CharacterSet, number>()

/** Creates a writer of matches; null if the pattern cannot be parsed. */
export function createMatchWriter(source: string): MatchWriter | null {
  const parsed = parsePattern(source)
  if (parsed === null) return null
  return (random, extra) => writeNode(parsed.root, random, extra, { captured: [], length: 0 })
}

function writeNode(node: PatternNode, random: Random, extra: number, state: WriterState): string {
  if (state.length > longestText) return ''
  switch (node.kind) {
    case 'any':
    case 'set': {
      state.length++
      return String.fromCodePoint(pickMember(node.kind === 'any' ? lettersAndDigits : node.set, random))
    }
    case 'back-reference':
      return state.captured[node.capture] ?? ''
    case 'repeat': {
      const times = Math.min(node.max, node.min + extra)
      let text = ''
      // The number of repetitions is limited too, because a group may write nothing.
      for (let i = 0; i < times && i < longestText && state.length <= longestText; i++)
        text += writeNode(node.node, random, extra, state)
      return text
    }
    case 'group': {
      let text = ''
      for (const part of node.branches[random.integer(node.branches.length)] ?? [])
        text += writeNode(part, random, extra, state)
      if (node.capture > 0) state.captured[node.capture] = text
      return text
    }
    default:
      return ''
  }
}

function pickMember(set: CharacterSet, random: Random): number {
  const start = random.integer(readable.length)
  for (let i = 0; i < readable.length; i++) {
    const code = readable[(start + i) % readable.length] as number
    if (isInSet(code, set)) return code
  }
  const [first] = set.ranges
  if (!set.negated && first !== undefined) return first[0]
  const known = found.get(set) ?? searchMember(set)
  found.set(set, known)
  return known
}

function searchMember(set: CharacterSet): number {
  for (const [from, to] of searched) for (let code = from; code < to; code++) if (isInSet(code, set)) return code
  return 97
}

function toCodePoints(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) as number)
}
