/** The command `validate`: judges recorded traffic offline. */
import { operations } from '../../../openapi/document.ts'
import { defaultLimits, extensions } from '../../../openapi/readers/index.ts'
import { exitCodes, toList, toOneOf, toWhole, UsageError, type CommandDefinition } from '../../cli/command.ts'
import { reporterOption, toOutputs, writeReports } from '../../cli/report-files.ts'
import { runValidate } from './validate.ts'

const megabyte = 1024 * 1024
const example = 'kimi-contract validate capture.har answers/*.json --profile vendor'

export const validateCommand: CommandDefinition = {
  argument: {
    name: 'files...',
    about: `recordings: ${extensions.join(' ')} (each also as .gz); the extension decides how a file is read`,
  },
  options: [
    { flags: '--operation <id>', about: 'the operation that was answered, where the file does not state it' },
    { flags: '--status <n>', about: 'the HTTP status, where the file does not state it' },
    { flags: '--profile <name>', about: 'official or vendor', default: 'official' },
    { flags: '--strict', about: 'count warnings as failures' },
    {
      flags: '--requests',
      about:
        'judge requests as well: what Kimi refuses, and what was lost since an earlier answer of the file; reported apart, ' +
        'and a failure there gives exit code 1',
    },
    {
      flags: '--max-line-mb <n>',
      about: `longest line of a body in MB; judging stops at a longer one (default: ${defaultLimits.lineBytes / megabyte})`,
    },
    {
      flags: '--max-file-mb <n>',
      about: `largest file in MB, once unpacked (default: ${defaultLimits.fileBytes / megabyte})`,
    },
    {
      flags: '--max-total-mb <n>',
      about: `largest sum of all files in MB, once unpacked (default: ${defaultLimits.totalBytes / megabyte})`,
    },
    reporterOption,
  ],
  examples: [example, 'kimi-contract validate run.har --reporter junit=report.xml'],
  async run(files, options, io) {
    if (files.length === 0)
      throw new UsageError(`validate needs at least one file (${extensions.join(' ')}); example: ${example}`)
    const operationIds = operations.map((one) => one.operationId)
    const operationId = toOneOf('--operation', options.operation, operationIds) ?? null
    const profile = toOneOf('--profile', options.profile, ['official', 'vendor'] as const) ?? 'official'
    const limits = {
      lineBytes: toBytes('--max-line-mb', options.maxLineMb) ?? defaultLimits.lineBytes,
      fileBytes: toBytes('--max-file-mb', options.maxFileMb) ?? defaultLimits.fileBytes,
      totalBytes: toBytes('--max-total-mb', options.maxTotalMb) ?? defaultLimits.totalBytes,
    }
    const outputs = toOutputs(toList(options.reporter))
    const { report, exitCode } = await runValidate(files, {
      operationId,
      status: toStatus(options.status),
      profile,
      strict: options.strict === true,
      requests: options.requests === true,
      limits,
      log: (line) => io.log(line),
      now: () => performance.now(),
    })
    const isWritten = writeReports(report, outputs, io)
    return exitCode === exitCodes.ok && !isWritten ? exitCodes.wrongOptions : exitCode
  },
}

function toStatus(value: unknown): number | null {
  if (value === undefined) return null
  if (typeof value !== 'string' || !/^[1-5]\d\d$/.test(value))
    throw new UsageError(`--status ${String(value)} is no HTTP status; give a number from 100 to 599`)
  return Number(value)
}

function toBytes(option: string, value: unknown): number | undefined {
  const megabytes = toWhole(option, value, 1)
  return megabytes === undefined ? undefined : megabytes * megabyte
}
