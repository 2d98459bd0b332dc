/** Which verdicts count as a difference and which cases count for the times, on hand-written reports; `compare --help` states the rule. */
import { expect, it } from 'vitest'
import { compareRuns, toCompareExit, type TargetRun } from '../../../../scripts/commands/compare/compare.ts'
import { toHeadline } from '../../../../scripts/commands/compare/sections.ts'
import {
  countStatuses,
  toVerdict,
  type CaseReport,
  type CaseStatus,
  type ReportedFailure,
} from '../../../suite/reporters/report.ts'

function failure(check: string, severity: 'fail' | 'warn' | 'notice'): ReportedFailure {
  const text = { message: 'm', documented: 'd', received: 'r', at: 'body', source: 's' }
  return { check, severity, ...text, blame: 'target', count: 1 }
}

function one(id: string, status: CaseStatus, checks: string[] = [], times: [number, number] = [10, 20]): CaseReport {
  const severity = status === 'fail' ? 'fail' : status === 'warn' ? 'warn' : 'notice'
  return {
    id,
    operationId: 'createChatCompletion',
    about: '',
    status,
    ttftMs: times[0],
    durationMs: times[1],
    ...(status === 'skip' ? { skippedBecause: 'it does not apply' } : {}),
    failures: checks.map((check) => failure(check, severity)),
  }
}

function ran(name: string, cases: CaseReport[], cut: string | null = null): TargetRun {
  const summary = { durationMs: 1, tokens: { prompt: 0, completion: 0 }, costUsd: 0 }
  return {
    name,
    observer: { toShapes: () => new Map() },
    report: {
      schemaVersion: 1,
      target: { kind: 'server', baseUrl: `http://${name}/v1`, model: 'kimi-k2.6', profile: 'official' },
      ...toVerdict(cases, cut),
      summary: { cases: cases.length, ...countStatuses(cases), ...summary },
      cases,
    },
  }
}

const chance = 'model-choice-rate'
it.each<[string, CaseReport[], CaseReport[], string[], string, number]>([
  ['the same verdicts', [one('a', 'pass')], [one('a', 'pass')], [], 'alike', 0],
  ['pass and fail', [one('a', 'pass')], [one('a', 'fail', ['x'])], ['a'], 'different', 1],
  ['pass and warn', [one('a', 'pass')], [one('a', 'warn', ['x'])], ['a'], 'different', 1],
  ['failures of other checks', [one('a', 'fail', ['x'])], [one('a', 'fail', ['y'])], ['a'], 'different', 1],
  ['the same failure twice', [one('a', 'fail', ['x'])], [one('a', 'fail', ['x', 'x'])], [], 'alike', 1],
  ['another notice', [one('a', 'pass', ['x'])], [one('a', 'pass', ['y'])], [], 'alike', 0],
  ['another rate of the model’s choice', [one('a', 'pass')], [one('a', 'warn', [chance])], [], 'alike', 0],
  [
    'a case skipped on one side',
    [one('a', 'pass'), one('b', 'pass')],
    [one('a', 'skip'), one('b', 'pass')],
    [],
    'alike',
    0,
  ],
  ['every case skipped on one side', [one('a', 'pass')], [one('a', 'skip')], [], 'inconclusive', 3],
  ['no case on one side', [one('a', 'pass')], [], [], 'inconclusive', 3],
])('%s', (_, a, b, differing, verdict, exit) => {
  for (const runs of [
    [ran('a', a), ran('b', b)],
    [ran('b', b), ran('a', a)],
  ]) {
    const found = compareRuns(runs)
    expect(found.cases.filter((row) => row.differs).map((row) => row.id)).toEqual(differing)
    expect([found.verdict, toCompareExit(found)]).toEqual([verdict, exit])
  }
})

const cut = (status: CaseStatus) =>
  compareRuns([ran('a', [one('a', 'pass')]), ran('b', [one('a', status, ['x'])], 'the run was stopped')])

it('gives no verdict if a run was stopped before anything differed, and one if something differed', () => {
  expect([cut('pass').verdict, toCompareExit(cut('pass'))]).toEqual(['inconclusive', 3])
  expect(toHeadline(cut('pass'))).toBe('could not be compared: b: the run was stopped')
  expect([cut('fail').verdict, toCompareExit(cut('fail'))]).toEqual(['different', 1])
})

it.each([
  [[30], 30],
  [[100, 20], 60],
  [[30, 10, 1000], 30],
  [[1000, 10, 40, 20], 30],
])('the median of the durations %j is %i', (durations, median) => {
  const cases = durations.map((ms, at) => one(`chat/${at}`, 'pass', [], [ms, ms]))
  const { targets } = compareRuns([ran('a', cases), ran('b', cases)])
  expect(targets.map(({ timings }) => timings.durationMs)).toEqual([median, median])
})

it('uses the medians over the cases judged on every target', () => {
  const a = [
    one('a', 'pass', [], [1, 10]),
    one('b', 'pass', [], [3, 30]),
    one('c', 'pass', [], [900, 900]),
    one('d', 'pass'),
  ]
  const b = [one('a', 'pass', [], [2, 2]), one('b', 'pass', [], [5, 7]), one('c', 'skip')]
  const { targets, comparedCases, cases } = compareRuns([ran('a', a), ran('b', b)])
  expect(comparedCases).toBe(2)
  expect(cases.find((row) => row.id === 'd')?.cells.map((cell) => cell.status)).toEqual(['pass', 'absent'])
  expect(targets.map((target) => target.timings)).toEqual([
    { ttftMs: 2, durationMs: 20 },
    { ttftMs: 3.5, durationMs: 4.5 },
  ])
})
