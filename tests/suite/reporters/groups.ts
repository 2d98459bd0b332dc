/** Groups equal failures of several cases or files, so that one cause is reported under one heading. */
import { toRequestRows, toRows, type Report, type ReportedFailure, type Row } from './report.ts'
import type { Severity } from '../judge/index.ts'

/** One occurrence of a failure. */
export interface Place {
  row: Row
  failure: ReportedFailure
}

/** Failures with the same check, severity and message. */
export interface FailureGroup {
  /** The first of them, which reports show in full. */
  failure: ReportedFailure
  /** In the order of the report; never empty. */
  places: readonly Place[]
  /** All occurrences, including those within one exchange. */
  count: number
}

const severities: readonly Severity[] = ['fail', 'warn', 'notice']

/** The groups of a report: `fail` first, then `warn`, then `notice`; each in the order of their first occurrence. */
export function toGroups(report: Report): FailureGroup[] {
  return groupRows(toRows(report))
}

/** The groups of what `--requests` found, in the same order. */
export function toRequestGroups(report: Report): FailureGroup[] {
  return groupRows(toRequestRows(report))
}

function groupRows(rows: readonly Row[]): FailureGroup[] {
  const groups = new Map<string, Place[]>()
  for (const row of rows)
    for (const failure of row.failures) {
      const key = JSON.stringify([failure.check, failure.severity, failure.message])
      const places = groups.get(key) ?? []
      groups.set(key, places)
      places.push({ row, failure })
    }
  return bySeverity([...groups.values()].map((places) => toGroup(places)))
}

/** Groups in the order of their severity, and among equals in their own. */
export function bySeverity(groups: readonly FailureGroup[]): FailureGroup[] {
  return severities.flatMap((severity) => groups.filter((group) => group.failure.severity === severity))
}

/** A group of these occurrences of one failure. */
export function toGroup(places: readonly Place[]): FailureGroup {
  return {
    failure: places[0]!.failure,
    places,
    count: places.reduce((sum, place) => sum + place.failure.count, 0),
  }
}
