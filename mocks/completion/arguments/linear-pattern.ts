/**
 * Matches patterns that come from requests, fixtures and files in bounded time. The native engine backtracks: a pattern such as
 * `^(a|a)*$` would block the process. Here each branching point is visited at most once per position of the text, so time is
 * linear in the text. Back references and lookaheads do not allow that; a bound on steps ends them, and the result is unknown.
 *
 * A port of RE2 was tried (re2js 2.10, November 2026): its import alone took 20 to 50 ms of every start, compiling
 * `a{0,1000}a{0,1000}a{0,1000}` took 0.2 s, and it has neither lookaheads nor the escapes of ECMAScript.
 */
import { createRecentMap } from '../recent-map.ts'
import { isInSet, parsePattern } from './pattern-syntax.ts'
import type { CharacterSet, PatternNode } from './pattern-syntax.ts'

/** A compiled pattern. */
export interface LinearPattern {
  /** Whether the pattern matches somewhere in the text; undefined where the bound on steps was reached first. */
  test(text: string): boolean | undefined
}

type Instruction =
  | { kind: 'set'; set: CharacterSet }
  | { kind: 'any' }
  /** `min` to `max` characters of one set, without an instruction for each. */
  | { kind: 'span'; set: CharacterSet | null; min: number; max: number }
  /** Continues at both addresses; `slot` numbers the branching points. */
  | { kind: 'split'; first: number; second: number; slot: number }
  | { kind: 'jump'; to: number }
  | { kind: 'capture'; boundary: number }
  | { kind: 'back-reference'; capture: number }
  | { kind: 'assertion'; at: 'start' | 'end' | 'word-boundary' | 'no-word-boundary' }
  | { kind: 'lookahead'; body: number; negated: boolean }
  | { kind: 'match' }

interface Program {
  instructions: readonly Instruction[]
  splits: number
  hasBackReferences: boolean
  /** Whether a match can only begin at the start of the text. */
  isAnchored: boolean
  flags: Flags
}

interface Flags {
  ignoreCase: boolean
  dotAll: boolean
  multiline: boolean
}

/** Start and end of each capturing group, two numbers a group. */
type Captures = readonly number[]

const longestAccepted = 20_000
const mostInstructions = 4000
/** Repetitions of a single character class beyond this number become one instruction. */
const mostCopies = 8
const baseSteps = 50_000
const stepsPerCharacter = 40

const compiled = createRecentMap<string, LinearPattern | { unsupported: true }>(500)

/**
 * Compiles a pattern; null where it is no regular expression, is too large, or holds a lookbehind. Of the flags `i`, `m` and `s`
 * count; matching is by code point, as with `u`.
 */
export function compileLinearPattern(source: string, flags = ''): LinearPattern | null {
  const key = `${flags}/${source}`
  let pattern = compiled.get(key)
  if (pattern === undefined) {
    pattern = compile(source, flags) ?? { unsupported: true }
    compiled.set(key, pattern)
  }
  return 'unsupported' in pattern ? null : pattern
}

/** Whether a pattern accepts a text; an unsupported pattern, an unknown result and a text beyond 20,000 characters count as accepted. */
export function acceptsPattern(source: string, text: string): boolean {
  return text.length > longestAccepted || (compileLinearPattern(source)?.test(text) ?? true)
}

function compile(source: string, flags: string): LinearPattern | null {
  const parsed = parsePattern(source)
  if (parsed === null) return null
  const program = assemble(parsed.root, {
    ignoreCase: flags.includes('i'),
    dotAll: flags.includes('s'),
    multiline: flags.includes('m'),
  })
  return program === null ? null : { test: (text) => search(program, text) }
}

/** Translates the tree into instructions; null where there would be too many. */
function assemble(root: PatternNode & { kind: 'group' }, flags: Flags): Program | null {
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
      add(node)
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
  // Bodies of lookaheads stand behind the main program; a body may add further ones.
  for (const { address, body, negated } of lookaheads) {
    instructions[address] = { kind: 'lookahead', body: instructions.length, negated }
    addNode(body)
    add({ kind: 'match' })
  }
  if (isFull()) return null
  const isAnchored =
    !flags.multiline && root.branches.every(([first]) => first?.kind === 'assertion' && first.at === 'start')
  return { instructions, splits, hasBackReferences, isAnchored, flags }
}

/** Tries every position of the text; what failed at a branching point once is not tried there again. */
function search(program: Program, text: string): boolean | undefined {
  const budget = { steps: baseSteps + stepsPerCharacter * text.length * Math.max(1, program.splits) }
  if (program.hasBackReferences) budget.steps = baseSteps + stepsPerCharacter * text.length
  const visited = program.hasBackReferences ? null : new Uint8Array((program.splits * (text.length + 1) + 7) >> 3)
  const last = program.isAnchored ? 0 : text.length
  for (let start = 0; start <= last; start++) {
    if (isMatchAt(program, text, 0, start, visited, budget)) return true
    if (budget.steps < 0) return undefined
  }
  return false
}

