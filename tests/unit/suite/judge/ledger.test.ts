/** The ledger folds repeats, keeps different findings apart, and stays bounded. */
import { expect, it } from 'vitest'
import type { Check, Finding } from '../../../suite/checks/check.ts'
import { createLedger } from '../../../suite/judge/failure-list.ts'

const check: Check = { name: 'a', promise: 'p', source: 'docs, 2026', severity: 'fail', inspect: () => undefined }
const finding: Finding = { message: 'm', documented: 'd', received: 'r', at: 'chunk 0' }

it('the same message of the same check is counted, and the first place kept', () => {
  const ledger = createLedger()
  const report = ledger.reporter(check)
  report(finding)
  report({ ...finding, at: 'chunk 9', received: 'other' })
  expect(ledger.failures).toEqual([
    { check: 'a', severity: 'fail', ...finding, blame: 'target', source: 'docs, 2026', count: 2 },
  ])
})

it.each<[what: string, other: Partial<Finding>, from: Check]>([
  ['another message', { message: 'n' }, check],
  ['another severity', { severity: 'warn' }, check],
  ['another check', {}, { ...check, name: 'b' }],
])('%s is another failure', (_, other, from) => {
  const ledger = createLedger()
  ledger.reporter(check)(finding)
  ledger.reporter(from)({ ...finding, ...other })
  expect(ledger.failures.map((one) => one.count)).toEqual([1, 1])
})

it('a finding may set severity, blame, source and next', () => {
  const ledger = createLedger()
  const own = { severity: 'notice', blame: 'spec', source: 'RFC', next: 'do' } as const
  ledger.reporter(check)({ ...finding, ...own })
  expect(ledger.failures).toMatchObject([own])
})

it('one check with a thousand different messages fills twenty lines, and leaves the others theirs', () => {
  const ledger = createLedger()
  for (let at = 0; at < 1000; at++) ledger.reporter(check)({ ...finding, message: `m ${at}` })
  ledger.reporter({ ...check, name: 'b' })(finding)
  expect(ledger.failures).toHaveLength(21)
  expect(ledger.failures.at(-1)).toMatchObject({ check: 'b' })
})
