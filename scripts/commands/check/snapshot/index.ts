/** `check --snapshot FILE`: stores the observed shape of the answers in a file, and compares later runs with it. Differences are warnings. */
import { existsSync, readFileSync } from 'node:fs'
import type { Exchange } from '../../../../openapi/exchange.ts'
import {
  countStatuses,
  toStatus,
  toVerdict,
  type CaseReport,
  type SuiteReport,
} from '../../../../tests/suite/reporters/index.ts'
import {
  createObserver,
  findShapeDrift,
  type Drift,
  parseSnapshot,
  SnapshotError,
  toSnapshotText,
  type Snapshot,
  parseGroupKey,
  type Shapes,
} from '../../../../tests/suite/snapshot/index.ts'
import { UsageError, type Io, type OptionDefinition } from '../../../cli/command.ts'
import { assertWritable, findFile, writeWhole, type NamedFile } from '../../../cli/report-files.ts'
import { toSuggestion } from './suggest.ts'

/** The options of `check` that concern drift. */
export const snapshotOptions: readonly OptionDefinition[] = [
  {
    flags: '--snapshot <file>',
    about:
      'store the shape of the answers in this file; if it exists, warn of members that were added, removed or changed',
  },
  { flags: '--update-snapshot', about: 'replace the snapshot with what was observed' },
  { flags: '--suggest [file]', about: 'print a patch for openapi/schemas with members that the spec does not have' },
]

/** The files that these options name and the run writes. */
export function listSnapshotFiles({ snapshot, suggest }: Record<string, unknown>): NamedFile[] {
  return [
    ['--snapshot', typeof snapshot === 'string' ? snapshot : null],
    ['--suggest', typeof suggest === 'string' ? suggest : null],
  ]
}

export interface SnapshotRun {
  onExchange: (exchange: Exchange, caseId: string) => void
  /** Adds the drift to the report and writes the file; called once, after the run. */
  finish(report: SuiteReport, strict: boolean): SuiteReport
  /** Prints or writes the patch; called after the reports. */
  suggest(report: SuiteReport, stdoutIsTaken: boolean): void
  /** False if a file could not be written. */
  isWritten(): boolean
}

/**
 * Reads the options and the file before anything is sent; null if no option was given.
 * @throws UsageError for a file that is not a snapshot, which is left unchanged
 */
