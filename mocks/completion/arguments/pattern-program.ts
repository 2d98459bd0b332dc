/** Translates the tree of a pattern into a program for the search (`pattern-search.ts`). */
import type { CharacterSet, PatternNode } from './pattern-syntax.ts'

/** One step of a program. */
export type Instruction =
  /** `single`: the only character of the set, or -1. `ascii`: for each ASCII character, whether it is in the set; filled when first needed. */
  | { kind: 'set'; set: CharacterSet; single: number; ascii: Uint8Array | null }
  | { kind: 'any' }
  /** `min` to `max` characters of one set, without an instruction for each. */
  | { kind: 'span'; set: CharacterSet | null; min: number; max: number }
  /** Continues at both addresses. `slot` is the number of this branching point. */
  | { kind: 'split'; first: number; second: number; slot: number }
  | { kind: 'jump'; to: number }
  | { kind: 'capture'; boundary: number }
  | { kind: 'back-reference'; capture: number }
  | { kind: 'assertion'; at: 'start' | 'end' | 'word-boundary' | 'no-word-boundary' }
  | { kind: 'lookahead'; body: number; negated: boolean }
  | { kind: 'match' }

/** A pattern as instructions. */
export interface Program {
  instructions: readonly Instruction[]
  splits: number
  hasBackReferences: boolean
  /** Whether a match can only begin at the start of the text. */
  isAnchored: boolean
  /** A text that every match contains, in lower case with the flag `i`; empty if none is known. */
  literal: string
  flags: Flags
}

export interface Flags {
  ignoreCase: boolean
  dotAll: boolean
  multiline: boolean
}

const mostInstructions = 4000
/** Repetitions of a single character class beyond this number become one instruction. */
const mostCopies = 8

/** Translates the tree into instructions; null if there would be too many. */
export function assemble(root: PatternNode & { kind: 'group' }, flags: Flags): Program | null {
  const instructions: Instruction[] = []
  const lookaheads: { address: number; body: PatternNode; negated: boolean }[] = []
  let splits = 0
  let hasBackReferences = false

  const isFull = (): boolean => instructions.length >= mostInstructions

  function add(instruction: Instruction): number {
    if (!isFull()) instructions.push(instruction)
    return instructions.length - 1
  }

  function addSplit(): number {
    return add({ kind: 'split', first: instructions.length + 1, second: 0, slot: splits++ })
  }

  function setTarget(address: number, target: 'second' | 'to'): void {
    const instruction = instructions[address]
    if (target === 'second' && instruction?.kind === 'split') instruction.second = instructions.length
    if (target === 'to' && instruction?.kind === 'jump') instruction.to = instructions.length
  }

  function addNode(node: PatternNode): void {
    if (isFull()) return
    if (node.kind === 'group') addGroup(node)
    else if (node.kind === 'repeat') addRepeat(node)
    else if (node.kind === 'lookahead') {
      const address = add({ kind: 'lookahead', body: 0, negated: node.negated })
      lookaheads.push({ address, body: node.body, negated: node.negated })
    } else {
      hasBackReferences ||= node.kind === 'back-reference'
      add(node.kind === 'set' ? { ...node, single: flags.ignoreCase ? -1 : findSingle(node.set), ascii: null } : node)
    }
  }

  function addGroup({ branches, capture }: PatternNode & { kind: 'group' }): void {
    if (capture > 0) add({ kind: 'capture', boundary: capture * 2 })
    const jumps: number[] = []
    for (const [index, branch] of branches.entries()) {
      const isLast = index === branches.length - 1
      const split = isLast ? -1 : addSplit()
      for (const part of branch) addNode(part)
      if (isLast) break
      jumps.push(add({ kind: 'jump', to: 0 }))
      setTarget(split, 'second')
    }
    for (const jump of jumps) setTarget(jump, 'to')
    if (capture > 0) add({ kind: 'capture', boundary: capture * 2 + 1 })
  }

  function addRepeat({ node, min, max }: PatternNode & { kind: 'repeat' }): void {
    const isSingle = node.kind === 'set' || node.kind === 'any'
    if (isSingle && (min > mostCopies || (max !== Infinity && max > mostCopies))) {
      add({ kind: 'span', set: node.kind === 'set' ? node.set : null, min, max })
      return
    }
    for (let i = 0; i < min && !isFull(); i++) addNode(node)
    if (max === Infinity) {
      const split = addSplit()
      addNode(node)
      add({ kind: 'jump', to: split })
      setTarget(split, 'second')
      return
    }
    const ends: number[] = []
    for (let i = min; i < max && !isFull(); i++) {
      ends.push(addSplit())
      addNode(node)
    }
    for (const split of ends) setTarget(split, 'second')
  }

  addNode(root)
  add({ kind: 'match' })
  // The bodies of lookaheads follow the main program. A body may contain further lookaheads, which are appended to this list.
  for (const { address, body, negated } of lookaheads) {
    instructions[address] = { kind: 'lookahead', body: instructions.length, negated }
    addNode(body)
    add({ kind: 'match' })
  }
  if (isFull()) return null
  const isAnchored =
    !flags.multiline && root.branches.every(([first]) => first?.kind === 'assertion' && first.at === 'start')
  return { instructions, splits, hasBackReferences, isAnchored, literal: findLiteral(root, flags), flags }
}

/** The longest run of single characters that every match contains. Characters inside groups are not considered. */
function findLiteral({ branches }: PatternNode & { kind: 'group' }, { ignoreCase }: Flags): string {
  const [only] = branches
  if (only === undefined || branches.length > 1) return ''
  let longest = ''
  let run = ''
  for (const node of only) {
    const code = node.kind === 'set' ? findSingle(node.set) : -1
    // A letter beyond ASCII may have several forms in the other case.
    run = code >= 0 && (!ignoreCase || code < 128) ? run + String.fromCodePoint(code) : ''
    if (run.length > longest.length) longest = run
  }
  return ignoreCase ? longest.toLowerCase() : longest
}

/** The only character of a set; -1 if it has several. */
function findSingle({ ranges, nested, properties, negated }: CharacterSet): number {
  const [only] = ranges
  if (ranges.length !== 1 || nested.length > 0 || properties.length > 0 || negated) return -1
  return only![0] === only![1] ? only![0] : -1
}
