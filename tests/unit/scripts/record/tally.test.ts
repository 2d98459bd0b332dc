/** The books of a long recording: what is no longer listed still counts, in the numbers and in the verdict. */
import { expect, it } from 'vitest'
import { createByteStore } from '../../../../scripts/commands/record/byte-store.ts'
import { createTally } from '../../../../scripts/commands/record/tally.ts'
import type { Passed } from '../../../../scripts/commands/record/watch.ts'
import type { CaseStatus } from '../../../suite/reporters/report.ts'

function toPassed(status: CaseStatus): Passed {
  const texts = { check: 'x', message: 'm', documented: 'd', received: 'r', at: 'body', source: 's' }
  const severity = status === 'fail' ? 'fail' : 'warn'
  return {
    asking: { method: 'GET', path: '/v1/models', url: 'http://127.0.0.1/v1/models', headers: [] },
    operationId: 'listModels',
    startedAt: new Date(0),
    status: 200,
    statusText: 'OK',
    headers: [],
    request: createByteStore(1),
    response: createByteStore(1),
    outcome: { kind: 'complete' },
    end: 'complete',
    endedAtMs: 1,
    unkept: null,
    failures: status === 'warn' || status === 'fail' ? [{ ...texts, severity, blame: 'target', count: 1 }] : [],
    unjudged: status === 'skip' ? 'it has no path of the contract' : null,
    said: null,
  }
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
  const tally = createTally({ file: 'out.har', strict: false, target })
  let entry = 0
  for (const [status, count] of groups) {
    const passed = toPassed(status)
    for (let n = 0; n < count; n++) tally.add(passed, ++entry, (text) => text)
  }
  const report = tally.report(1)
  expect([report.verdict, report.files.length, report.summary.cases]).toEqual([verdict, rows, entry])
  expect(report.notes ?? []).toEqual(
    entry === rows ? [] : [`${entry - rows} more exchanges are counted and not listed`],
  )
})