export function openSnapshot(
  options: Record<string, unknown>,
  io: Io,
  now: () => Date = () => new Date(),
): SnapshotRun | null {
  const file = typeof options.snapshot === 'string' ? options.snapshot : null
  const update = options.updateSnapshot === true
  if (file === null && update) throw new UsageError('--update-snapshot needs --snapshot FILE')
  if (typeof options.suggest === 'string') assertWritable('--suggest', options.suggest)
  if (file !== null) assertWritable('--snapshot', file)
  const before = file === null ? null : readSnapshot(file)
  if (file === null && options.suggest === undefined) return null
  const observer = createObserver()
  let isWritten = true
  const write = (path: string, text: string, done: string) => {
    try {
      writeWhole(path, text)
      io.log(done)
    } catch (error) {
      isWritten = false
      io.log(`${path} could not be written: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return {
    isWritten: () => isWritten,
    onExchange: observer.add,
    finish(report, strict) {
      if (file === null) return report
      const ran = toJudgedIds(report)
      const target = toTarget(report)
      const snapshot: Snapshot = { target, shapes: observer.toShapes(ran) }
      const reason = findReasonToSkip(report, snapshot.shapes)
      if (reason !== null) {
        io.log(`the snapshot ${file} was neither compared nor written: ${reason}`)
        return report
      }
      if (before === null) {
        if (existsSync(file)) io.log(`${file} was created during the run by another program; it was left unchanged`)
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
        const done = `snapshot ${file} replaced: ${countChanges(drift)}, ${describe(snapshot.shapes)}`
        write(file, toSnapshotText(snapshot), done)
        const lost = [...known].filter((one) => !ran.has(one)).length
        if (lost > 0) io.log(`warning: ${lost} cases of the old snapshot were not run and are no longer in it`)
      } else io.log(`compared with the snapshot ${file}: ${countChanges(drift)}`)
      return withDrift(report, update ? drift.map(toNotice) : drift, { before, file, strict })
    },
    suggest(report, stdoutIsTaken) {
      if (options.suggest === undefined) return
      const text = toSuggestion(observer.toShapes(), toTarget(report), now())
      if (text === null) io.log('--suggest: the spec has every member that was seen')
      else if (typeof options.suggest === 'string')
        write(options.suggest, text, `patch for the spec written to ${options.suggest}`)
      else if (stdoutIsTaken) io.log(text)
      else io.out(text)
    },
  }
}

/** The cases that were judged. */
function toJudgedIds(report: SuiteReport): Set<string> {
  return new Set(report.cases.filter((one) => one.status !== 'skip').map((one) => one.id))
}

function toTarget({ target }: SuiteReport): Snapshot['target'] {
  const kind = target.kind === 'files' || target.kind === 'client' ? 'server' : target.kind
  const host = kind === 'mock' ? 'embedded mock' : new URL(target.baseUrl ?? 'http://unknown').host
  return { kind, host, model: target.model, profile: target.profile }
}

/** Why the run cannot be compared with a snapshot; null if it can. */
function findReasonToSkip(report: SuiteReport, shapes: Shapes): string | null {
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
      : [...(report.notes ?? []), `the snapshot was taken with ${model}: the model may cause the differences`]
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

/** A snapshot has a few hundred lines, so a file beyond this size is something else. */
const mostSnapshotBytes = 16 * 1024 * 1024

/**
 * Reads the snapshot; null if the file does not exist.
 * @throws UsageError for a file that cannot be read or is not a snapshot
 */
function readSnapshot(file: string): Snapshot | null {
  const found = findFile('--snapshot', file)
  if (found === undefined) return null
  if (!found.isFile()) throw new UsageError(`--snapshot: ${file} is no ordinary file`)
  if (found.size > mostSnapshotBytes)
    throw new UsageError(`--snapshot: ${file} ${toAdvice('is far too large for a snapshot')}`)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new UsageError(`--snapshot: ${file} could not be read (${code})`)
  }
  try {
    return parseSnapshot(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error
    throw new UsageError(`--snapshot: ${file} ${toAdvice(error.message)}`)
  }
}

function toAdvice(what: string): string {
  return `${what}. It was left unchanged; name another file, or delete it to take a new snapshot`
}

/** One report row for each group of the snapshot, and for each new one, so that every reporter shows the drift. */
function toDriftRows(
  drift: readonly Drift[],
  given: { before: Snapshot; file: string; strict: boolean },
): CaseReport[] {
  const { kind, host, model } = given.before.target
  const source = `snapshot ${given.file} of ${kind === 'mock' ? host : `${host} (${kind})`}, ${model ?? 'no model'}`
  const groups = [...new Set([...given.before.shapes.keys(), ...drift.map((one) => one.group)])].sort()
  return groups.map((group) => {
    const failures = drift
      .filter((one) => one.group === group)
      .map(({ severity, message, before, now, at, blame, spec, next }) => ({
        check: 'snapshot-drift',
        severity,
        message,
        documented: `snapshot: ${before}; ${spec}`,
        received: now,
        at: at === '' ? 'body' : at,
        blame,
        next,
        source,
        count: 1,
      }))
    return {
      id: `drift/${group.replaceAll(' ', '.')}`,
      operationId: parseGroupKey(group).operationId,
      about: 'The shape of the answers is that of the snapshot.',
      status: toStatus(failures, given.strict),
      durationMs: 0,
      failures,
    }
  })
}
