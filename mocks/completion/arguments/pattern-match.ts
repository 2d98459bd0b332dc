/** The tree of a regular expression, and texts that it matches. */
import type { Random } from '../../state/clock.ts'

/** A piece of a regular expression. */
export type PatternNode =
  | { kind: 'set'; ranges: readonly (readonly [number, number])[]; negated: boolean }
  | { kind: 'group'; branches: readonly PatternNode[][]; capture: number }
  | { kind: 'repeat'; node: PatternNode; min: number; max: number }
  | { kind: 'back'; capture: number }
  | { kind: 'empty' }

/** Characters to choose from, the plainest first. */
export const nice = [...'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -_.,:/@#+é中'].map(
  (c) => c.codePointAt(0) as number,
)

/** Whether a code point lies in one of the ranges. */
export function inRanges(code: number, ranges: readonly (readonly [number, number])[]): boolean {
  return ranges.some(([from, to]) => code >= from && code <= to)
}

/** Writes a text that the tree matches; `extra` adds repetitions to the least. */
export function writeMatch(
  node: PatternNode,
  random: Random,
  extra: number,
  state: { captured: string[]; length: number },
): string {
  if (node.kind === 'empty' || state.length > 100_000) return ''
  if (node.kind === 'back') return state.captured[node.capture] ?? ''
  if (node.kind === 'set') {
    state.length++
    return String.fromCodePoint(pick(node, random))
  }
  if (node.kind === 'repeat') {
    const times = Math.min(node.max, node.min + extra, Math.max(node.min, 100_000))
    let text = ''
    for (let i = 0; i < times && state.length <= 100_000; i++) text += writeMatch(node.node, random, extra, state)
    return text
  }
  const branch = node.branches[random.integer(node.branches.length)] ?? []
  let text = ''
  for (const part of branch) text += writeMatch(part, random, extra, state)
  if (node.capture > 0) state.captured[node.capture] = text
  return text
}

function pick(set: { ranges: readonly (readonly [number, number])[]; negated: boolean }, random: Random): number {
  const start = random.integer(nice.length)
  for (let i = 0; i < nice.length; i++) {
    const code = nice[(start + i) % nice.length] as number
    if (inRanges(code, set.ranges) !== set.negated) return code
  }
  if (!set.negated) return set.ranges[0]?.[0] ?? 97
  for (let code = 33; code < 0x3000; code++) if (!inRanges(code, set.ranges)) return code
  return 97
}
