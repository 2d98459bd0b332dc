/** The failures of a run: equal ones of several cases under one heading, as in the reports. */
import type { CaseReport } from '../../../../tests/suite/index.ts'
import { Badge } from '../ui/badge.tsx'
import { suiteStrings as strings } from './strings.ts'

type Failure = CaseReport['failures'][number]

interface Group {
  failure: Failure
  ids: string[]
}

export interface FailureGroupsProps {
  reports: readonly CaseReport[]
  onOpen: (id: string) => void
}

/** Groups by check, severity and message; failures before warnings, the most frequent first. */
function toGroups(reports: readonly CaseReport[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { id, failures } of reports)
    for (const failure of failures) {
      const key = `${failure.severity}\n${failure.check}\n${failure.message}`
      const group = groups.get(key) ?? { failure, ids: [] }
      if (group.ids.at(-1) !== id) group.ids.push(id)
      groups.set(key, group)
    }
  const order = { fail: 0, warn: 1, notice: 2 }
  return [...groups.values()].sort(
    (a, b) => order[a.failure.severity] - order[b.failure.severity] || b.ids.length - a.ids.length,
  )
}

/** The list; nothing where no check failed. */
export function FailureGroups({ reports, onOpen }: FailureGroupsProps) {
  const groups = toGroups(reports)
  if (groups.length === 0) return null
  return (
    <section class="failure-groups" aria-label={strings.failures}>
      <h2>{strings.failures}</h2>
      {groups.map(({ failure, ids }) => (
        <details key={`${failure.severity} ${failure.check} ${failure.message}`} class="failure-group">
          <summary>
            <Badge tone={failure.severity === 'fail' ? 'bad' : failure.severity === 'warn' ? 'warn' : 'plain'}>
              {failure.check}
            </Badge>{' '}
            {failure.message} <span class="quiet">×{ids.length}</span>
          </summary>
          <dl class="failure-facts">
            <dt>{strings.documented}</dt>
            <dd>{failure.documented}</dd>
            <dt>{strings.received}</dt>
            <dd class="mono">{failure.received}</dd>
            <dt>{strings.at}</dt>
            <dd class="mono">{failure.at}</dd>
            {failure.next === undefined ? null : (
              <>
                <dt>{strings.next}</dt>
                <dd>{failure.next}</dd>
              </>
            )}
            <dt>{strings.source}</dt>
            <dd>{failure.source}</dd>
            <dt>{strings.inCases(ids)}</dt>
            <dd>
              {ids.map((id) => (
                <button key={id} type="button" class="case-link" onClick={() => onOpen(id)}>
                  {id}
                </button>
              ))}
            </dd>
          </dl>
        </details>
      ))}
    </section>
  )
}
