/** `--reporter NAME[=FILE]`: checked before a run starts, written whole or not at all. */
import { accessSync, appendFileSync, constants, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { markdown } from '../../tests/suite/reporters/markdown.ts'
import { reporters } from '../../tests/suite/reporters/index.ts'
import type { Reporter } from '../../tests/suite/reporters/reporter.ts'
import type { Report } from '../../tests/suite/reporters/report.ts'
import { findNear } from '../../tests/suite/runner/select.ts'
import { UsageError, type Io } from './command.ts'

/** A reporter and where its text goes; null is stdout. */
export interface Output {
  reporter: Reporter
  file: string | null
}

/** The option, for every command that reports. */
export const reporterOption = {
  flags: '--reporter <name[=file]>',
  about: `${reporters.map((one) => one.name).join(', ')}; with =FILE into a file; may be repeated (default: pretty)`,
  repeat: true,
} as const

/** Reads the specs; throws when a name is unknown or a file could not be written. */
export function toOutputs(specs: readonly string[] | undefined): Output[] {
  return (specs === undefined || specs.length === 0 ? ['pretty'] : specs).map((spec) => {
    const cut = spec.indexOf('=')
    const name = cut < 0 ? spec : spec.slice(0, cut)
    const file = cut < 0 ? null : spec.slice(cut + 1)
    const names = reporters.map((one) => one.name)
    const reporter = reporters.find((one) => one.name === name)
    if (!reporter)
      throw new UsageError(
        `--reporter ${name} is unknown; did you mean ${findNear(name, names, 1)[0]}? There are: ${names.join(', ')}`,
      )
    if (file !== null) assertWritable(`--reporter ${name}`, file)
    return { reporter, file }
  })
}

/** Throws when a file cannot be written there, before any work is done for it. */
export function assertWritable(option: string, file: string): void {
  if (file.trim() === '') throw new UsageError(`${option}= needs a file name after the equals sign`)
  const folder = dirname(resolve(file))
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isDirectory()) throw new UsageError(`${option}: ${file} is a directory; name a file`)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${option}: there is no directory ${folder}; make it first`)
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw new UsageError(`${option}: ${folder} cannot be written to`)
  }
}

/** Writes a file whole or not at all: beside it first, then in its place. Devices are written to directly. */
export function writeWhole(file: string, text: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) return writeFileSync(file, text)
  const beside = join(dirname(resolve(file)), `.${basename(file)}.${process.pid}.tmp`)
  try {
    writeFileSync(beside, text)
    renameSync(beside, file)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

/** Hands the report to each output; false when a file could not be written after all. */
export function writeReports(report: Report, outputs: readonly Output[], io: Io): boolean {
  let whole = true
  for (const { reporter, file } of outputs) {
    const text = reporter.render(report, { color: file === null && io.color })
    try {
      if (file === null) io.out(text.endsWith('\n') ? text : `${text}\n`)
      else {
        writeWhole(file, text)
        io.log(`${reporter.name} report written to ${file}`)
      }
      const summary = io.env.GITHUB_STEP_SUMMARY
      if (reporter.name === 'github' && summary) appendFileSync(summary, markdown.render(report))
    } catch (error) {
      whole = false
      io.log(
        `the ${reporter.name} report could not be written: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
  return whole
}
