/** Runs the program of a pattern on a text. Each branching point is visited at most once at each position. */
import type { Flags, Instruction, Program } from './pattern-program.ts'
import { isInSet, type CharacterSet } from './pattern-syntax.ts'

/** The start and the end of each capturing group: two numbers for each. */
type Captures = readonly number[]

const none: Captures = []
const baseSteps = 50_000
const stepsPerCharacter = 40
/** About a third of a second. A simple pattern takes a few steps for each character, so a text of a megabyte stays below this number. */
const mostSteps = 10_000_000

/** Whether the text has the literal that every match contains; true if no literal is known. */
function mayMatch({ literal, flags }: Program, text: string): boolean {
  if (literal === '' || text.includes(literal)) return true
  if (!flags.ignoreCase) return false
  // The same text is tried with many fixtures in a row.
  if (folded.text !== text) folded = { text, lower: text.toLowerCase(), isAscii: !/[^\0-\x7f]/.test(text) }
  return !folded.isAscii || folded.lower.includes(literal)
}

let folded = { text: '', lower: '', isAscii: true }

/** How many steps are left. */
export interface StepCount {
  steps: number
}

/** Tries every position of the text. A branch that failed at a position is not tried there again. `shared` is a further bound, which is lowered. */
export function search(program: Program, text: string, shared?: StepCount): boolean | undefined {
  if (!mayMatch(program, text)) return false
  const factor = program.hasBackReferences ? 1 : Math.max(1, program.splits)
  const own = Math.min(mostSteps, baseSteps + stepsPerCharacter * text.length * factor)
  const most = Math.min(own, shared?.steps ?? own)
  const budget = { steps: most }
  const found = searchFrom(program, text, budget)
  // Clearing the memory of visited positions, 64 bytes for a step, may take longer than the steps.
  if (shared !== undefined) shared.steps -= most - budget.steps + ((program.splits * text.length) >> 9)
  return found
}

function searchFrom(program: Program, text: string, budget: StepCount): boolean | undefined {
  const visited = program.hasBackReferences ? null : new Uint8Array((program.splits * (text.length + 1) + 7) >> 3)
  const last = program.isAnchored ? 0 : text.length
  for (let start = 0; start <= last; start++) {
    if (isMatchAt(program, text, 0, start, visited, budget)) return true
    if (budget.steps < 0) return undefined
  }
  return false
}

/** Runs the program from one position, with a stack of the alternatives that are still to be tried. */
function isMatchAt(
  program: Program,
  text: string,
  address: number,
  start: number,
  visited: Uint8Array | null,
  budget: StepCount,
): boolean {
  const { instructions, flags } = program
  // Each alternative is two numbers in a row: its address and its position. Objects would take four times as long.
  const stack: number[] = [address, start]
  const captured: Captures[] = [none]
  let size = 2
  while (size > 0) {
    let position = stack[--size] as number
    let pc = stack[--size] as number
    let captures = program.hasBackReferences ? (captured[size >> 1] as Captures) : none
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
        leave(instruction.second, position, captures)
        pc = instruction.first
      } else if (instruction.kind === 'jump') pc = instruction.to
      else if (instruction.kind === 'set' || instruction.kind === 'any') {
        const code = text.codePointAt(position)
        if (code === undefined) break
        if (instruction.kind === 'any' ? !isAccepted(code, null, flags) : !isMember(code, instruction, flags)) break
        position += code > 0xffff ? 2 : 1
      } else if (instruction.kind === 'span') {
        const ends = measureSpan(text, position, instruction, flags, budget)
        if (ends.length === 0) break
        // The longest one is tried first, as a greedy quantifier does.
        for (const end of ends.slice(0, -1)) leave(pc, end, captures)
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
        budget.steps -= repeated.length >> 3 // Comparing eight characters counts as one step.
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

  function leave(pc: number, position: number, captures: Captures): void {
    if (program.hasBackReferences) captured[size >> 1] = captures
    stack[size++] = pc
    stack[size++] = position
  }
}

function isMember(code: number, instruction: Instruction & { kind: 'set' }, flags: Flags): boolean {
  if (instruction.single >= 0) return code === instruction.single
  if (code > 127) return isAccepted(code, instruction.set, flags)
  instruction.ascii ??= Uint8Array.from({ length: 128 }, (_, one) => Number(isAccepted(one, instruction.set, flags)))
  return instruction.ascii[code] === 1
}

/** The positions at which a repetition of one class can end, shortest first. */
function measureSpan(
  text: string,
  start: number,
  { set, min, max }: Instruction & { kind: 'span' },
  flags: Flags,
  budget: StepCount,
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
