/** Collects what the checks report. A finding that repeats an earlier one of the same check increases its count. */
import { toSourceText } from '../../../openapi/evidence.ts'
import type { Check, Failure, Finding, Report } from './check.ts'

export interface FailureList {
  failures: Failure[]
  reporter(check: Check): Report
}

/** Different findings kept for one check; more of them add no information. */
const maxFindingsPerCheck = 20

export function createFailureList(): FailureList {
  const failures: Failure[] = []
  const known = new Map<string, Failure>()
  const kinds = new Map<string, number>()
  return {
    failures,
    reporter: (check) => (finding) => {
      const severity = finding.severity ?? check.severity
      const key = `${check.name}\n${severity}\n${finding.message}`
      const before = known.get(key)
      if (before) {
        before.count++
        return
      }
      const seen = kinds.get(check.name) ?? 0
      if (seen >= maxFindingsPerCheck) return
      kinds.set(check.name, seen + 1)
      const failure = toFailure(check, finding, severity)
      known.set(key, failure)
      failures.push(failure)
    },
  }
}

function toFailure(check: Check, finding: Finding, severity: Failure['severity']): Failure {
  const failure: Failure = {
    check: check.name,
    severity,
    message: finding.message,
    documented: finding.documented,
    received: finding.received,
    at: finding.at,
    blame: finding.blame ?? 'target',
    source: toSourceText(finding.source ?? check.source),
    count: 1,
  }
  if (finding.next !== undefined) failure.next = finding.next
  return failure
}
