/** What commands share: their definition, wrong use, and the streams they speak on. */

/** One option; `flags` in commander's form. */
export interface OptionDefinition {
  flags: string
  about: string
  default?: string | number | boolean
  /** May be said several times; each value counts. */
  repeat?: boolean
}

/** A command as data: its parser, help text and loader. */
export interface CommandDefinition {
  argument?: { name: string; about: string }
  options: readonly OptionDefinition[]
  examples: readonly string[]
  /** Runs the command; the exit code comes back. */
  run(args: readonly string[], options: Record<string, unknown>, io: Io): Promise<number>
}

/** Where a command speaks: results on `out`, everything else on `say`. */
export interface Io {
  /** Text as it is, without a line end added. */
  out(text: string): void
  /** One line for a person. */
  log(line: string): void
  /** Whether `out` is a terminal that wants colour. */
  color: boolean
  /** Whether `say` goes to a terminal, where a line may be written over. */
  live: boolean
  env: Readonly<Record<string, string | undefined>>
}

/** Wrong use of a command: exit code 2, one line that says what to do. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** Exit codes, fixed: kept, breached, wrong use, no verdict. */
export const exitCodes = { ok: 0, failed: 1, wrongOptions: 2, notTested: 3 } as const

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

/** A list of texts from an option that may be repeated. */
export function toList(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined
  return (Array.isArray(value) ? value : [value]).map(String)
}
