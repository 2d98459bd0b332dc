/** `check --snapshot FILE`: keeps the observed shape in a file and judges later runs against it; drift is a warning. */
import { existsSync } from 'node:fs'
import type { Exchange } from '../../../../openapi/exchange.ts'
import { countStatuses, toVerdict, type SuiteReport } from '../../../../tests/suite/reporters/report.ts'
import { createObserver } from '../../../../tests/suite/snapshot/observe.ts'
import { findShapeDrift, type Drift } from '../../../../tests/suite/snapshot/drift.ts'
import { toSnapshotText, type Snapshot } from '../../../../tests/suite/snapshot/snapshot.ts'
import type { Shapes } from '../../../../tests/suite/snapshot/shape.ts'
import { UsageError, type Io, type OptionDefinition } from '../../../cli/command.ts'
import { assertWritable, writeWhole } from '../../../cli/report-files.ts'
import { readSnapshot } from './file.ts'
import { toDriftRows } from './rows.ts'
import { toSuggestion } from './suggest.ts'

/** The options of `check` that concern drift. */
export const snapshotOptions: readonly OptionDefinition[] = [
  {
    flags: '--snapshot <file>',
    about: 'keep the shape of the answers in this file; once it is there, warn of what appeared, vanished or changed',
  },
  { flags: '--update-snapshot', about: 'write the snapshot anew, with what changed' },
  { flags: '--suggest [file]', about: 'print members the spec does not know as a patch for openapi/schemas' },
]

export interface SnapshotWatch {
  onExchange: (exchange: Exchange, caseId: string) => void
  /** Adds the drift to the report and writes what is to be written; call once, after the run. */
  finish(report: SuiteReport, strict: boolean): SuiteReport
  /** Prints or writes the patch; call after the reports. */
  suggest(report: SuiteReport, stdoutIsTaken: boolean): void
  /** False once a file could not be written after all. */
  whole(): boolean
}

/**
 * Reads the options and the file, before anything is sent; null where nobody asked.
 * @throws UsageError for a file that is no snapshot: it is never written over.
 */
export function openSnapshot(
  options: Record<string, unknown>,
  io: Io,
  now: () => Date = () => new Date(),
): SnapshotWatch | null {
  const file = typeof options.snapshot === 'string' ? options.snapshot : null
  const update = options.updateSnapshot === true
  if (file === null && update) throw new UsageError('--update-snapshot needs --snapshot FILE')
  if (typeof options.suggest === 'string') assertWritable('--suggest', options.suggest)
  if (file !== null) assertWritable('--snapshot', file)
  const before = file === null ? null : readSnapshot(file)
  if (file === null && options.suggest === undefined) return null
  const observer = createObserver()
  let whole = true
  const write = (path: string, text: string, done: string) => {
    try {
      writeWhole(path, text)
      io.log(done)
    } catch (error) {
      whole = false
      io.log(`${path} could not be written: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return {
    whole: () => whole,
    onExchange: observer.add,
    finish(report, strict) {
      if (file === null) return report
      const ran = toRan(report)
      const target = toTarget(report)
      const snapshot: Snapshot = { target, shapes: observer.toShapes(ran) }
      const untold = findReasonNotToTell(report, snapshot.shapes)
      if (untold !== null) {
        io.log(`the snapshot ${file} was neither compared nor written: ${untold}`)
        return report
      }
      if (before === null) {
        if (existsSync(file)) io.log(`${file} appeared during the run: it was left as it is`)
        else write(file, toSnapshotText(snapshot), `snapshot written to ${file}: ${describe(snapshot.shapes)}`)
        return report
      }
      const known = new Set([...before.shapes.values()].flatMap((group) => group.cases))
      const same: Shapes = observer.toShapes(new Set([...ran].filter((one) => known.has(one))))
      const drift = findShapeDrift(
        { kind: before.target.kind, shapes: before.shapes },
        { kind: target.kind, shapes: same },
        ran,
      )
      if (update) {
        const done = `snapshot ${file} written anew: ${countChanges(drift)}, ${describe(snapshot.shapes)}`
        write(file, toSnapshotText(snapshot), done)
        const lost = [...known].filter((one) => !ran.has(one)).length
        if (lost > 0) io.log(`warning: ${lost} cases of the old snapshot were not run and are no longer in it`)
      } else io.log(`compared with the snapshot ${file}: ${countChanges(drift)}`)
      return withDrift(report, update ? drift.map(toNotice) : drift, { before, file, strict })
    },
    suggest(report, stdoutIsTaken) {
      if (options.suggest === undefined) return
      const text = toSuggestion(observer.toShapes(), toTarget(report), now())
      if (text === null) io.log('--suggest: nothing was seen that the spec does not know')
      else if (typeof options.suggest === 'string')
        write(options.suggest, text, `patch for the spec written to ${options.suggest}`)
      else if (stdoutIsTaken) io.log(text)
      else io.out(text)
    },
  }
}

/** The cases that were judged: what was skipped tells nothing. */
function toRan(report: SuiteReport): Set<string> {
  return new Set(report.cases.filter((one) => one.status !== 'skip').map((one) => one.id))
}

function toTarget({ target }: SuiteReport): Snapshot['target'] {
  const kind = target.kind === 'files' ? 'server' : target.kind
  const host = kind === 'mock' ? 'embedded mock' : new URL(target.baseUrl ?? 'http://unknown').host
  return { kind, host, model: target.model, profile: target.profile }
}

function findReasonNotToTell(report: SuiteReport, shapes: Shapes): string | null {
  if (report.inconclusiveBecause !== undefined) return report.inconclusiveBecause
  return shapes.size === 0 ? 'no answer was judged' : null
}

function withDrift(
  report: SuiteReport,
  drift: readonly Drift[],
  given: { before: Snapshot; file: string; strict: boolean },
): SuiteReport {
  const cases = [...report.cases, ...toDriftRows(drift, given)]
  const model = given.before.target.model
  const notes =
    model === report.target.model
      ? report.notes
      : [...(report.notes ?? []), `the snapshot was taken with ${model}: what differs may be the model's`]
  return {
    ...report,
    ...(notes === undefined ? {} : { notes }),
    ...toVerdict(cases, report.inconclusiveBecause ?? null),
    summary: { ...report.summary, cases: cases.length, ...countStatuses(cases) },
    cases,
  }
}

function toNotice(one: Drift): Drift {
  return { ...one, severity: 'notice' }
}

function countChanges(drift: readonly Drift[]): string {
  const changed = drift.filter((one) => one.change !== 'steady').length
  return changed === 0 ? 'nothing changed' : `${changed} ${changed === 1 ? 'change' : 'changes'}`
}

function describe(shapes: Shapes): string {
  const paths = [...shapes.values()].reduce((sum, one) => sum + one.paths.size, 0)
  return `${paths} paths in ${shapes.size} ${shapes.size === 1 ? 'group' : 'groups'}`
}
