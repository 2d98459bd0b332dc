/** Suite: what would be sent and cost, the run, its failures in groups, and the exchanges of a case. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { environment } from '../state/environment.ts'
import { model } from '../state/request.ts'
import { go, place } from '../state/router.ts'
import { isRunning, loadPlan, plan, results, suiteProblem } from '../state/suite.ts'
import '../styles/suite.css'
import { CaseList } from './case-list.tsx'
import { CaseExchanges } from './case-exchanges.tsx'
import { FailureGroups } from './failure-groups.tsx'
import { RunBar } from './run-bar.tsx'
import { suiteStrings as strings } from './strings.ts'

const search = signal('')
const status = signal<keyof typeof strings.statusFilter>('')

/** The view. */
export function Suite() {
  const target = environment.value?.id
  const id = model.value
  useEffect(() => {
    if (!isRunning.value) void loadPlan()
  }, [target, id])
  const open = place.value.rest.length > 0 ? place.value.rest.join('/') : null
  return (
    <div class={`suite ${open === null ? '' : 'suite-open'}`}>
      <div class="suite-main">
        <RunBar />
        {suiteProblem.value === null ? null : (
          <p class="suite-problem" role="alert">
            {suiteProblem.value}
          </p>
        )}
        {plan.value === null ? (
          suiteProblem.value === null ? (
            <p class="empty">{strings.planning}</p>
          ) : null
        ) : (
          <div class="suite-scroll">
            <FailureGroups reports={[...results.value.values()]} onOpen={onOpen} />
            <div class="filter-bar">
              <input
                type="search"
                aria-label={strings.search}
                placeholder={strings.searchPlaceholder}
                value={search.value}
                onInput={(event) => (search.value = event.currentTarget.value)}
              />
              <label class="filter-choice">
                <span class="quiet">{strings.show}</span>
                <select
                  value={status.value}
                  onChange={(event) => (status.value = event.currentTarget.value as typeof status.value)}
                >
                  {Object.entries(strings.statusFilter).map(([name, text]) => (
                    <option key={name} value={name}>
                      {text}
                    </option>
                  ))}
                </select>
              </label>
            </div>
            <CaseList search={search.value} status={status.value} selected={open} onOpen={onOpen} />
          </div>
        )}
      </div>
      <div class="suite-detail">
        {open === null ? <p class="empty">{strings.choose}</p> : <CaseExchanges key={open} id={open} />}
      </div>
    </div>
  )
}

function onOpen(caseId: string): void {
  go('suite', ...caseId.split('/'))
}
