/** The comparison of two runs: which cases count, and the medians of their times. */
import { expect, test } from 'vitest'
import { compareRuns, toCompareExit } from '../../../../scripts/commands/compare/compare.ts'
import type { CaseReport, ReportedFailure, SuiteReport } from '../../../suite/reporters/index.ts'

const failure: ReportedFailure = {
  check: 'finish-reason',
  severity: 'fail',
  message: 'm',
  documented: 'd',
  received: 'r',
  at: 'a',
  blame: 'target',
  source: 's',
  count: 1,
}

function toCase(id: string, durationMs: number, over: Partial<CaseReport> = {}): CaseReport {
  return { id, operationId: 'createChatCompletion', about: id, status: 'pass', durationMs, failures: [], ...over }
}

function toRun(name: string, cases: CaseReport[], over: Partial<SuiteReport> = {}) {
  const summary = { cases: cases.length, pass: 0, warn: 0, fail: 0, skip: 0, durationMs: 0 }
  const report: SuiteReport = {
    schemaVersion: 1,
    target: { kind: 'server', baseUrl: null, model: 'kimi-k2.6', profile: 'official' },
    verdict: 'pass',
    summary: { ...summary, tokens: { prompt: 0, completion: 0 }, costUsd: 0 },
    cases,
    ...over,
  }
  return { name, report, observer: { toShapes: () => new Map() } }
}

test.each([
  [[30], 30],
  [[100, 20], 60],
  [[30, 10, 1000], 30],
  [[1000, 10, 40, 20], 30],
])('the median of the durations %j is %i', (durations, median) => {
  const cases = durations.map((ms, at) => toCase(`chat/${at}`, ms))
  const { targets } = compareRuns([toRun('a', cases), toRun('b', cases)])
  expect(targets.map(({ timings }) => timings)).toEqual([
    { ttftMs: null, durationMs: median },
    { ttftMs: null, durationMs: median },
  ])
})

test('only cases that were judged on both targets are compared', () => {
  const skipped = { status: 'skip', skippedBecause: 'busy' } as const
  const failed: Partial<CaseReport> = { status: 'fail', failures: [failure] }
  const a = toRun('a', [toCase('x', 1), toCase('y', 2, failed), toCase('only-a', 900)])
  const b = toRun('b', [toCase('x', 3), toCase('y', 4, skipped)])
  const compared = compareRuns([a, b])
  expect(compared).toMatchObject({ verdict: 'alike', comparedCases: 1, differences: { verdicts: 0, shape: 0 } })
  expect(compared.targets.map(({ timings }) => timings.durationMs)).toEqual([1, 3])
  expect(compared.cases.find(({ id }) => id === 'only-a')?.cells.map(({ status }) => status)).toEqual([
    'pass',
    'absent',
  ])
})

test('another failure on one target is a difference, and a notice or a rate is not', () => {
  const withFailure = (over: object) => [toCase('x', 1, { status: 'warn', failures: [{ ...failure, ...over }] })]
  const good = toRun('a', [toCase('x', 1)])
  const verdict = (over: object) => compareRuns([good, toRun('b', withFailure(over))]).verdict
  expect(verdict({})).toBe('different')
  expect(verdict({ severity: 'notice' })).toBe('alike')
  expect(verdict({ check: 'model-choice-rate', severity: 'warn' })).toBe('alike')
})

test('a run that was stopped has no verdict unless there is a difference', () => {
  const good = toRun('a', [toCase('x', 1)])
  const stopped = toRun('b', [toCase('x', 1)], { verdict: 'inconclusive', inconclusiveBecause: 'no key' })
  const compared = compareRuns([good, stopped])
  expect(compared).toMatchObject({ verdict: 'inconclusive', inconclusiveBecause: 'b: no key' })
  expect(toCompareExit(compared)).toBe(3)
  expect(toCompareExit(compareRuns([good, good]))).toBe(0)
  expect(toCompareExit(compareRuns([good, { ...good, report: { ...good.report, verdict: 'fail' } }]))).toBe(1)
})
