/** `--reporter NAME[=FILE]`: the files are checked before a run starts, and replaced in one step when it ends. */
import { accessSync, appendFileSync, constants, renameSync, rmSync, statSync, writeFileSync, type Stats } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { markdown, reporters, type Reporter, type Report } from '../../tests/suite/reporters/index.ts'
import { findNearestNames } from '../../openapi/nearest-names.ts'
import { UsageError, type Io } from './command.ts'

/** A reporter and the file for its text; null is stdout. */
export interface Output {
  reporter: Reporter
  file: string | null
}

/** The option of every command that writes reports. */
export const reporterOption = {
  flags: '--reporter <name[=file]>',
  about: `${reporters.map((one) => one.name).join(', ')}; with =FILE into a file; may be repeated (default: pretty)`,
  repeat: true,
} as const

/** A file that a command writes, with the option that names it; null if the option was not given. */
export type NamedFile = readonly [option: string, file: string | null]

/**
 * Reads the values of the option; `others` are the other files that the command writes.
 * @throws UsageError if a name is unknown, a file cannot be written, or two options name the same file
 */
export function toOutputs(specs: readonly string[] | undefined, others: readonly NamedFile[] = []): Output[] {
  const outputs = (specs === undefined || specs.length === 0 ? ['pretty'] : specs).map((spec) => {
    const cut = spec.indexOf('=')
    const name = cut < 0 ? spec : spec.slice(0, cut)
    const file = cut < 0 ? null : spec.slice(cut + 1)
    const names = reporters.map((one) => one.name)
    const reporter = reporters.find((one) => one.name === name)
    if (!reporter)
      throw new UsageError(
        `--reporter ${name} is unknown; did you mean ${findNearestNames(name, names, { most: 1, onlySimilar: false })[0]}? There are: ${names.join(', ')}`,
      )
    if (file !== null) assertWritable(`--reporter ${name}`, file)
    return { reporter, file }
  })
  assertDistinct([
    ...outputs.map(({ reporter, file }) => [`--reporter ${reporter.name}`, file] as const),
    ...others.map(([option, file]) => [option, file] as const),
  ])
  return outputs
}

/** Checks that no file is named twice, because the second text would replace the first. A device may be named several times. */
function assertDistinct(files: readonly NamedFile[]): void {
  const seen = new Map<string, string>()
  for (const [option, file] of files) {
    if (file === null || findFile(option, file)?.isFile() === false) continue
    const before = seen.get(resolve(file))
    if (before !== undefined)
      throw new UsageError(`${before} and ${option} both write ${file}; name a different file for each`)
    seen.set(resolve(file), option)
  }
}

/** Checks that a file can be written, before any work is done for it. @throws UsageError if it cannot */
export function assertWritable(option: string, file: string): void {
  if (file.trim() === '') throw new UsageError(`${option} needs a file name`)
  const folder = dirname(resolve(file))
  if (findFile(option, file)?.isDirectory()) throw new UsageError(`${option}: ${file} is a directory; name a file`)
  if (!findFile(option, folder)?.isDirectory())
    throw new UsageError(`${option}: there is no directory ${folder}; make it first`)
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw new UsageError(`${option}: ${folder} cannot be written to`)
  }
}

/** The file or folder at a path; undefined if there is none. @throws UsageError if the path cannot be examined, for instance because it is too long */
export function findFile(option: string, path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    const shown = path.length > 200 ? `${path.slice(0, 200)}…` : path
    throw new UsageError(`${option}: ${shown} cannot be opened (${code}); check the path and its permissions`)
  }
}

/** Writes a file completely or not at all: writes a temporary file and renames it. Devices are written directly. */
export function writeWhole(file: string, text: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) return writeFileSync(file, text)
  const temporary = join(dirname(resolve(file)), `.${basename(file)}.${process.pid}.tmp`)
  try {
    writeFileSync(temporary, text)
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** Writes the report to each output; returns false if one could not be written. */
export function writeReports(report: Report, outputs: readonly Output[], io: Io): boolean {
  let written = true
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
      written = false
      io.log(
        `the ${reporter.name} report could not be written: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
  return written
}
