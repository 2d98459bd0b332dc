/** Shared by all commands: the type of their definition, exit codes, the error for wrong options, and functions that read option values. */

/** One option; `flags` has the syntax of commander. */
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
  /** Options after the first argument belong to that argument, which is the command line of another program. */
  stopsAtArgument?: boolean
  options: readonly OptionDefinition[]
  examples: readonly string[]
  /** Lines of the help text after the examples. */
  notes?: readonly string[]
  /** The meanings of exit codes that differ from those of other commands. */
  exitCodes?: ExitCodeTexts
  /** Runs the command and returns its exit code. @throws UsageError if an option is wrong */
  run(args: readonly string[], options: Record<string, unknown>, io: Io): Promise<number>
}

/** Streams and environment of a command: results go to `out`, everything else to `log`. */
export interface Io {
  /** Writes a text without adding a line end. */
  out(text: string): void
  /** Writes one line. */
  log(line: string): void
  /** Whether `out` is a terminal that shows colour. */
  color: boolean
  /** Whether `log` writes to a terminal, on which a line can be overwritten. */
  live: boolean
  env: Readonly<Record<string, string | undefined>>
}

/** Thrown for wrong options and unreadable input. It gives exit code 2, and its message says what to do. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** The exit codes of every command. */
export const exitCodes = { ok: 0, failed: 1, wrongOptions: 2, notTested: 3 } as const

/** Texts for the help, by the name of the exit code. */
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
