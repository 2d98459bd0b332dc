/** The summary of a long recording: rows that are no longer listed still count, in the numbers and in the verdict. */
import { expect, it } from 'vitest'
import { createSummary } from '../../../../scripts/commands/record/summary.ts'
import type { ObservedExchange } from '../../../../scripts/commands/record/observer.ts'
import { toExchange } from './helpers.ts'
import type { CaseStatus } from '../../../suite/reporters/report.ts'

function toJudged(status: CaseStatus): ObservedExchange {
  const texts = { check: 'x', message: 'm', documented: 'd', received: 'r', at: 'body', source: 's' }
  const severity = status === 'fail' ? 'fail' : 'warn'
  return toExchange({
    verdict: () => ({
      failures: status === 'warn' || status === 'fail' ? [{ ...texts, severity, blame: 'target', count: 1 }] : [],
      notJudgedBecause: status === 'skip' ? 'it has no path of the contract' : null,
      assembled: null,
    }),
  })
}

it.each<[string, [CaseStatus, number][], string, number]>([
  [
    'passes after 10,000 skipped ones',
    [
      ['skip', 10_000],
      ['pass', 50],
    ],
    'pass',
    10_001,
  ],
  [
    'warnings after 10,000 passes',
    [
      ['pass', 10_000],
      ['warn', 50],
    ],
    'warn',
    10_001,
  ],
  [
    'failures after 10,000 passes',
    [
      ['pass', 10_000],
      ['fail', 50],
    ],
    'fail',
    10_050,
  ],
  ['nothing but skipped ones', [['skip', 10_050]], 'inconclusive', 10_000],
])('the verdict over %s', (_, groups, verdict, rows) => {
  const target = { kind: 'server', baseUrl: 'http://127.0.0.1/v1', profile: 'official' } as const
  const summary = createSummary({ file: 'out.har', strict: false, target })
  let entry = 0
  for (const [status, count] of groups) {
    const exchange = toJudged(status)
    for (let n = 0; n < count; n++) summary.add(exchange, ++entry, (text) => text)
  }
  const report = summary.report(1)
  expect([report.verdict, report.files.length, report.summary.cases]).toEqual([verdict, rows, entry])
  expect(report.notes ?? []).toEqual(
    entry === rows ? [] : [`${entry - rows} more exchanges are counted and not listed`],
  )
})
