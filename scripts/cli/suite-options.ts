/** The options of every command that runs the suite, and how they are read. */
import type { SuiteOptions } from '../../tests/suite/index.ts'
import { toAmount, toList, toOneOf, toWhole, type OptionDefinition } from './command.ts'

/** All options except `--max-cost`, which each command describes differently. */
export const suiteOptions = [
  { flags: '--profile <name>', about: 'official, or vendor for other hosts of Kimi models (default: official)' },
  { flags: '--only <glob...>', about: 'run these cases: ids, groups, globs such as chat/*' },
  { flags: '--skip <glob...>', about: 'leave these cases out' },
  { flags: '--strict', about: 'count warnings as failures' },
  { flags: '--go-on', about: 'run the cases even if the base URL or the model looks wrong' },
  { flags: '--concurrency <n>', about: 'requests at a time (default: 8, live 2)' },
  { flags: '--timeout-ms <n>', about: 'time limit of one request (default: 120000)' },
] as const satisfies readonly OptionDefinition[]

/** Reads their values and that of `--max-cost`. @throws UsageError if a value is invalid */
export function readSuiteOptions(options: Record<string, unknown>) {
  return {
    only: toList(options.only),
    skip: toList(options.skip),
    strict: options.strict === true,
    goOn: options.goOn === true,
    profile: toOneOf('--profile', options.profile, ['official', 'vendor'] as const),
    concurrency: toWhole('--concurrency', options.concurrency, 1),
    timeoutMs: toWhole('--timeout-ms', options.timeoutMs, 1),
    maxCostUsd: toAmount('--max-cost', options.maxCost),
  } satisfies Partial<SuiteOptions>
}
