/**
 * Matches patterns that come from requests, fixtures and files in bounded time. The native engine backtracks: a pattern such as
 * `^(a|a)*$` would block the process. Here each branching point is visited at most once per position of the text, so time is
 * linear in the text. This is not possible for back references and lookaheads: they end after a number of steps, without a result.
 *
 * A port of RE2 was tried (re2js 2.10, November 2026): its import alone took 20 to 50 ms of every start, compiling
 * `a{0,1000}a{0,1000}a{0,1000}` took 0.2 s, and it has neither lookaheads nor the escapes of ECMAScript.
 */
import { createRecentMap } from '../recent-map.ts'
import { assemble } from './pattern-program.ts'
import { search } from './pattern-search.ts'
import type { StepCount } from './pattern-search.ts'
import { parsePattern } from './pattern-syntax.ts'

/** A compiled pattern. */
export interface LinearPattern {
  /** Whether the pattern matches somewhere in the text; undefined if it took too many steps, its own or those of `shared`, which it lowers. */
  test(text: string, shared?: StepCount): boolean | undefined
}

const longestAccepted = 20_000

const compiled = createRecentMap<string, LinearPattern | { unsupported: true }>(500)

/**
 * Compiles a pattern; null if it is not a regular expression, is too large, or has a lookbehind. Only the flags `i`, `m` and `s`
 * have an effect. Characters are code points, as with the flag `u`.
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

/** Steps that the schemas of one request may take together, about half a second: a request can have thousands of slow patterns. */
const mostSharedSteps = 15_000_000

let left: StepCount = { steps: mostSharedSteps }

/** To be called before the answers to a request are composed: its patterns get all steps. */
export function renewPatternSteps(): void {
  left = { steps: mostSharedSteps }
}

/**
 * Whether a pattern accepts a text. Also true if the pattern is not supported, takes too many steps or the last of those of the request,
 * or if the text is longer than 20,000 characters.
 */
export function acceptsPattern(source: string, text: string): boolean {
  return text.length > longestAccepted || left.steps <= 0 || (compileLinearPattern(source)?.test(text, left) ?? true)
}

function compile(source: string, flags: string): LinearPattern | null {
  const parsed = parsePattern(source)
  if (parsed === null) return null
  const program = assemble(parsed.root, {
    ignoreCase: flags.includes('i'),
    dotAll: flags.includes('s'),
    multiline: flags.includes('m'),
  })
  return program === null ? null : { test: (text, shared) => search(program, text, shared) }
}
