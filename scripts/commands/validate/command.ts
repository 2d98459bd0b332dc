/** `validate` as a command: its options as data for the shared definition of the command line, and its action. */
import { operations } from '../../../openapi/document.ts'
import type { OperationId } from '../../../openapi/types.ts'
import type { Profile } from '../../../tests/suite/checks/check.ts'
import type { FilesReport } from '../../../tests/suite/reporters/report.ts'
import { extensions, runValidate } from './run.ts'

/** What the command line hands over; `--reporter` is the caller's. */
export interface ValidateCommandOptions {
  operation?: string
  status?: string
  profile?: string
  strict?: boolean
}

/** What the action needs from its surroundings. */
export interface ValidateSurroundings {
  /** A line for stderr. */
  say(line: string): void
  /** Hands the report to the reporters. */
  report(report: FilesReport): Promise<void> | void
  now?: () => number
}

/** The command for the shared definition: names, options, example. */
export const validateCommand = {
  name: 'validate',
  summary: 'judge recorded traffic offline',
  argument: {
    name: 'files...',
    about: `recordings: ${extensions.join(' ')} (each also as .gz); the name says how a file is read`,
  },
  options: [
    { flags: '--operation <id>', about: 'the operation that was answered, where the file does not tell' },
    { flags: '--status <n>', about: 'the HTTP status, where the file does not tell' },
    { flags: '--profile <name>', about: 'official or vendor', default: 'official' },
    { flags: '--strict', about: 'count warnings as failures' },
  ],
  example: 'kimi-contract validate capture.har answers/*.json --profile vendor',
} as const

/** Runs the command and returns its exit code. */
export async function validateAction(
  files: readonly string[],
  options: ValidateCommandOptions,
  surroundings: ValidateSurroundings,
): Promise<number> {
  const wrong = findWrongUse(files, options)
  if (wrong !== null) {
    surroundings.say(wrong)
    return 2
  }
  const { report, exitCode } = await runValidate(files, {
    operationId: (options.operation as OperationId | undefined) ?? null,
    status: options.status === undefined ? null : Number(options.status),
    profile: (options.profile as Profile | undefined) ?? 'official',
    strict: options.strict ?? false,
    say: surroundings.say,
    ...(surroundings.now ? { now: surroundings.now } : {}),
  })
  await surroundings.report(report)
  return exitCode
}

/** What is wrong with the call, in one line that says what to do; null when nothing is. */
export function findWrongUse(files: readonly string[], options: ValidateCommandOptions): string | null {
  if (files.length === 0)
    return `validate needs at least one file (${extensions.join(' ')}); example: ${validateCommand.example}`
  const ids = operations.map((one) => one.operationId)
  if (options.operation !== undefined && !ids.includes(options.operation as OperationId))
    return `--operation ${options.operation} is no operation; there are: ${ids.join(', ')}`
  if (options.status !== undefined && !/^[1-5]\d\d$/.test(options.status))
    return `--status ${options.status} is no HTTP status; give a number from 100 to 599`
  if (options.profile !== undefined && options.profile !== 'official' && options.profile !== 'vendor')
    return `--profile ${options.profile} is unknown; there are official and vendor`
  return null
}
