/** The cases with their results; the box before each chooses it for the next run. */
import type { PlannedCaseView } from '../../protocol.ts'
import { choose, chooseOnly, isRunning, left, plan, results } from '../state/suite.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { suiteStrings as strings } from './strings.ts'

export interface CaseListProps {
  search: string
  /** Shows only cases with this result. */
  status: '' | 'pass' | 'warn' | 'fail' | 'skip'
  selected: string | null
  onOpen: (id: string) => void
}

const tones = { pass: 'good', warn: 'warn', fail: 'bad', skip: 'plain' } as const

/** The table. */
export function CaseList({ search, status, selected, onOpen }: CaseListProps) {
  const words = search.toLowerCase().split(/\s+/)
  const shown = (plan.value?.cases ?? []).filter(
    ({ id, about }) =>
      words.every((word) => `${id} ${about}`.toLowerCase().includes(word)) &&
      (status === '' || results.value.get(id)?.status === status),
  )
  const ids = shown.map(({ id }) => id)
  if (shown.length === 0) return <p class="empty">{strings.noMatch}</p>
  return (
    <table class="cases">
      <caption class="visually-hidden">{strings.cases}</caption>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            <Button kind="quiet" disabled={isRunning.value} onClick={() => choose(ids, true)}>
              {strings.all}
            </Button>
            <Button kind="quiet" disabled={isRunning.value} onClick={() => choose(ids, false)}>
              {strings.none}
            </Button>
            {shown.length === plan.value?.cases.length ? null : (
              <Button kind="quiet" disabled={isRunning.value} onClick={() => chooseOnly(ids)}>
                {strings.only(ids.length)}
              </Button>
            )}
          </th>
          <th scope="col">
            <span class="visually-hidden">Result</span>
          </th>
          <th scope="col">
            <span class="visually-hidden">Duration</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((one) => (
          <Row key={one.id} one={one} isOpen={one.id === selected} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ one, isOpen, onOpen }: { one: PlannedCaseView; isOpen: boolean; onOpen: (id: string) => void }) {
  const result = results.value.get(one.id)
  const because = result?.skippedBecause ?? (result === undefined ? one.skippedBecause : undefined)
  return (
    <tr class={isOpen ? 'case-open' : undefined}>
      <td>
        <input
          type="checkbox"
          aria-label={one.id}
          checked={!left.value.has(one.id)}
          disabled={isRunning.value}
          onChange={(event) => choose([one.id], event.currentTarget.checked)}
        />
      </td>
      <td>
        <button
          type="button"
          class="case-link"
          aria-label={strings.openExchange(one.id)}
          onClick={() => onOpen(one.id)}
        >
          {one.id}
        </button>
        <span class="case-about">{because ?? one.about}</span>
      </td>
      <td>
        {result === undefined ? null : <Badge tone={tones[result.status]}>{strings.statuses[result.status]}</Badge>}
      </td>
      <td class="case-duration">
        {result === undefined || result.status === 'skip' ? '' : `${Math.round(result.durationMs)} ms`}
      </td>
    </tr>
  )
}