/** Runs the program from one position with a stack of the alternatives that are left. */
function isMatchAt(
  program: Program,
  text: string,
  address: number,
  start: number,
  visited: Uint8Array | null,
  budget: { steps: number },
): boolean {
  const { instructions, flags } = program
  const none: Captures = []
  const stack: { pc: number; position: number; captures: Captures }[] = [
    { pc: address, position: start, captures: none },
  ]
  for (let state = stack.pop(); state !== undefined; state = stack.pop()) {
    let { pc, position, captures } = state
    for (;;) {
      if (--budget.steps < 0) return false
      const instruction = instructions[pc++] as Instruction
      if (instruction.kind === 'match') return true
      if (instruction.kind === 'split') {
        if (visited !== null) {
          const bit = instruction.slot * (text.length + 1) + position
          if (((visited[bit >> 3] as number) >> (bit & 7)) & 1) break
          visited[bit >> 3] = (visited[bit >> 3] as number) | (1 << (bit & 7))
        }
        stack.push({ pc: instruction.second, position, captures })
        pc = instruction.first
      } else if (instruction.kind === 'jump') pc = instruction.to
      else if (instruction.kind === 'set' || instruction.kind === 'any') {
        const code = text.codePointAt(position)
        if (code === undefined || !isAccepted(code, instruction.kind === 'set' ? instruction.set : null, flags)) break
        position += code > 0xffff ? 2 : 1
      } else if (instruction.kind === 'span') {
        const ends = measureSpan(text, position, instruction, flags, budget)
        if (ends.length === 0) break
        // The longest one is tried first, as a greedy quantifier does.
        for (const end of ends.slice(0, -1)) stack.push({ pc, position: end, captures })
        position = ends.at(-1) as number
      } else if (instruction.kind === 'assertion') {
        if (!holdsAt(text, position, instruction.at, flags)) break
      } else if (instruction.kind === 'capture') {
        if (program.hasBackReferences) {
          const changed = [...captures]
          changed[instruction.boundary] = position
          captures = changed
        }
      } else if (instruction.kind === 'back-reference') {
        const from = captures[instruction.capture * 2]
        const to = captures[instruction.capture * 2 + 1]
        const repeated = from === undefined || to === undefined ? '' : text.slice(from, to)
        budget.steps -= repeated.length >> 3 // The time of the comparison, far less than a step for each character.
        if (!text.startsWith(repeated, position)) break
        position += repeated.length
      } else {
        const own = visited === null ? null : new Uint8Array(visited.length)
        budget.steps -= visited === null ? 0 : visited.length >> 3
        const holds = isMatchAt(program, text, instruction.body, position, own, budget)
        if (holds === instruction.negated) break
      }
    }
  }
  return false
}

/** The positions at which a repetition of one class can end, shortest first. */
function measureSpan(
  text: string,
  start: number,
  { set, min, max }: Instruction & { kind: 'span' },
  flags: Flags,
  budget: { steps: number },
): number[] {
  const ends: number[] = min === 0 ? [start] : []
  let position = start
  for (let count = 1; count <= max; count++) {
    if (--budget.steps < 0) break
    const code = text.codePointAt(position)
    if (code === undefined || !isAccepted(code, set, flags)) break
    position += code > 0xffff ? 2 : 1
    if (count >= min) ends.push(position)
  }
  return ends
}

function isAccepted(code: number, set: CharacterSet | null, flags: Flags): boolean {
  if (set === null) return flags.dotAll || !isLineEnd(code)
  if (!flags.ignoreCase || code > 0xffff) return isInSet(code, set)
  const character = String.fromCharCode(code)
  return (
    [character, character.toLowerCase(), character.toUpperCase()].some(
      (form) => form.length === 1 && isInSet(form.charCodeAt(0), set) !== set.negated,
    ) !== set.negated
  )
}

function holdsAt(text: string, position: number, at: string, { multiline }: Flags): boolean {
  if (at === 'start') return position === 0 || (multiline && isLineEnd(text.charCodeAt(position - 1)))
  if (at === 'end') return position === text.length || (multiline && isLineEnd(text.charCodeAt(position)))
  const isBoundary = isWordCharacter(text.charCodeAt(position - 1)) !== isWordCharacter(text.charCodeAt(position))
  return isBoundary === (at === 'word-boundary')
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029
}

function isWordCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
}
