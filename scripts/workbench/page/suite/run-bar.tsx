/** What a run would send and cost, its start, progress, stop, and its reports. */
import { environment } from '../state/environment.ts'
import {
  chosen,
  costLimit,
  isRunning,
  plan,
  progress,
  renderReport,
  report,
  results,
  runCases,
  stopSuite,
} from '../state/suite.ts'
import { saveFile } from '../traffic/save-file.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { notifyError } from '../ui/toast.tsx'
import { suiteStrings as strings } from './strings.ts'

const fileTypes = {
  json: ['json', 'application/json'],
  junit: ['xml', 'application/xml'],
  html: ['html', 'text/html'],
  markdown: ['md', 'text/markdown'],
} as const

/** The bar above the cases. */
export function RunBar() {
  const ids = chosen.value.map(({ id }) => id)
  const failed = [...results.value.values()].filter(({ status }) => status === 'fail' || status === 'warn')
  return (
    <header class="run-bar">
      <div class="run-row">
        {isRunning.value ? (
          <Button onClick={stopSuite}>{strings.stop}</Button>
        ) : (
          <Button kind="primary" disabled={ids.length === 0} onClick={() => void runCases(ids)}>
            {strings.run(ids.length)}
          </Button>
        )}
        {isRunning.value || failed.length === 0 ? null : (
          <Button onClick={() => void runCases(failed.map(({ id }) => id))}>{strings.again(failed.length)}</Button>
        )}
        <Bound />
      </div>
      {progress.value === null ? null : <Outcome />}
    </header>
  )
}

function Bound() {
  const shown = plan.value
  if (shown === null) return null
  const sent = chosen.value.filter(({ skippedBecause }) => skippedBecause === null)
  const requests = 1 + sent.reduce((sum, one) => sum + one.requests, 0)
  const tokens = sent.reduce((sum, one) => sum + one.tokens, 0)
  const hasPrice = sent.every(({ costUsd }) => costUsd !== null)
  const cost = hasPrice ? sent.reduce((sum, one) => sum + (one.costUsd ?? 0), 0) : null
  return (
    <>
      <span class="quiet">
        {strings.on(environment.value?.name ?? '', shown.model)}: {strings.bound(requests, tokens)},{' '}
        {shown.isBilled ? strings.cost(cost) : strings.free}
      </span>
      {shown.isBilled ? (
        <label class="filter-choice" title={strings.limitHint}>
          <span class="quiet">{strings.limit}</span>
          <input
            class="cost-limit"
            inputMode="decimal"
            value={costLimit.value}
            onInput={(event) => (costLimit.value = event.currentTarget.value)}
          />
        </label>
      ) : null}
    </>
  )
}

function Outcome() {
  const { done, of } = progress.value!
  const ended = report.value
  const counts = (['pass', 'warn', 'fail', 'skip'] as const).map(
    (status) => [status, [...results.value.values()].filter((one) => one.status === status).length] as const,
  )
  const tones = { pass: 'good', warn: 'warn', fail: 'bad', skip: 'plain' } as const
  return (
    <div class="run-row">
      <progress max={of} value={done} aria-label={strings.progress(done, of)} />
      <span role="status">
        {ended === null ? strings.progress(done, of) : strings.verdicts[ended.verdict]}
        {ended === null && !isRunning.value ? ` (${strings.stopped})` : ''}
      </span>
      {counts.map(([status, count]) =>
        count === 0 ? null : (
          <Badge key={status} tone={tones[status]}>
            {count} {strings.statuses[status]}
          </Badge>
        ),
      )}
      {ended === null ? null : (
        <>
          <span class="quiet">
            {strings.summary(
              (ended.summary.durationMs / 1000).toFixed(1),
              ended.summary.tokens.prompt + ended.summary.tokens.completion,
              plan.value?.isBilled === false ? strings.free : strings.spent(ended.summary.costUsd),
            )}
          </span>
          <span class="detail-copy">
            <span class="quiet">{strings.download}</span>
            {Object.entries(strings.forms).map(([name, label]) => (
              <Button key={name} kind="quiet" onClick={() => download(name as keyof typeof fileTypes)}>
                {label}
              </Button>
            ))}
          </span>
        </>
      )}
    </div>
  )
}

function download(reporter: keyof typeof fileTypes): void {
  const [extension, type] = fileTypes[reporter]
  renderReport(reporter).then((text) => saveFile(`kimi-contract-report.${extension}`, text, type), notifyError)
}
