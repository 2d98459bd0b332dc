/** `check --merge FILE…`: joins the JSON reports of shards, and writes the result with every reporter. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Ajv2020 } from 'ajv/dist/2020.js'
import {
  MergeError,
  mergeReports,
  type NamedReport,
  toExitCode,
  type SuiteReport,
} from '../../../tests/suite/reporters/index.ts'
import { exitCodes, UsageError, type Io } from '../../cli/command.ts'
import { writeReports, type Output } from '../../cli/report-files.ts'
import { readTextFile } from '../../cli/text-file.ts'

/** The options that apply to a merge; the others have no effect, because a merge sends nothing. */
const allowed = new Set(['merge', 'reporter'])

/**
 * Merges the files and returns the exit code of the whole run.
 * @throws UsageError if a file is not a report of a shard, a shard is missing or given twice, or an option has no effect
 */
export function mergeShards(
  files: readonly string[],
  options: Record<string, unknown>,
  given: { outputs: readonly Output[]; io: Io },
): number {
  const extra = Object.keys(options).find((name) => !allowed.has(name))
  if (extra !== undefined)
    throw new UsageError(`--merge sends nothing, so --${toFlag(extra)} has no effect; leave it out`)
  const report = merge(files.map((file) => ({ name: file, report: readReport(file) })))
  const written = writeReports(report, given.outputs, given.io)
  const exitCode = toExitCode(report.verdict)
  if (exitCode === exitCodes.notTested) given.io.log(`could not be tested: ${report.inconclusiveBecause ?? ''}`)
  return !written && exitCode === exitCodes.ok ? exitCodes.wrongOptions : exitCode
}

function merge(reports: readonly NamedReport[]): SuiteReport {
  try {
    return mergeReports(reports)
  } catch (error) {
    if (error instanceof MergeError) throw new UsageError(error.message)
    throw error
  }
}

function readReport(file: string): SuiteReport {
  const text = readTextFile('--merge', file)
  let report: unknown
  try {
    report = JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${file} cannot be read as a JSON report: ${error instanceof Error ? error.message : error}`)
  }
  const isReport = compileSchema()
  if (!isReport(report)) {
    const [first] = isReport.errors ?? []
    throw new UsageError(
      `${file} is no report of check --reporter json: ${first?.instancePath || 'the document'} ${first?.message ?? ''}`,
    )
  }
  if ('files' in (report as object))
    throw new UsageError(`${file} is a report of validate; --merge takes those of check --shard`)
  return report as SuiteReport
}

let compiled: ReturnType<Ajv2020['compile']> | null = null

function compileSchema(): ReturnType<Ajv2020['compile']> {
  if (compiled !== null) return compiled
  // A CommonJS module whose types do not fit an ES import.
  const { Ajv2020: Ajv } = createRequire(import.meta.url)('ajv/dist/2020.js') as { Ajv2020: typeof Ajv2020 }
  const schema = readFileSync(new URL('../../../tests/suite/reporters/report.schema.json', import.meta.url), 'utf8')
  compiled = new Ajv({ strict: false }).compile(JSON.parse(schema) as object)
  return compiled
}

function toFlag(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
