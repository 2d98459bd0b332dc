/** Drift as rows of the report, one a group of answers, so that every reporter tells it. */
import { toStatus, type CaseReport } from '../../../../tests/suite/reporters/report.ts'
import type { Drift } from '../../../../tests/suite/snapshot/drift.ts'
import type { Snapshot } from '../../../../tests/suite/snapshot/snapshot.ts'
import { parseGroupKey } from '../../../../tests/suite/snapshot/shape.ts'

/** One row for each group of the snapshot, and for each that is new. */
export function toDriftRows(
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
