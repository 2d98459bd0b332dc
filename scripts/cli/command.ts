/** What commands share: the form of their definition, exit codes, the error for wrong options, and readers of option values. */

/** One option; `flags` in commander's form. */
export interface OptionDefinition {
  flags: string
  about: string
  default?: string | number | boolean
  /** The option may be given several times; all values count. */
  repeat?: boolean
}

/** A command as data: its options, help text and function. */
export interface CommandDefinition {
  argument?: { name: string; about: string; isOptional?: boolean }
  /** Options after the first argument belong to the argument: a command line of another program. */
  stopsAtArgument?: boolean
  options: readonly OptionDefinition[]
  examples: readonly string[]
  /** Lines of the help text after the examples. */
  notes?: readonly string[]
  /** What 0, 1 or 3 mean where the command differs from the others. */
  exitCodes?: ExitCodeTexts
  /** Runs the command and returns its exit code. @throws UsageError at wrong options */
  run(args: readonly string[], options: Record<string, unknown>, io: Io): Promise<number>
}

/** Streams and environment of a command: results go to `out`, everything else to `log`. */
export interface Io {
  /** Writes a text as it is, without a line end added. */
  out(text: string): void
  /** Writes one line. */
  log(line: string): void
  /** True where `out` is a terminal that shows colour. */
  color: boolean
  /** True where `log` writes to a terminal, on which a line can be overwritten. */
  live: boolean
  env: Readonly<Record<string, string | undefined>>
}

/** Wrong options or unreadable input: exit code 2 and one line that says what to do. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** The exit codes of every command. */
export const exitCodes = { ok: 0, failed: 1, wrongOptions: 2, notTested: 3 } as const

/** Texts for the help by name of the exit code. */
export type ExitCodeTexts = Partial<Record<keyof typeof exitCodes, string>>

const exitCodeTexts: Required<ExitCodeTexts> = {
  ok: 'all checks passed',
  failed: 'a check failed',
  wrongOptions: 'wrong options or unreadable input',
  notTested: 'could not be tested',
}

/** The line of the help that lists the exit codes. */
export function describeExitCodes(texts: ExitCodeTexts = {}): string {
  const merged = { ...exitCodeTexts, ...texts }
  const list = Object.entries(exitCodes).map(([name, code]) => `${code} ${merged[name as keyof typeof exitCodes]}`)
  return `Exit codes: ${list.join(' · ')}`
}

/** A whole number from an option's text. */
export function toWhole(option: string, value: unknown, least: number): number | undefined {
  if (value === undefined) return undefined
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : Number.NaN
  if (!Number.isInteger(number) || number < least)
    throw new UsageError(`${option} is ${JSON.stringify(value)}; it must be a whole number of at least ${least}`)
  return number
}

/** An amount of money from an option's text. */
export function toAmount(option: string, value: unknown): number | undefined {
  if (value === undefined) return undefined
  const number =
    typeof value === 'string' && /^\$?\d+(\.\d+)?$/.test(value.trim())
      ? Number(value.trim().replace('$', ''))
      : Number.NaN
  if (!Number.isFinite(number))
    throw new UsageError(`${option} is ${JSON.stringify(value)}; it must be an amount of US dollars such as 0.50`)
  return number
}

/** One of a few words. */
export function toOneOf<T extends string>(option: string, value: unknown, words: readonly T[]): T | undefined {
  if (value === undefined) return undefined
  const found = words.find((word) => word === value)
  if (found === undefined) throw new UsageError(`${option} is ${JSON.stringify(value)}; there are: ${words.join(', ')}`)
  return found
}

/** The values of an option that may be given several times. */
export function toList(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined
  return (Array.isArray(value) ? value : [value]).map(String)
}
